import type { Provision } from '../legal-text.js';
import { fold } from './fold.js';
import { bestFirst, type Match } from './match.js';
import type { Flat, Place } from './places.js';

/** How much of a chapter's likeness comes from holding the same articles, from its name, and from its number. */
const HELD = 0.6;
const NAMED = 0.35;
const NUMBERED = 0.05;
/** Chapters that share less than this share of their articles are only the same if their names say so. */
const FEWEST_SHARED = 0.3;

/** Matches chapters and the like: the same are those that hold the same articles, or bear the same name. */
export function matchHeadings<P extends Provision>(
  a: Flat<P>,
  b: Flat<P>,
  pairs: readonly (readonly [Place<P>, Place<P>])[],
): Match[] {
  // The same chapters in the same order, as in most revisions.
  const unchanged =
    a.headings.length === b.headings.length && a.headings.every((x, i) => sameHeading(x, b.headings[i]!));
  if (unchanged) return a.headings.map((_, i) => ({ a: i, b: i, score: 1 }));
  const size = new Map<Place<P>, number>();
  const shared = new Map<Place<P>, Map<Place<P>, number>>();
  for (const block of [...a.blocks, ...b.blocks]) for (const heading of above(block)) raise(size, heading);
  for (const [x, y] of pairs) {
    for (const heading of above(x)) {
      const counted = shared.get(heading) ?? new Map<Place<P>, number>();
      shared.set(heading, counted);
      for (const other of above(y)) raise(counted, other);
    }
  }
  const named = (places: readonly Place<P>[]) => places.map(({ node }) => fold(node.heading ?? ''));
  const [namesA, namesB] = [named(a.headings), named(b.headings)];
  const candidates: Match[] = [];
  a.headings.forEach((x, i) =>
    b.headings.forEach((y, j) => {
      if (x.node.kind !== y.node.kind) return;
      const all = (size.get(x) ?? 0) + (size.get(y) ?? 0);
      const held = all === 0 ? 0 : (2 * (shared.get(x)?.get(y) ?? 0)) / all;
      const alike = namesA[i] === namesB[j];
      const numbered = x.node.number === y.node.number;
      if (held <= FEWEST_SHARED && !(alike && (held > 0 || all === 0 || numbered))) return;
      const score = held * HELD + (alike ? NAMED : 0) + (numbered ? NUMBERED : 0);
      candidates.push({ a: i, b: j, score: Math.min(1, score) });
    }),
  );
  return bestFirst(candidates);
}

function sameHeading<P extends Provision>({ node: x }: Place<P>, { node: y }: Place<P>): boolean {
  return x.kind === y.kind && x.number === y.number && fold(x.heading ?? '') === fold(y.heading ?? '');
}

function* above<P extends Provision>(place: Place<P>): Generator<Place<P>> {
  for (let at = place.parent; at; at = at.parent) yield at;
}

function raise<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
