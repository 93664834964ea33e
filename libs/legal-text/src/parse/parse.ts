import type { LegalText, Paragraph, ParsedProvision, ReadParagraph, Warning } from '../legal-text.js';
import { build } from './build.js';
import { contentsDoubts, doubt, doubtsOf, entryName } from './doubts.js';
import { readFront } from './front.js';
import { lineOf, type Line } from './line.js';
import { findQuotations } from './quotes.js';
import { settle } from './settle.js';

/** A line that is only a link into the same page is an entry of a table of contents. */
const LINK_ENTRY = /^\s*(?:[*+-]\s+)?\[([^\]]*)\]\(#[^)]*\)\s*$/;
const PAGE_NUMBER =
  /^\s*(?:[-—–－]\s*[0-9０-９]{1,4}\s*[-—–－]|第\s*[0-9]{1,4}\s*页(?:\s*[,，/]?\s*共\s*[0-9]{1,4}\s*页)?)\s*$/;

const TABBED = /\S[^\S\t]*\t/;
const LABEL_AND_TAB = /^\s*(?:第[^\t]{1,12}|[（(]?[^\t]{1,4}[）).、．])\t[^\t]*$/;

/**
 * Reads a text that is already in paragraphs, or pasted, one paragraph a line. Reads anything: what it does not
 * understand stays in the tree as plain paragraphs, and what is doubtful is told in `warnings`.
 */
export function parseLegalText(input: string | readonly Paragraph[]): LegalText {
  const lines = linesOf(typeof input === 'string' ? splitLines(input) : input);

  const front = readFront(lines);
  lines.forEach(({ paragraph }, i) => (paragraph.role = front.roles[i]!));
  const paragraphs = lines.map(({ paragraph }) => paragraph);
  const body = lines.filter(({ paragraph }) => paragraph.role === 'BODY');
  const quotations = findQuotations(body);
  const provisions = build(
    settle(body, quotations.quoted),
    new Set(front.contents.map(({ text }) => entryName(text))),
  );

  const text = {
    title: joined(lines, 'TITLE', ''),
    note: joined(lines, 'NOTE', '\n'),
    usage: usageOf(body),
    provisions,
    paragraphs,
  };
  const warnings: Warning[] = [
    ...frontDoubts(lines, text.title, provisions),
    ...(front.contentsWithoutBody ? [withoutBody(front.contentsWithoutBody)] : []),
    ...contentsDoubts(front.contents, provisions),
    ...doubtsOf(provisions),
    ...quotations.unclosed.map((i) => unclosed(body[i]!)),
  ];
  return { ...text, warnings: warnings.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start) };
}

function splitLines(text: string): string[] {
  return /[\r\f\v\u0085\u2028\u2029]/.test(text)
    ? text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/)
    : text.split('\n');
}

/** The paragraphs that have words, numbered by their place. */
function linesOf(given: readonly (Paragraph | string)[]): Line[] {
  const lines: Line[] = [];
  for (let i = 0; i < given.length; i++) {
    const each = given[i]!;
    const { text, role, row } = typeof each === 'string' ? asLine(each) : unlinked(each);
    if (text === '') continue;
    const above = lines.at(-1)?.paragraph;
    // Below a row, a line that begins with a tab is a row whose first cell is empty.
    const belowRow = above?.row === true && above.number === i && text.startsWith('\t');
    const paragraph: ReadParagraph = { text, number: i + 1, role: role ?? 'BODY' };
    if (row || belowRow || isRow(text)) paragraph.row = true;
    if (role === undefined && text.length < 20 && PAGE_NUMBER.test(text)) paragraph.role = 'ASIDE';
    const line = lineOf(paragraph);
    if (line) lines.push(line);
  }
  return lines;
}

/** In a plain text, cells are parted by tabs; a tab that only follows a label or indents the line parts nothing. */
function isRow(text: string): boolean {
  return text.includes('\t') && TABBED.test(text) && !LABEL_AND_TAB.test(text);
}

function asLine(text: string): Paragraph {
  if (!text.includes('](#')) return { text };
  const entry = LINK_ENTRY.exec(text);
  return entry ? { text: entry[1]!, role: 'CONTENTS' } : { text };
}

function unlinked(paragraph: Paragraph): Paragraph {
  return paragraph.role === undefined && paragraph.text.includes('](#')
    ? { ...paragraph, ...asLine(paragraph.text) }
    : paragraph;
}

function joined(lines: readonly Line[], role: ReadParagraph['role'], by: string): string | null {
  const found = lines.filter(({ paragraph }) => paragraph.role === role).map(({ text }) => text);
  return found.length === 0 ? null : found.join(by);
}

/**
 * Taiwan's statutes count 項, 款, 目 below the article where the mainland counts 款, 项, 目. Traditional script alone
 * does not tell (Hong Kong prints mainland laws so): the way the text cites itself does.
 */
function usageOf(body: readonly Line[]): LegalText['usage'] {
  if (!body.some(({ mark }) => mark?.is === 'ARTICLE' && mark.label.includes('條'))) return 'MAINLAND';
  let taiwan = 0;
  for (const { text, mark } of body) {
    if (mark?.is === 'ARTICLE' && /[0-9]/.test(mark.label)) taiwan++;
    if (/前[一二三四五]?項|第.{1,3}項第.{1,3}款|有[左下]列.{0,12}情[形事]/.test(text)) taiwan++;
    if (/前款|第.{1,3}款第.{1,4}項|中華人民共和國/.test(text)) taiwan--;
  }
  return taiwan >= 0 ? 'TAIWAN' : 'MAINLAND';
}

function frontDoubts(
  lines: readonly Line[],
  title: string | null,
  roots: readonly ParsedProvision[],
): Warning[] {
  const first = lines[0];
  if (!first) return [];
  const found: Warning[] = [];
  if (title === null) {
    found.push(doubt('TITLE_MISSING', first, 'The text has no title.', '没有找到标题。'));
  }
  if (!roots.some(hasStructure)) {
    found.push(
      doubt(
        'NO_STRUCTURE',
        first,
        'No articles and no clauses were found.',
        '没有找到条文或者“一、二、”条款。',
      ),
    );
  }
  const aside = lines.find(({ paragraph }) => paragraph.role === 'ASIDE');
  if (aside) {
    const message = 'Remarks that are not part of the text were left out (page numbers, reasons, notes).';
    found.push(doubt('ASIDE_SKIPPED', aside, message, '已略去不属于正文的内容（页码、立法理由、注释）。'));
  }
  return found;
}

/** Whether a node is an article or clause, or holds one. */
export function hasStructure(node: ParsedProvision): boolean {
  return node.kind === 'ARTICLE' || node.kind === 'CLAUSE' || node.children.some(hasStructure);
}

function withoutBody(line: Line): Warning {
  const message =
    'A table of contents is announced, but its entries do not come again as headings; they are read as headings.';
  return doubt(
    'CONTENTS_WITHOUT_BODY',
    line,
    message,
    '有“目录”二字，但其后各行未在正文中再次出现，已按正文标题读取。',
  );
}

function unclosed(line: Line): Warning {
  return doubt(
    'QUOTE_UNCLOSED',
    line,
    'A quotation mark is opened and not closed.',
    '引号只有前半边，没有后半边。',
  );
}
