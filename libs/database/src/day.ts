/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as texts. */
export type Day = string;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day in Shanghai at a moment. */
export function dayOf(moment: Date): Day {
  return format.format(moment);
}

/** The first moment of a day in Shanghai. */
export function startOf(day: Day): Date {
  const midnight = Date.parse(`${day}T00:00:00+08:00`);
  // Until 1991 Shanghai had summer time: its midnight came an hour earlier.
  const earlier = new Date(midnight - HOUR);
  return dayOf(earlier) === day ? earlier : new Date(midnight);
}

/** Whether the text is a day of the calendar: 2024-02-30 is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const utc = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(utc.getTime()) && utc.toISOString().startsWith(text);
}

/** The day `days` later; earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** How many days the span covers, first and last included: 2019-12-28 to 2020-01-26 is 30. */
export function daysIn(first: Day, last: Day): number {
  return (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY + 1;
}
