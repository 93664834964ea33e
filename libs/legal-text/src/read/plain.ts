import type { Paragraph } from '../legal-text.js';
import { markOf } from '../parse/marks.js';

/** Lines of a plain text file as paragraphs; where the file is wrapped at a fixed width, its lines are joined again. */
export function readPlain(text: string): Paragraph[] {
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029\f\v]/);
  return isWrapped(lines) ? unwrap(lines) : lines.map((line) => ({ text: line }));
}

const ENDS = /[。；：！？”』」）)〕】]$/;
const FEWEST_WRAPPED = 5;

/** A file is wrapped when many lines stop short of a sentence's end, all of them at nearly the same width. */
function isWrapped(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  const widest = widestOf(filled);
  if (widest > 140) return false;
  let wrapped = 0;
  filled.forEach((line, i) => {
    const next = filled[i + 1];
    if (next !== undefined && goesOn(line, next, widest)) wrapped++;
  });
  return wrapped >= FEWEST_WRAPPED && wrapped * 8 > filled.length;
}

function unwrap(lines: readonly string[]): Paragraph[] {
  const widest = widestOf(lines);
  const paragraphs: Paragraph[] = lines.map((line) => ({ text: line }));
  let first = 0;
  for (let i = 1; i < lines.length; i++) {
    if (lines[i - 1]!.trim() !== '' && lines[i]!.trim() !== '' && goesOn(lines[i - 1]!, lines[i]!, widest)) {
      // The joined line keeps the number of its first one; the others stay as blank lines to keep the count.
      paragraphs[first]!.text = joinLines(paragraphs[first]!.text, lines[i]!);
      paragraphs[i]!.text = '';
    } else first = i;
  }
  return paragraphs;
}

/** Joins two halves of a sentence; only between Latin words does a space belong. */
export function joinLines(above: string, below: string): string {
  const [left, right] = [above.trimEnd(), below.trimStart()];
  return /[A-Za-z0-9,.]$/.test(left) && /^[A-Za-z]/.test(right) ? `${left} ${right}` : left + right;
}

function goesOn(above: string, below: string, widest: number): boolean {
  if (ENDS.test(above.trimEnd()) || width(above.trimEnd()) < widest - 5) return false;
  return markOf(below.trim()) === null && indent(below) <= indent(above) + 2;
}

function widestOf(lines: readonly string[]): number {
  return lines.reduce((widest, line) => Math.max(widest, width(line.trimEnd())), 0);
}

function indent(line: string): number {
  return width(line) - width(line.trimStart());
}

/** Columns on a terminal: Chinese signs take two. */
function width(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length; i++) columns += text.charCodeAt(i) > 0x2e7f ? 2 : 1;
  return columns;
}
