import { cleanText } from './clean-text.js';
import { readChannel } from './read-channel.js';
import { readDay } from './read-day.js';

it.each([
  ['2022-03-05', '2022-03-05'],
  ['2022/3/5 11:25:05', '2022-03-05'],
  ['2022.3.5', '2022-03-05'],
  ['2022年3月5日', '2022-03-05'],
  ['２０２２年３月５日', '2022-03-05'],
  ['二〇二二年三月五日', '2022-03-05'],
  ['二零二二年十二月三十一日', '2022-12-31'],
  ['20220305', '2022-03-05'],
  ['22.3.5', '2022-03-05'],
  ['2022-03-05T23:30:00', '2022-03-05'],
  ['Tue Aug 30 17:21:58 WIB 2016', '2016-08-30'],
  ['1472552518501', '2016-08-30'],
])('reads %s as the day it says', (text, day) => {
  expect(readDay(text)).toBe(day);
});

it.each(['', '2022-02-30', '昨天', '12', '2022-13-01', '第五条', '123456789012', '3月5日'])(
  'reads no day into "%s"',
  (text) => {
    expect(readDay(text)).toBeNull();
  },
);

it('takes armour off and leaves the words', () => {
  expect(cleanText('\r\n\t\t\t　一句\u200b话 \r\n\t\t\n\n\n　另一句\ufeff\t')).toBe('一句话\n\n另一句');
});

it.each([
  ['座谈会', 'MEETING'],
  ['电话', 'PHONE'],
  ['网上', 'ONLINE'],
  ['letter', 'LETTER'],
  ['入户走访', 'IN_PERSON'],
  ['飞鸽', null],
])('reads the channel %s', (name, channel) => {
  expect(readChannel(name)).toBe(channel);
});
