import type { Provision, ProvisionKind } from '../legal-text.js';
import { captioned, layout, type Printed } from './layout.js';

const LEVEL: Partial<Record<ProvisionKind, number>> = {
  PART: 2,
  PREAMBLE: 2,
  ANNEX: 2,
  SUBPART: 3,
  CHAPTER: 3,
  SECTION: 4,
  GROUP: 5,
};
/** Signs at the beginning of a line or anywhere that Markdown would take for its own. */
const SPECIAL = /[\\`*_[\]<>|#]/g;

/**
 * Writes a text as Markdown: headings for chapters, articles' labels in bold, tables as tables. `readDraft` reads it
 * back as the same tree; rows of a table then have equally many cells.
 */
export function toMarkdown(text: {
  title: string | null;
  note: string | null;
  provisions: readonly Provision[];
}): string {
  const title = text.title === null ? [] : [`# ${plain(text.title)}`];
  const note = text.note === null ? [] : text.note.split('\n').map(plain);
  return `${[...title, ...note, ...layout(text.provisions).map(block)].join('\n\n')}\n`;
}

function block(printed: Printed): string {
  if (printed.as === 'HEADING') return `${'#'.repeat(LEVEL[printed.kind] ?? 2)} ${plain(printed.words)}`;
  if (printed.as === 'TABLE') return table(printed.rows);
  const { kind, label, caption, text } = printed;
  if (label === '' || kind !== 'ARTICLE') return plain(label + text);
  return `**${plain(label)}**${plain(captioned(caption) + text)}`.trimEnd();
}

function plain(text: string): string {
  return text.replace(SPECIAL, '\\$&').replace(/^(\s*)([-+=~])/, '$1\\$2');
}

function table(rows: string[][]): string {
  const width = Math.max(2, ...rows.map((row) => row.length));
  const [first, ...rest] = rows.map(
    (row) => `| ${Array.from({ length: width }, (_, i) => plain(row[i] ?? '')).join(' | ')} |`,
  );
  return [first, `|${' --- |'.repeat(width)}`, ...rest].join('\n');
}
