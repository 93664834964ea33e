import type { Provision } from '../legal-text.js';

/** What became of a provision. Several may hold at once: renumbered and edited. */
export type ChangeKind =
  'UNCHANGED' | 'TYPOGRAPHIC' | 'EDITED' | 'RENUMBERED' | 'MOVED' | 'SPLIT' | 'MERGED' | 'ADDED' | 'REMOVED';

/**
 * A provision of one draft and its counterpart in the other, as paths from a root (the last member is the provision).
 * `before` is null for what was added, `after` for what was removed; of an added or removed provision only the topmost
 * is listed, what is below it went with it.
 */
export interface Change<P extends Provision = Provision> {
  kinds: ChangeKind[];
  before: readonly P[] | null;
  after: readonly P[] | null;
  /** How sure the pairing is, 0 to 1; 1 where the words are the same. */
  confidence: number;
}

/** Two drafts side by side. */
export interface Comparison<P extends Provision = Provision> {
  /** In the order of the later draft, what was removed standing where it was. */
  changes: Change<P>[];
  /** How many changes are of each kind. */
  counts: Record<Lowercase<ChangeKind>, number>;
}

const KINDS: ChangeKind[] = [
  'UNCHANGED',
  'TYPOGRAPHIC',
  'EDITED',
  'RENUMBERED',
  'MOVED',
  'SPLIT',
  'MERGED',
  'ADDED',
  'REMOVED',
];

/** Puts changes in order and counts them. */
export function comparison<P extends Provision>(
  changes: Change<P>[],
  order: { before: Map<P, number>; after: Map<P, number> },
): Comparison<P> {
  const counterpart = new Int32Array(order.before.size).fill(-1);
  for (const { before, after } of changes) {
    if (before && after) counterpart[order.before.get(before.at(-1)!)!] = order.after.get(after.at(-1)!)!;
  }
  // What was removed stands behind the counterpart of what stood before it.
  const near = counterpart;
  for (let i = 1; i < near.length; i++) if (near[i] === -1) near[i] = near[i - 1]!;
  const key = ({ before, after }: Change<P>): number =>
    after ? order.after.get(after.at(-1)!)! : near[order.before.get(before!.at(-1)!)!]! + 0.5;
  const sorted = changes.map((change) => ({ change, key: key(change) })).sort((x, y) => x.key - y.key);
  const counts = Object.fromEntries(KINDS.map((kind) => [kind.toLowerCase(), 0])) as Comparison['counts'];
  for (const { kinds } of changes)
    for (const kind of kinds) counts[kind.toLowerCase() as Lowercase<ChangeKind>]++;
  return { changes: sorted.map(({ change }) => change), counts };
}
