import { addDays, dayOf, daysIn, isDay, startOf, StoppedClock } from '#database';

it('begins a day at midnight in Shanghai', () => {
  expect(dayOf(new Date('2020-12-31T15:59:59.999Z'))).toBe('2020-12-31');
  expect(dayOf(new Date('2020-12-31T16:00:00Z'))).toBe('2021-01-01');
  expect(startOf('2021-01-01')).toEqual(new Date('2020-12-31T16:00:00Z'));
});

it('knows the summer time of 1986 to 1991', () => {
  expect(startOf('1988-07-01')).toEqual(new Date('1988-06-30T15:00:00Z'));
  expect(dayOf(startOf('1988-07-01'))).toBe('1988-07-01');
});

it('tells days of the calendar from others', () => {
  expect(['2024-02-29', '2019-12-31'].every(isDay)).toBe(true);
  expect(['2023-02-29', '2024-13-01', '2024-1-1', '2024-01-01T00:00', '', '０２０２-01-01'].some(isDay)).toBe(
    false,
  );
});

it('counts both days of a window', () => {
  expect(daysIn('2019-12-28', '2020-01-26')).toBe(30);
  expect(addDays('2019-12-28', 29)).toBe('2020-01-26');
  expect(addDays('2020-03-01', -1)).toBe('2020-02-29');
});

it('stops the clock at noon of a day', () => {
  const clock = new StoppedClock('2023-12-31');
  expect(clock.now()).toEqual(new Date('2023-12-31T04:00:00Z'));
  clock.set(new Date('2023-12-31T16:00:00Z'));
  expect(clock.today()).toBe('2024-01-01');
});
