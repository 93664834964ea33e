import type { ReadParagraph } from '../legal-text.js';
import { isBlank } from './blank.js';
import { markOf, type Mark } from './marks.js';
import type { Settled } from './settle.js';

/** A paragraph that has words, with its outer blanks measured and its mark read. */
export interface Line {
  paragraph: ReadParagraph;
  /** The words without outer blanks; `from` and `to` say where they stand in the paragraph. */
  text: string;
  from: number;
  to: number;
  mark: Mark | null;
  /** What the line turned out to be; null until its surroundings are looked at. */
  settled: Settled | null;
}

/** Measures a paragraph; null when it is blank. */
export function lineOf(paragraph: ReadParagraph): Line | null {
  const raw = paragraph.text;
  // In a row an empty first or last cell is a blank that means something.
  if (paragraph.row)
    return /\S/.test(raw)
      ? { paragraph, text: raw, from: 0, to: raw.length, mark: null, settled: null }
      : null;
  let from = 0;
  let to = raw.length;
  while (from < to && isBlank(raw.charCodeAt(from))) from++;
  while (to > from && isBlank(raw.charCodeAt(to - 1))) to--;
  if (from === to) return null;
  const text = to - from === raw.length ? raw : raw.slice(from, to);
  return { paragraph, text, from, to, mark: markOf(text), settled: null };
}

/** The text without any blanks: 总　　则 and 总则 are one heading. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/g, '');
}
