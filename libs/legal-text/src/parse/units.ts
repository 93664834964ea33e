import type { ParsedProvision, ProvisionKind } from '../legal-text.js';
import type { SettledLine } from './settle.js';

/** A stretch of a line. */
export interface Piece {
  line: SettledLine;
  from: number;
  to: number;
}

/** One 款: its words, and the items and tables that hang on it. */
export interface Block {
  pieces: Piece[];
  children: Unit[];
}

/** A node while it is being built: what is printed before its words, then its 款 and what stands below it. */
export interface Unit {
  kind: ProvisionKind;
  number: string | null;
  label: string | null;
  heading: string | null;
  lead: Piece[];
  entries: (Block | Unit)[];
  rank: number;
}

/** How deep a unit stands: what opens a unit closes those of its rank and deeper. Articles and clauses have this one. */
export const BODY_RANK = 6;

/** A unit of this kind; what is not given is empty. */
export function unit(kind: ProvisionKind, rest: Partial<Unit> & { rank: number }): Unit {
  return { kind, number: null, label: null, heading: null, lead: [], entries: [], ...rest };
}

/** A 款 that begins with these words. */
export function block(piece: Piece): Block {
  return { pieces: [piece], children: [] };
}

/** A 款 as a node of its own. */
export function paragraph(content: Block): Unit {
  return unit('PARAGRAPH', { entries: [content], rank: BODY_RANK + 1 });
}

/** All words of a line. */
export function whole(line: SettledLine): Piece {
  return { line, from: 0, to: line.text.length };
}

/** Parts a line at the end of its label. */
export function leadAndText(line: SettledLine, end: number): Pick<Unit, 'lead' | 'entries'> {
  const from = end + /^\s*/.exec(line.text.slice(end))![0].length;
  const entries = from < line.text.length ? [block({ line, from, to: line.text.length })] : [];
  return { lead: [{ line, from: 0, to: from }], entries };
}

/** The 款 that stands last in a unit; null where something else does, or nothing. */
export function lastBlock(host: Unit): Block | null {
  const last = host.entries.at(-1);
  return last && 'pieces' in last ? last : null;
}

/** Hangs an item or table on the last 款 of its host, or on the host itself where no words came before. */
export function attach(host: Unit, child: Unit): void {
  (lastBlock(host)?.children ?? host.entries).push(child);
}

/** Turns a unit into a node; with a single 款 the node holds the words itself. */
export function finish(from: Unit): ParsedProvision {
  const { kind, number, label, heading, lead, entries } = from;
  const [opening] = entries;
  // With a single 款, and it first, the node holds the words itself.
  const own =
    opening && 'pieces' in opening && !entries.some((entry, i) => i > 0 && 'pieces' in entry)
      ? opening
      : null;
  const below = own ? own.children.map(finish) : [];
  for (let i = own ? 1 : 0; i < entries.length; i++) {
    const entry = entries[i]!;
    below.push(finish('kind' in entry ? entry : paragraph(entry)));
  }
  const pieces = own?.pieces ?? NONE;
  const joined = lead.length > 0 && pieces.length > 0 && lead.at(-1)!.line !== pieces[0]!.line;
  const first = lead[0] ?? pieces[0];
  const last = pieces.at(-1) ?? lead.at(-1);
  return {
    kind,
    number,
    label,
    heading,
    text: printed(pieces),
    source: {
      paragraph: first?.line.paragraph.number ?? 0,
      through: last?.line.paragraph.number ?? 0,
      start: first ? first.line.from + first.from : 0,
      end: last ? last.line.from + last.to : 0,
      lead: joined ? `${printed(lead)}\n` : printed(lead),
    },
    children: below,
  };
}

const NONE: Piece[] = [];

function printed(pieces: readonly Piece[]): string {
  return pieces.length === 1 ? words(pieces[0]!) : pieces.map(words).join('\n');
}

function words({ line, from, to }: Piece): string {
  return line.text.slice(from, to);
}
