import type { ReadParagraph } from '../legal-text.js';
import { markOf, type Mark } from './marks.js';

/** A paragraph that has words, with its outer blanks measured and its mark read. */
export interface Line {
  paragraph: ReadParagraph;
  /** The words without outer blanks; `from` and `to` say where they stand in the paragraph. */
  text: string;
  from: number;
  to: number;
  mark: Mark | null;
}

/** Measures a paragraph; null when it is blank. */
export function lineOf(paragraph: ReadParagraph): Line | null {
  const raw = paragraph.text;
  // In a row an empty first or last cell is a blank that means something.
  if (paragraph.row)
    return /\S/.test(raw) ? { paragraph, text: raw, from: 0, to: raw.length, mark: null } : null;
  let from = 0;
  let to = raw.length;
  while (from < to && isBlank(raw.charCodeAt(from))) from++;
  while (to > from && isBlank(raw.charCodeAt(to - 1))) to--;
  if (from === to) return null;
  const text = to - from === raw.length ? raw : raw.slice(from, to);
  return { paragraph, text, from, to, mark: markOf(text) };
}

/** Zero-width signs and the byte order mark are blanks to a reader, though not all of them are to \s. */
export function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code === 0x3000 || code === 0xa0 || code === 0xfeff || code === 0xad) return true;
  return (
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060
  );
}

/** The text without any blanks: 总　　则 and 总则 are one heading. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/g, '');
}
