import type { Paragraph } from '../legal-text.js';
import { markOf } from '../parse/marks.js';
import { UnreadableFile } from '../unreadable-file.js';
import { joinLines } from './plain.js';

/** A line of a page: its words and where they stand, in points. */
interface PageLine {
  text: string;
  left: number;
  right: number;
  /** Distance from the bottom of the page. */
  y: number;
  /** Height of its signs. */
  size: number;
  page: number;
}

const MOST_PAGES = 2000;
/** Fewer signs than this on a page, on average, and the pages are pictures. */
const FEWEST_SIGNS = 20;

/**
 * Reads a PDF's text layer and puts its paragraphs together again: a line goes on where the one above it reaches the
 * right edge and it starts at the left one. Throws UnreadableFile: SCANNED_PDF, ENCRYPTED, BROKEN, TOO_LARGE.
 */
export async function readPdf(bytes: Uint8Array): Promise<Paragraph[]> {
  const lines = await pageLines(bytes);
  const pages = new Set(lines.map(({ page }) => page)).size;
  const signs = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (signs < FEWEST_SIGNS * Math.max(pages, 1)) throw new UnreadableFile('SCANNED_PDF');
  return paragraphsOf(lines);
}

async function pageLines(bytes: Uint8Array): Promise<PageLine[]> {
  const { getDocumentProxy } = await import('unpdf');
  // The parser keeps the buffer it is given for itself.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, isEvalSupported: false }).catch(
    (cause: unknown) => {
      const encrypted = cause instanceof Error && cause.name === 'PasswordException';
      throw new UnreadableFile(encrypted ? 'ENCRYPTED' : 'BROKEN', undefined, { cause });
    },
  );
  try {
    if (pdf.numPages > MOST_PAGES) throw new UnreadableFile('TOO_LARGE');
    const lines: PageLine[] = [];
    for (let page = 1; page <= pdf.numPages; page++) {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      lines.push(...linesOf(items as TextItem[], page));
    }
    if (lines.length === 0) throw new UnreadableFile('SCANNED_PDF');
    return lines;
  } finally {
    await pdf.destroy();
  }
}

interface TextItem {
  str?: string;
  transform: number[];
  width: number;
  height: number;
}

/** Puts the pieces of a page into lines: pieces at one height, from left to right. */
function linesOf(items: TextItem[], page: number): PageLine[] {
  const pieces = items
    .filter((item) => item.str !== undefined && item.str.trim() !== '')
    .map(({ str, transform, width, height }) => ({
      text: str!,
      left: transform[4]!,
      right: transform[4]! + width,
      y: transform[5]!,
      size: height || Math.abs(transform[3]!) || 12,
    }))
    .sort((a, b) => b.y - a.y || a.left - b.left);
  const lines: (PageLine & { pieces: typeof pieces })[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line && Math.abs(line.y - piece.y) < Math.max(line.size, piece.size) / 2) line.pieces.push(piece);
    else lines.push({ ...piece, page, pieces: [piece] });
  }
  return lines.map((line) => {
    line.pieces.sort((a, b) => a.left - b.left);
    let text = '';
    let right = -Infinity;
    for (const piece of line.pieces) {
      // A gap of more than half a sign is a space of the typesetter: 第一条　为了.
      text += right !== -Infinity && piece.left - right > piece.size * 0.5 ? `　${piece.text}` : piece.text;
      right = piece.right;
    }
    return { text, left: line.pieces[0]!.left, right, y: line.y, size: line.size, page };
  });
}

function paragraphsOf(lines: PageLine[]): Paragraph[] {
  const layout = layoutOf(lines.filter(({ text }) => !isPageNumber(text)));
  const paragraphs: Paragraph[] = [];
  let above: PageLine | null = null;
  let open: Paragraph | null = null;
  for (const line of lines) {
    if (isPageNumber(line.text)) {
      paragraphs.push({ text: line.text, role: 'ASIDE' });
      continue;
    }
    if (open && above && goesOn(above, line, layout)) open.text = joinLines(open.text, line.text);
    else paragraphs.push((open = { text: line.text }));
    above = line;
  }
  return paragraphs;
}

/** The edges of the text, and the leading inside a paragraph where paragraphs are set apart by more of it. */
interface Layout {
  left: number;
  right: number;
  leading: number | null;
  /** Whether paragraphs begin indented; then a line at the left edge always goes on. */
  indented: boolean;
}

function layoutOf(lines: PageLine[]): Layout {
  const left = most(lines.map((line) => line.left));
  const right = Math.max(left, high(lines.map((line) => line.right)));
  const gaps = lines
    .slice(1)
    .flatMap((line, i) => (line.page === lines[i]!.page ? [lines[i]!.y - line.y] : []));
  const leading = gaps.length > 0 ? most(gaps) : 0;
  const wider = gaps.filter((gap) => gap > leading * 1.25).length;
  const indents = lines.filter(
    (line) => line.left > left + line.size * 1.5 && line.left < left + line.size * 3,
  ).length;
  return {
    left,
    right,
    leading: wider * 5 > gaps.length ? leading : null,
    indented: indents * 10 > lines.length,
  };
}

function goesOn(above: PageLine, line: PageLine, { left, right, leading, indented }: Layout): boolean {
  if (Math.abs(above.size - line.size) > 1 || line.left > left + line.size * 0.8) return false;
  if (leading !== null && above.page === line.page) return above.y - line.y < leading * 1.25;
  if (above.right < right - line.size * 2.2) return false;
  // A sentence that fills its line to the end: without indents a coin's throw, and rarer inside a paragraph.
  return !/[。；：]$/.test(above.text) || (indented && markOf(line.text) === null);
}

function isPageNumber(text: string): boolean {
  return /^\s*(?:[-—–－·]\s*)?(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／]\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?(?:\s*[-—–－·])?\s*$/.test(
    text,
  );
}

/** The smallest value, to the point, that every tenth one has: the left edge among indents, the leading among gaps. */
function most(values: number[]): number {
  const counted = new Map<number, number>();
  for (const value of values) counted.set(Math.round(value), (counted.get(Math.round(value)) ?? 0) + 1);
  const often = [...counted].filter(([, times]) => times * 10 >= values.length).map(([value]) => value);
  return often.length > 0 ? Math.min(...often) : Math.min(...values);
}

/** The right edge: nine lines of ten end before or at it. */
function high(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 0;
}
