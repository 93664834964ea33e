import type { LegalText, ParsedProvision, ProvisionKind, ReadParagraph } from '../legal-text.js';
import { markOf } from '../parse/marks.js';
import { UnreadableFile } from '../unreadable-file.js';
import { child, elements, words, xmlTree, type Element } from './xml-tree.js';

/** Akoma Ntoso's levels in this room's words; `section` and `subsection` depend on whether the text has articles. */
const KINDS: Record<string, ProvisionKind> = {
  book: 'PART',
  tome: 'PART',
  title: 'PART',
  part: 'PART',
  subtitle: 'SUBPART',
  subpart: 'SUBPART',
  chapter: 'CHAPTER',
  subchapter: 'SECTION',
  section: 'SECTION',
  division: 'GROUP',
  subdivision: 'GROUP',
  article: 'ARTICLE',
  rule: 'ARTICLE',
  clause: 'CLAUSE',
  paragraph: 'PARAGRAPH',
  subsection: 'PARAGRAPH',
  alinea: 'PARAGRAPH',
  point: 'ITEM',
  subparagraph: 'ITEM',
  indent: 'SUBITEM',
};
/** Containers of our own export, by their name. */
const NAMED: Record<string, ProvisionKind> = {
  annex: 'ANNEX',
  table: 'TABLE',
  preamble: 'PREAMBLE',
  signature: 'SIGNATURE',
};
/** Elements that only wrap what is in them. */
const WRAPPERS = new Set([
  'list',
  'sublist',
  'content',
  'intro',
  'wrapUp',
  'container',
  'blockContainer',
  'alinea',
  'blockList',
  'mainBody',
]);
const LINES = new Set([
  'p',
  'block',
  'listIntroduction',
  'listWrapUp',
  'longTitle',
  'formula',
  'recital',
  'citation',
  'omissis',
]);
const LEGISLATION = new Set(['act', 'bill']);

/**
 * Reads an Akoma Ntoso bill or act, also one inside a document collection. Throws UnreadableFile: NOT_LEGISLATION for
 * debates, judgments and the like, by name; UNSAFE_XML for a document type or entities; BROKEN.
 */
export function fromAkomaNtoso(xml: string): LegalText {
  const document = legislation(xmlTree(xml));
  const reader = new Reader(hasArticles(document));
  const provisions: ParsedProvision[] = [];
  const preamble = child(document, 'preamble');
  const body = child(document, 'body');
  const conclusions = child(document, 'conclusions');
  const { title, note } = reader.preface(child(document, 'preface'));
  if (preamble) provisions.push(reader.fixed(preamble, 'PREAMBLE'));
  if (body) provisions.push(...reader.children(body, null));
  if (conclusions) provisions.push(reader.fixed(conclusions, 'SIGNATURE'));
  return { title, note, usage: 'MAINLAND', provisions, paragraphs: reader.paragraphs, warnings: [] };
}

function legislation(root: Element): Element {
  const [top] = root.name === 'akomaNtoso' ? elements(root) : [root];
  if (!top) throw new UnreadableFile('BROKEN');
  const found = LEGISLATION.has(top.name) ? top : top.name === 'documentCollection' ? inside(top) : null;
  if (!found) {
    throw new UnreadableFile('NOT_LEGISLATION', { en: `it is a <${top.name}>`, zh: `是 <${top.name}> 文件` });
  }
  return found;
}

function inside(element: Element): Element | null {
  for (const part of elements(element)) {
    const found = LEGISLATION.has(part.name) ? part : inside(part);
    if (found) return found;
  }
  return null;
}

function hasArticles(element: Element): boolean {
  return elements(element).some((part) => part.name === 'article' || hasArticles(part));
}

class Reader {
  readonly paragraphs: ReadParagraph[] = [];

  constructor(private readonly articles: boolean) {}

  preface(preface: Element | undefined): { title: string | null; note: string | null } {
    if (!preface) return { title: null, note: null };
    const titled = find(preface, 'docTitle') ?? find(preface, 'shortTitle') ?? find(preface, 'longTitle');
    const notes = elements(preface).filter((part) => part.name === 'p' && part.attribute('class') === 'note');
    const title = titled ? words(titled) : null;
    const lines = notes.map(words);
    if (title !== null) this.line(title, 'TITLE');
    lines.forEach((line) => this.line(line, 'NOTE'));
    return { title, note: lines.length > 0 ? lines.join('\n') : null };
  }

  /** A preamble or the signatures: a heading, lines, 自然段. */
  fixed(element: Element, kind: ProvisionKind): ParsedProvision {
    const headed = elements(element).find((part) => part.attribute('class') === 'heading');
    const containers = elements(element).filter(
      (part) => part.name === 'container' && part.attribute('name') === 'paragraph',
    );
    const own = elements(element).filter((part) => part !== headed && !containers.includes(part));
    const node = this.node(
      kind,
      null,
      headed ? words(headed) : null,
      own.flatMap((part) => textLines(part)),
    );
    node.children = containers.map((part) => this.node('PARAGRAPH', null, null, textLines(part)));
    return node;
  }

  /** The provisions in an element, wrappers looked through. */
  children(element: Element, above: ProvisionKind | null): ParsedProvision[] {
    return elements(element).flatMap((part) => {
      if (part.name === 'hcontainer' && part.attribute('name') === 'empty') return [];
      if (part.name === 'table') return [this.table(part)];
      const kind = this.kindOf(part, above);
      if (kind) return [this.provision(part, kind)];
      if (part.name === 'item') return [this.provision(part, isItem(above) ? 'SUBITEM' : 'ITEM')];
      if (WRAPPERS.has(part.name)) return this.children(part, above);
      return [];
    });
  }

  private provision(element: Element, kind: ProvisionKind): ParsedProvision {
    const table = kind === 'TABLE' ? find(element, 'table') : undefined;
    if (table) return this.table(table);
    const num = child(element, 'num');
    const heading = child(element, 'heading');
    const node = this.node(kind, num ? words(num) : null, heading ? words(heading) : null, ownLines(element));
    node.children = this.children(element, kind);
    return node;
  }

  private table(table: Element): ParsedProvision {
    const rows = all(table, 'tr').map((row) =>
      elements(row)
        .filter(({ name }) => name === 'td' || name === 'th')
        .map((cell) => all(cell, 'p').map(words).join(' '))
        .join('\t'),
    );
    return this.node('TABLE', null, null, rows);
  }

  private kindOf(element: Element, above: ProvisionKind | null): ProvisionKind | null {
    if (element.name === 'hcontainer') return NAMED[element.attribute('name') ?? ''] ?? 'GROUP';
    if (!this.articles && element.name === 'section') return 'ARTICLE';
    const kind = KINDS[element.name];
    if (kind === undefined)
      return element.name === 'level' || element.name === 'transitional' ? 'GROUP' : null;
    // Below a numbered point every further level is a 目; below a 款, a 款 printed inside it is a 项.
    if (isItem(above) && (kind === 'ITEM' || (kind === 'PARAGRAPH' && child(element, 'num'))))
      return 'SUBITEM';
    return kind;
  }

  private node(
    kind: ProvisionKind,
    label: string | null,
    heading: string | null,
    lines: string[],
  ): ParsedProvision {
    const text = lines.join('\n');
    const lead = [label, heading].filter(Boolean).join('　');
    const gap = lead !== '' && text !== '' ? '　' : '';
    const printed = (lead + gap + text).split('\n');
    const paragraph = this.paragraphs.length + 1;
    if (printed.join('') !== '') printed.forEach((line) => this.line(line, 'BODY', kind === 'TABLE'));
    const through = Math.max(paragraph, this.paragraphs.length);
    const source = { paragraph, through, start: 0, end: printed.at(-1)!.length, lead: lead + gap };
    return {
      kind,
      number: label === null ? null : numberOf(label),
      label,
      heading,
      text,
      source,
      children: [],
    };
  }

  private line(text: string, role: ReadParagraph['role'], row = false): void {
    this.paragraphs.push({ text, role, number: this.paragraphs.length + 1, ...(row && { row }) });
  }
}

/** The comparable number of a printed one: 第二十七条之一, （三）, Article 27, 1., (a). */
function numberOf(label: string): string | null {
  const mark = markOf(label);
  if (mark && 'number' in mark && mark.number !== null) return String(mark.number);
  const digits = /\d+(?:-\d+)*/.exec(label.normalize('NFKC'));
  if (digits) return digits[0];
  const letter = /^\W*([a-z])\W*$/i.exec(label);
  return letter ? String(letter[1]!.toLowerCase().charCodeAt(0) - 96) : null;
}

function isItem(kind: ProvisionKind | null): boolean {
  return kind === 'ITEM' || kind === 'SUBITEM';
}

/** The lines an element says itself: in its content, or before what is below it. */
function ownLines(element: Element): string[] {
  return elements(element).flatMap((part) => {
    if (
      part.name === 'content' ||
      part.name === 'intro' ||
      part.name === 'wrapUp' ||
      part.name === 'blockList'
    )
      return ownLines(part);
    return LINES.has(part.name) ? textLines(part) : [];
  });
}

/** Lines of a block; the paragraphs it quotes are lines of it. An empty line says nothing. */
function textLines(block: Element): string[] {
  const quoted = all(block, 'p');
  if (block.name === 'p' || quoted.length === 0)
    return block.children.length === 0 ? [] : words(block).split('\n');
  return quoted.flatMap((part) => (part.children.length === 0 ? [] : words(part).split('\n')));
}

function find(element: Element, name: string): Element | undefined {
  return all(element, name)[0];
}

function all(element: Element, name: string): Element[] {
  return elements(element).flatMap((part) => (part.name === name ? [part] : all(part, name)));
}
