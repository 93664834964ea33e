import type { IParagraphOptions, IRunOptions, Paragraph as WordParagraph, Table as WordTable } from 'docx';
import type { Provision, ProvisionKind } from '../legal-text.js';
import { captioned, layout } from './layout.js';

/** Sizes in half-points: 二号 for the title, 三号 for the text, as official texts are set. */
const SIZE = { title: 44, body: 32, table: 24 };
const FONT = { title: '方正小标宋简体', heading: '黑体', note: '楷体_GB2312', body: '仿宋_GB2312' };
/** Twentieths of a point: 28 pt lines, two signs of indent. */
const LINE = 560;
const INDENT = 640;

/** Headings with an empty line above and below. */
const SPACED = new Set<ProvisionKind>(['PART', 'CHAPTER', 'ANNEX']);

/**
 * Writes a text as a Word file laid out as published ones are: the title centred, the 题注 below it in brackets of its
 * own, chapters centred, 第…条 in bold. Bytes of a .docx.
 */
export async function toDocx(text: {
  title: string | null;
  note: string | null;
  provisions: readonly Provision[];
}): Promise<Uint8Array> {
  // The library takes a while to load; only those who write Word files wait for it.
  const {
    AlignmentType,
    Document,
    LineRuleType,
    Packer,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    TextRun,
    WidthType,
  } = await import('docx');
  const run = (words: string, font: string, options: Partial<IRunOptions> = {}) =>
    new TextRun({
      text: words,
      font: { name: font, eastAsia: font },
      size: SIZE.body,
      ...options,
    } as IRunOptions);
  const spaced = { spacing: { line: LINE, lineRule: LineRuleType.EXACT } } satisfies IParagraphOptions;
  const centred = (words: string, font: string, options: Partial<IRunOptions> = {}) =>
    new Paragraph({ ...spaced, alignment: AlignmentType.CENTER, children: [run(words, font, options)] });
  const indented = (runs: InstanceType<typeof TextRun>[]) =>
    new Paragraph({ ...spaced, indent: { firstLine: INDENT }, children: runs });
  const blank = () => new Paragraph({ ...spaced });

  const children: (WordParagraph | WordTable)[] = [];
  if (text.title !== null)
    children.push(blank(), centred(text.title, FONT.title, { size: SIZE.title }), blank());
  if (text.note !== null) {
    for (const line of text.note.split('\n')) {
      children.push(
        new Paragraph({
          ...spaced,
          indent: { left: INDENT, right: INDENT },
          children: [run(line, FONT.note)],
        }),
      );
    }
    children.push(blank());
  }
  const table = (rows: string[][]) => {
    const width = Math.max(...rows.map((row) => row.length));
    const cell = (words = '') =>
      new TableCell({
        children: [new Paragraph({ children: [run(words, FONT.body, { size: SIZE.table })] })],
      });
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        (row) => new TableRow({ children: Array.from({ length: width }, (_, i) => cell(row[i])) }),
      ),
    });
  };
  for (const printed of layout(text.provisions)) {
    if (printed.as === 'TABLE') children.push(table(printed.rows));
    else if (printed.as === 'HEADING') {
      const heading = centred(printed.words, FONT.heading);
      children.push(...(SPACED.has(printed.kind) ? [blank(), heading, blank()] : [heading]));
    } else {
      const article = printed.kind === 'ARTICLE' && printed.label !== '';
      const words = article ? captioned(printed.caption) + printed.text : printed.text;
      const label = printed.label === '' ? [] : [run(printed.label, FONT.body, { bold: article })];
      children.push(indented([...label, run(words, FONT.body)]));
    }
  }
  return Packer.toBuffer(
    new Document({ creator: '采风 Caifeng', title: text.title ?? '', sections: [{ children }] }),
  );
}
