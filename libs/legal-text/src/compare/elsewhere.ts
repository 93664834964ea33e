import type { Provision } from '../legal-text.js';
import type { Change, ChangeKind } from './changes.js';
import { containment, grams, matchWords } from './match.js';
import { isArticle, wordsOf, type Place } from './places.js';

/** Below this many signs, words found elsewhere are coincidence. */
const SHORTEST = 8;
/** How like one another 款 of two different articles must be to be one that moved. */
const ALIKE = 0.65;
/** How much of a new article an old one must hold for it to have been split off, beyond what the old one still says. */
const HELD = 0.65;
const BEYOND = 0.3;

/** A provision found elsewhere; `from` and `to` are those of the two that were without counterpart. */
export interface Found<P extends Provision> {
  change: Change<P>;
  from: Place<P> | null;
  to: Place<P> | null;
}

/** 款 that left one article for another, became an article of their own (split), or were one before (merged). */
export function findMoved<P extends Provision>(
  lostA: readonly Place<P>[],
  lostB: readonly Place<P>[],
): Found<P>[] {
  const long = ({ node }: Place<P>) => wordsOf(node).text.length >= SHORTEST;
  const [a, b] = [lostA.filter(long), lostB.filter(long)];
  const matches = matchWords(a, b, ({ node }) => wordsOf(node));
  return matches.flatMap((match) => {
    const [from, to] = [a[match.a]!, b[match.b]!];
    if (match.score < ALIKE || (isArticle(from) && isArticle(to))) return [];
    const kinds: ChangeKind[] = [isArticle(to) ? 'SPLIT' : isArticle(from) ? 'MERGED' : 'MOVED'];
    if (wordsOf(from.node).text !== wordsOf(to.node).text) kinds.push('EDITED');
    return [{ change: { kinds, before: from.path, after: to.path, confidence: match.score }, from, to }];
  });
}

/** Articles taken for the same, with their places in either draft, whose words are not. */
export interface Reworded<P extends Provision> {
  x: Place<P>;
  y: Place<P>;
  a: number;
  b: number;
}

/** New articles whose words an old one held (split), and old ones whose words another now holds (merged). */
export function findParted<P extends Provision>(
  lostA: readonly Place<P>[],
  lostB: readonly Place<P>[],
  reworded: readonly Reworded<P>[],
): Found<P>[] {
  const pairs = reworded.map((pair) => ({ ...pair, was: gramsOf(pair.x), is: gramsOf(pair.y) }));
  // Of hosts that hold equally much the first one counts, seen from the side that holds.
  const byA = pairs.toSorted((p, q) => p.a - q.a);
  const byB = pairs.toSorted((p, q) => p.b - q.b);
  const split = lostB.flatMap((to) => {
    const host = holder(
      to,
      byA,
      ({ was }) => was,
      ({ is }) => is,
    );
    if (!host) return [];
    return [
      {
        change: {
          kinds: ['SPLIT' as const],
          before: host.pair.x.path,
          after: to.path,
          confidence: host.held,
        },
        from: null,
        to,
      },
    ];
  });
  const merged = lostA.flatMap((from) => {
    const host = holder(
      from,
      byB,
      ({ is }) => is,
      ({ was }) => was,
    );
    if (!host) return [];
    return [
      {
        change: {
          kinds: ['MERGED' as const],
          before: from.path,
          after: host.pair.y.path,
          confidence: host.held,
        },
        from,
        to: null,
      },
    ];
  });
  return [...split, ...merged];
}

function holder<P extends Provision, T>(
  place: Place<P>,
  pairs: readonly T[],
  held: (pair: T) => Set<number>,
  kept: (pair: T) => Set<number>,
): { pair: T; held: number } | null {
  const words = gramsOf(place);
  if (!isArticle(place) || words.size < SHORTEST) return null;
  let best: { pair: T; held: number } | null = null;
  for (const pair of pairs) {
    const share = containment(words, held(pair));
    if (share < HELD || share <= (best?.held ?? 0)) continue;
    if (containment(words, kept(pair)) < share - BEYOND) best = { pair, held: share };
  }
  return best;
}

function gramsOf<P extends Provision>({ node }: Place<P>): Set<number> {
  return grams(wordsOf(node).text);
}
