import type { Paragraph } from '../legal-text.js';

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  emsp: '\u3000',
  ensp: '\u2002',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  times: '×',
};
const BLOCKS =
  /^(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|section|article|header|footer|blockquote|center|body|pre|table|tbody|thead|br|hr)$/;
const SKIPPED = /^(?:script|style|head|title|noscript|select|button|template)$/;

/** &nbsp; &#12288; &#x3000; and the like, as signs; unknown ones stay as written. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]+));/g,
    (whole, decimal, hex, name) => {
      if (name) return NAMED[name as string] ?? whole;
      const code = decimal ? Number(decimal) : parseInt(hex as string, 16);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}

/** The paragraphs and table rows of a page. A paragraph that is one link into the page is an entry of its contents. */
export function readHtml(html: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let words = '';
  let linked = 0;
  let cells: string[] | null = null;
  let skip: string | null = null;
  let anchor = false;
  const flush = () => {
    const text = words.replace(/[ \t\r\n]+/g, ' ').trim();
    if (cells) {
      words = text === '' ? '' : `${text} `;
      return;
    }
    if (text !== '')
      paragraphs.push(linked > 0 && linked >= text.length ? { text, role: 'CONTENTS' } : { text });
    words = '';
    linked = 0;
  };
  for (const [, comment, tag, raw] of html.matchAll(
    /(<!--[\s\S]*?(?:-->|$)|<![^>]*>)|<([^<>]*)>|([^<]+|<)/g,
  )) {
    if (comment !== undefined) continue;
    if (tag === undefined) {
      if (skip) continue;
      const text = decodeEntities(raw!);
      if (anchor) linked += text.trim().length;
      words += text;
      continue;
    }
    const found = /^\s*(\/?)([a-zA-Z][a-zA-Z0-9:]*)/.exec(tag);
    if (!found) continue;
    const closing = found[1] === '/';
    const name = found[2]!.toLowerCase();
    if (skip) {
      if (closing && name === skip) skip = null;
    } else if (!closing && SKIPPED.test(name) && !tag.endsWith('/')) {
      skip = name;
    } else if (name === 'a') {
      anchor = !closing && /href\s*=\s*["']?#/i.test(tag);
    } else if (name === 'tr') {
      if (cells && cells.some((cell) => cell !== '')) paragraphs.push(rowOf(cells));
      words = '';
      cells = closing ? null : [];
      if (!closing) linked = 0;
    } else if (name === 'td' || name === 'th') {
      if (!closing) words = '';
      else if (cells) cells.push(words.replace(/\s+/g, ' ').trim());
      if (closing) words = '';
    } else if (BLOCKS.test(name)) {
      flush();
    }
  }
  flush();
  return paragraphs;
}

/** A row of one cell is layout, not a table. */
function rowOf(cells: string[]): Paragraph {
  return cells.length === 1 ? { text: cells[0]! } : { text: cells.join('\t'), row: true };
}
