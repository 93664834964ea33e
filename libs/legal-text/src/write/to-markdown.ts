import type { Provision, ProvisionKind } from '../legal-text.js';

const HEADING_LEVEL: Partial<Record<ProvisionKind, number>> = {
  PART: 2,
  SUBPART: 3,
  CHAPTER: 3,
  SECTION: 4,
  GROUP: 5,
  ANNEX: 2,
};
/** Signs at the beginning of a line or anywhere that Markdown would take for its own. */
const SPECIAL = /[\\`*_[\]<>|#]/g;

/** Writes a text as Markdown: headings for chapters, articles' labels in bold, tables as tables. `readDraft` reads it back. */
export function toMarkdown(text: {
  title: string | null;
  note: string | null;
  provisions: readonly Provision[];
}): string {
  const blocks: string[] = [];
  if (text.title !== null) blocks.push(`# ${plain(text.title)}`);
  if (text.note !== null) blocks.push(...text.note.split('\n').map(plain));
  const visit = (node: Provision): void => {
    const level = HEADING_LEVEL[node.kind];
    if (level !== undefined) blocks.push(`${'#'.repeat(level)} ${plain(join(node.label, node.heading))}`);
    else if (node.kind === 'PREAMBLE' && node.heading !== null) blocks.push(`## ${plain(node.heading)}`);
    if (node.kind === 'TABLE') blocks.push(table(node.text));
    else if (level !== undefined) blocks.push(...lines(node.text));
    else blocks.push(...lines(node.text, lead(node)));
    node.children.forEach(visit);
  };
  text.provisions.forEach(visit);
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function join(label: string | null, heading: string | null): string {
  return [label, heading].filter((part) => part !== null).join('　');
}

function lead({ kind, label, heading }: Provision): string {
  if (label === null) return '';
  if (kind !== 'ARTICLE') return plain(label);
  return `**${plain(label)}**${heading === null ? '' : `　【${plain(heading)}】`}　`;
}

function lines(text: string, first = ''): string[] {
  if (text === '') return first === '' ? [] : [first.trimEnd()];
  return text.split('\n').map((line, i) => (i === 0 ? first : '') + plain(line));
}

function plain(text: string): string {
  return text.replace(SPECIAL, '\\$&').replace(/^(\s*)([-+=~])/, '$1\\$2');
}

function table(text: string): string {
  const rows = text.split('\n').map((row) => row.split('\t').map((cell) => plain(cell)));
  const width = Math.max(2, ...rows.map((row) => row.length));
  const written = rows.map(
    (row) => `| ${Array.from({ length: width }, (_, i) => row[i] ?? '').join(' | ')} |`,
  );
  return [written[0], `|${' --- |'.repeat(width)}`, ...written.slice(1)].join('\n');
}
