import type { Paragraph } from '../legal-text.js';
import { decodeEntities } from './html.js';

const TABLE_ROW = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*$/;
const UNDERLINE = /^\s*(?:={3,}|-{3,}|\*{3,}|_{3,})\s*$/;

/** Whether a text uses Markdown's marks, whatever its file is called. */
export function looksLikeMarkdown(text: string): boolean {
  return /^#{1,6} \S/m.test(text) || /^(?:={3,}|-{3,})\s*$/m.test(text);
}

/**
 * Takes Markdown's marks off, one paragraph a line so that paragraph numbers are line numbers. Quotations (>) are
 * remarks about the law (立法理由, notes) and not the law; a link into the page is an entry of the table of contents.
 */
export function readMarkdown(text: string): Paragraph[] {
  let comment = false;
  let frontMatter = /^\uFEFF?---\s*\n/.test(text);
  return text.split(/\r\n|\n|\r/).map((raw, i) => {
    if (frontMatter) {
      if (i > 0 && /^(?:---|\.\.\.)\s*$/.test(raw)) frontMatter = false;
      return { text: '' };
    }
    let line = raw;
    if (comment) {
      const end = line.indexOf('-->');
      if (end === -1) return { text: '' };
      line = line.slice(end + 3);
      comment = false;
    }
    line = line.replace(/<!--.*?-->/g, '');
    if (line.includes('<!--')) {
      comment = true;
      line = line.slice(0, line.indexOf('<!--'));
    }
    return paragraphOf(line);
  });
}

function paragraphOf(line: string): Paragraph {
  if (UNDERLINE.test(line) || TABLE_RULE.test(line) || /^\s*(?:```|~~~)/.test(line)) return { text: '' };
  if (TABLE_ROW.test(line)) {
    const cells = line
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/);
    return { text: cells.map((cell) => inline(cell).trim()).join('\t'), row: true };
  }
  const quoted = /^\s*>+\s?/.exec(line);
  if (quoted) return { text: inline(line.slice(quoted[0].length)), role: 'ASIDE' };
  const entry = /^\s*(?:[*+-]\s+)?\[([^\]]*)\]\(#[^)]*\)\s*$/.exec(line);
  if (entry) return { text: inline(entry[1]!), role: 'CONTENTS' };
  return {
    text: inline(line.replace(/^(\s*)#{1,6}\s+(.*?)\s*#*\s*$/, '$1$2').replace(/^(\s*)[*+-]\s+/, '$1')),
  };
}

/** Escaped signs wait here, out of the way of the marks, until those are taken off. */
const ESCAPED = 0xf700;

function inline(text: string): string {
  if (!/[*_`\\[<&~]/.test(text)) return text;
  const plain = text
    .replace(/\\([\\`*_{}[\]()<>#+.!|~=-])/g, (_, sign: string) =>
      String.fromCharCode(ESCAPED + sign.charCodeAt(0)),
    )
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/<\/?(?:b|i|u|em|strong|span|font|p|div|center|a|sup|sub|br)\b[^>]*>/gi, '')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '$1');
  return decodeEntities(plain).replace(/[\uf700-\uf77f]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - ESCAPED),
  );
}
