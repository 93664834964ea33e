import type { IParagraphOptions, IRunOptions, Paragraph as WordParagraph, Table as WordTable } from 'docx';
import type { Provision, ProvisionKind } from '../legal-text.js';

/** Sizes in half-points: 二号 for the title, 三号 for the text, as official texts are set. */
const SIZE = { title: 44, body: 32, table: 24 };
const FONT = { title: '方正小标宋简体', heading: '黑体', note: '楷体_GB2312', body: '仿宋_GB2312' };
/** Twentieths of a point: 28 pt lines, two signs of indent. */
const LINE = 560;
const INDENT = 640;

const CENTRED = new Set<ProvisionKind>(['PART', 'SUBPART', 'CHAPTER', 'SECTION', 'GROUP', 'ANNEX']);

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
  const table = (rows: string) => {
    const cells = rows.split('\n').map((row) => row.split('\t'));
    const width = Math.max(...cells.map((row) => row.length));
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: cells.map(
        (row) =>
          new TableRow({
            children: Array.from(
              { length: width },
              (_, i) =>
                new TableCell({
                  children: [
                    new Paragraph({ children: [run(row[i] ?? '', FONT.body, { size: SIZE.table })] }),
                  ],
                }),
            ),
          }),
      ),
    });
  };
  const visit = (node: Provision): void => {
    const { kind, label, heading } = node;
    if (kind === 'TABLE') return void children.push(table(node.text));
    if (CENTRED.has(kind)) {
      const chapter = kind === 'PART' || kind === 'CHAPTER';
      if (chapter) children.push(blank());
      children.push(centred([label, heading].filter(Boolean).join('　'), FONT.heading));
      if (chapter) children.push(blank());
    } else if (kind === 'PREAMBLE' && heading !== null) children.push(centred(heading, FONT.heading));
    const article = kind === 'ARTICLE';
    const lead = CENTRED.has(kind) || label === null ? [] : [run(label, FONT.body, { bold: article })];
    if (article) lead.push(run(heading === null ? '　' : `　【${heading}】　`, FONT.body));
    const own = node.text === '' && lead.length === 0 ? [] : node.text.split('\n');
    own.forEach((line, i) => children.push(indented([...(i === 0 ? lead : []), run(line, FONT.body)])));
    node.children.forEach(visit);
  };
  text.provisions.forEach(visit);
  return Packer.toBuffer(
    new Document({ creator: '采风 Caifeng', title: text.title ?? '', sections: [{ children }] }),
  );
}
