import type { Concern, Family, Place } from './concern.js';

export type Draw = { pick<T>(list: readonly T[]): T };

/** Reads a provision for what people stumble over; the matches are its own words. */
export interface Rule {
  key: string;
  family: Family;
  at: RegExp;
  of(match: RegExpExecArray, place: Place, draw: Draw): Omit<Concern, 'key' | 'family'>;
}

/** The concern that a quoted part should read otherwise. */
export const change = (
  quote: string,
  proposed: string,
  place: Place,
  said: string[],
  why: string[],
): Omit<Concern, 'key' | 'family'> => ({
  kind: 'TEXT_CHANGE',
  said,
  wording: `建议将${place.citation}中的“${quote}”修改为“${proposed}”。`,
  why,
  quote,
  proposed,
});

/** The concern that something is missing after a quoted part. */
export const addition = (quote: string, added: string, place: Place, said: string[], why: string[]) => ({
  kind: 'ADDITION' as const,
  said,
  wording: `建议在${place.citation}中增加规定：“${added}”`,
  why,
  quote,
  proposed: added,
});

/** Sayings that quote, when what they quote is short enough to be said, and others. */
export const quoting = (quote: string, withQuote: string[], without: string[]) =>
  quote.length <= 16 ? [...withQuote, ...without] : without;
