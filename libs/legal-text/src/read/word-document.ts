import type { Paragraph } from '../legal-text.js';
import type { ListPlace, WordNumbering } from './word-numbering.js';
import { walkXml } from './xml.js';

/** What a Word document part says, in order; altChunk parts are named where they stand. */
export interface WordContent {
  parts: (Paragraph | { chunk: string })[];
  tracked: boolean;
}

/** Paragraph styles that carry numbering, or mark a table of contents. */
export interface WordStyles {
  numbered: ReadonlyMap<string, ListPlace>;
  contents: ReadonlySet<string>;
}

interface OpenParagraph {
  text: string;
  style: string | null;
  place: Partial<ListPlace>;
  linked: number;
  /** Paragraphs of text boxes anchored in this one; they follow it. */
  boxed: Paragraph[];
}

interface OpenTable {
  rows: Paragraph[][][];
}

/** Read to their end, and no word of them kept: deleted text, the second rendering of a box, pronunciation aids. */
const SKIPPED = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'rt',
  'instrText',
  'delText',
  'pPrChange',
  'rPrChange',
]);

/** Reads the body of word/document.xml, or the notes of word/footnotes.xml. */
export function readWordXml(xml: string, numbering: WordNumbering, styles: WordStyles): WordContent {
  const content: WordContent = { parts: [], tracked: false };
  const open: OpenParagraph[] = [];
  const tables: OpenTable[] = [];
  let skipping = 0;
  let hidden = false;
  let inText = false;
  let inNumbering = false;
  let inAnchor = false;
  let contentsDepth = 0;
  let fieldDepth = 0;
  let contentsField = 0;
  let inInstruction = false;

  const emit = (paragraph: Paragraph) => {
    const cell = tables.at(-1)?.rows.at(-1)?.at(-1);
    const host = tables.length === 0 ? open.at(-1) : undefined;
    if (cell) cell.push(paragraph);
    else if (host) host.boxed.push(paragraph);
    else content.parts.push(paragraph);
  };
  const add = (text: string) => {
    const paragraph = open.at(-1);
    if (!paragraph || hidden) return;
    paragraph.text += text;
    if (inAnchor) paragraph.linked += text.length;
  };

  walkXml(xml, {
    open(name, attribute) {
      if (name === 'del' || name === 'ins' || name === 'moveFrom') content.tracked = true;
      if (name === 'instrText') inInstruction = true;
      if (skipping > 0 || SKIPPED.has(name)) {
        skipping++;
        return;
      }
      switch (name) {
        case 'p':
          open.push({ text: '', style: null, place: {}, linked: 0, boxed: [] });
          break;
        case 'pStyle':
          if (open.length > 0) open.at(-1)!.style = attribute('val') ?? null;
          break;
        case 'numPr':
          inNumbering = true;
          break;
        case 'numId':
          if (inNumbering && open.length > 0) open.at(-1)!.place.list = attribute('val');
          break;
        case 'ilvl':
          if (inNumbering && open.length > 0) open.at(-1)!.place.level = Number(attribute('val') ?? 0);
          break;
        case 'r':
          hidden = false;
          break;
        case 'vanish':
          hidden = !/^(?:0|false|off)$/.test(attribute('val') ?? '');
          break;
        case 't':
          inText = true;
          break;
        case 'tab':
          // Word also writes <w:tab> among the stops of a paragraph's properties, always with a position.
          if (attribute('pos') === undefined) add('　');
          break;
        case 'br':
          if (!/page|column/.test(attribute('type') ?? '')) add('\n');
          break;
        case 'cr':
          add('\n');
          break;
        case 'noBreakHyphen':
          add('-');
          break;
        case 'sym':
          add('□');
          break;
        case 'hyperlink':
          inAnchor = attribute('anchor') !== undefined;
          break;
        case 'docPartGallery':
          if (/contents/i.test(attribute('val') ?? '')) contentsDepth = 1;
          break;
        case 'fldChar':
          if (attribute('fldCharType') === 'begin') fieldDepth++;
          else if (attribute('fldCharType') === 'end') {
            if (fieldDepth === contentsField) contentsField = 0;
            fieldDepth--;
          }
          break;
        case 'fldSimple':
          break;
        case 'tbl':
          tables.push({ rows: [] });
          break;
        case 'tr':
          tables.at(-1)?.rows.push([]);
          break;
        case 'tc':
          tables.at(-1)?.rows.at(-1)?.push([]);
          break;
        case 'altChunk':
          content.parts.push({ chunk: attribute('id') ?? '' });
          break;
      }
    },
    text(text) {
      if (inInstruction && /^\s*TOC\b/i.test(text) && contentsField === 0) contentsField = fieldDepth;
      if (skipping === 0 && inText) add(text);
    },
    close(name) {
      if (name === 'instrText') inInstruction = false;
      if (skipping > 0) {
        skipping--;
        return;
      }
      if (name === 't') inText = false;
      else if (name === 'numPr') inNumbering = false;
      else if (name === 'r') hidden = false;
      else if (name === 'hyperlink') inAnchor = false;
      else if (name === 'sdt') contentsDepth = 0;
      else if (name === 'tbl') closeTable(tables.pop()!, emit);
      else if (name === 'p' && open.length > 0) closeParagraph(open.pop()!);
    },
  });
  return content;

  function closeParagraph(paragraph: OpenParagraph): void {
    const styled = paragraph.style === null ? undefined : styles.numbered.get(paragraph.style);
    const list = paragraph.place.list ?? styled?.list;
    const words = paragraph.text.trim();
    // An empty numbered paragraph shows its number in Word, but says nothing here.
    const label =
      list === undefined || words === ''
        ? ''
        : numbering.next({ list, level: paragraph.place.level ?? styled?.level ?? 0 });
    const contents =
      contentsDepth > 0 ||
      contentsField > 0 ||
      (paragraph.style !== null && styles.contents.has(paragraph.style)) ||
      (paragraph.linked > 0 && paragraph.linked >= words.length);
    for (const [i, line] of paragraph.text.split('\n').entries()) {
      const text = i === 0 ? label + line : line;
      emit(contents && text.trim() !== '' ? { text, role: 'CONTENTS' } : { text });
    }
    paragraph.boxed.forEach(emit);
  }
}

/** Rows of one cell each are layout; others are rows of a table, a cell's paragraphs joined by a space. */
function closeTable({ rows }: OpenTable, emit: (paragraph: Paragraph) => void): void {
  const layout = rows.every((cells) => cells.length <= 1);
  for (const cells of rows) {
    if (layout) cells.forEach((paragraphs) => paragraphs.forEach(emit));
    else emit({ text: cells.map(cellText).join('\t'), row: true });
  }
}

function cellText(paragraphs: Paragraph[]): string {
  const texts = paragraphs.map(({ text }) => text.replace(/[\t\n]+/g, ' ').trim());
  return texts.filter((text) => text !== '').join(' ');
}
