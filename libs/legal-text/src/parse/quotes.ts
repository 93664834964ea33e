import type { Line } from './line.js';

/** Which lines stand inside a quotation that an earlier line opened, and where a quotation was never closed. */
export interface Quotations {
  quoted: boolean[];
  unclosed: number[];
}

const MARKS = /[“”「」]/;
/** A quotation longer than this is a forgotten quotation mark. */
const LONGEST = 600;

/**
 * Finds quotations that run over several paragraphs. Amendments quote whole new articles: each paragraph begins with “
 * and only the last ends with ”. Such lines belong to the paragraph that quotes them and are no provisions of this text.
 */
export function findQuotations(lines: readonly Line[]): Quotations {
  const quoted = lines.map(() => false);
  const unclosed: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    const begins = i > 0 && lines[i - 1]!.text.endsWith('：') && isWholeQuotation(lines[i]!.text);
    if (begins) quoted[i] = true;
    let depth = balance(lines[i]!.text);
    if (depth <= 0) continue;
    const last = lastOf(lines, i, depth);
    if (last === null) {
      unclosed.push(i);
      continue;
    }
    for (let j = i + 1; j <= last; j++) {
      quoted[j] = true;
      depth += balance(lines[j]!.text, true);
    }
    if (depth > 0) unclosed.push(i);
    i = last;
  }
  return { quoted, unclosed };
}

/** The last line of the quotation opened in line `first`; null when it is never closed. */
function lastOf(lines: readonly Line[], first: number, opened: number): number | null {
  let depth = opened;
  const reopened = /^[“「]/.test(lines[first + 1]?.text ?? '');
  for (let j = first + 1; j < lines.length && j - first <= LONGEST; j++) {
    // Where every paragraph opens anew, the first that does not ends the quotation, closed or not.
    if (reopened && !/^[“「]/.test(lines[j]!.text)) return j - 1;
    if (!reopened && isNextProvision(lines, first, j)) return null;
    depth += balance(lines[j]!.text, true);
    if (depth <= 0) return j;
  }
  return reopened ? Math.min(first + LONGEST, lines.length - 1) : null;
}

/** Whether line `j` carries on the numbering the quoting line stands in: then a mark was forgotten before it. */
function isNextProvision(lines: readonly Line[], first: number, j: number): boolean {
  const mark = lines[j]!.mark;
  if (mark?.is === 'LIST' && mark.style === 'COMMA') {
    const host = lines[first]!.mark;
    return host?.is === 'LIST' && host.style === 'COMMA' && mark.number === host.number + 1;
  }
  if (mark?.is !== 'ARTICLE') return false;
  for (let i = first; i >= 0 && first - i < LONGEST; i--) {
    const host = lines[i]!.mark;
    if (host?.is === 'ARTICLE')
      return Number(mark.number) === Math.trunc(Number(host.number?.split('-')[0])) + 1;
  }
  return false;
}

/** “第三条　……” or an opened quotation, but not “公共场所”，是指……: a definition begins with a quoted word. */
function isWholeQuotation(text: string): boolean {
  if (!/^[“「]/.test(text)) return false;
  return balance(text) > 0 || /[”」][。；，]?$/.test(text);
}

/** Quotation marks opened and not closed; in a running quotation a mark at the beginning opens nothing new. */
function balance(text: string, running = false): number {
  if (!MARKS.test(text)) return 0;
  let depth = 0;
  for (let i = running && /^[“「]/.test(text) ? 1 : 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x201c || code === 0x300c) depth++;
    else if (code === 0x201d || code === 0x300d) depth--;
  }
  return depth;
}
