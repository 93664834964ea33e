import type { Provision } from '../legal-text.js';
import { comparison, type Change, type ChangeKind, type Comparison } from './changes.js';
import { findMoved, findParted, type Found } from './elsewhere.js';
import { fold } from './fold.js';
import { matchHeadings } from './headings.js';
import { outOfOrder } from './match.js';
import {
  childrenOf,
  flatten,
  matchPlaces,
  placesOf,
  same,
  unitsOf,
  type Flat,
  type Place,
} from './places.js';

/**
 * Compares two drafts. Articles are recognised by their words, then within them their 款, then the items; chapters by
 * the articles they hold. What found no counterpart where it stood is looked for elsewhere: 款 that moved, articles
 * that were split or merged. Comparing b with a gives the mirror image.
 */
export function compareDrafts<P extends Provision>(a: readonly P[], b: readonly P[]): Comparison<P> {
  return new Comparer(flatten(a), flatten(b)).compare();
}

class Comparer<P extends Provision> {
  private readonly changes: Change<P>[] = [];
  private readonly counterparts = new Map<P, P>();
  private readonly answered = new Set<P>();
  private lostA: Place<P>[] = [];
  private lostB: Place<P>[] = [];

  constructor(
    private readonly a: Flat<P>,
    private readonly b: Flat<P>,
  ) {}

  compare(): Comparison<P> {
    const { matches, lostA, lostB } = matchPlaces(this.a.blocks, this.b.blocks);
    const pairs = matches.map(({ a, b }) => [this.a.blocks[a]!, this.b.blocks[b]!] as const);
    this.compareHeadings(pairs);
    const crossed = outOfOrder(matches);
    matches.forEach((match, i) => {
      const [x, y] = pairs[i]!;
      this.pair(x, y, match.score, crossed.has(match) || this.changedParents(x, y));
    });
    this.lostA.push(...lostA);
    this.lostB.push(...lostB);
    // Found in the order of the first draft; the mirror image needs both in their own.
    const inOrder = (order: Map<P, number>) => (x: Place<P>, y: Place<P>) =>
      order.get(x.node)! - order.get(y.node)!;
    this.lostA.sort(inOrder(this.a.order));
    this.lostB.sort(inOrder(this.b.order));
    const reworded = matches.flatMap(({ a, b, score }, i) =>
      score < 1 ? [{ x: pairs[i]![0], y: pairs[i]![1], a, b }] : [],
    );
    this.settle(findMoved(this.lostA, this.lostB));
    this.settle(findParted(this.lostA, this.lostB, reworded));
    this.lostA.forEach((place) => this.gone(place));
    this.lostB.forEach((place) => this.come(place));
    return comparison(this.changes, { before: this.a.order, after: this.b.order });
  }

  private settle(found: Found<P>[]): void {
    const settled = new Set(found.flatMap(({ from, to }) => [from, to]));
    this.changes.push(...found.map(({ change }) => change));
    this.lostA = this.lostA.filter((place) => !settled.has(place));
    this.lostB = this.lostB.filter((place) => !settled.has(place));
  }

  private compareHeadings(pairs: readonly (readonly [Place<P>, Place<P>])[]): void {
    const matches = matchHeadings(this.a, this.b, pairs);
    for (const { a, b } of matches) {
      this.counterparts.set(this.a.headings[a]!.node, this.b.headings[b]!.node);
      this.answered.add(this.b.headings[b]!.node);
    }
    const crossed = outOfOrder(matches);
    for (const match of matches) {
      const [x, y] = [this.a.headings[match.a]!, this.b.headings[match.b]!];
      this.note(x, y, match.score, crossed.has(match) || this.changedParents(x, y), true);
    }
    this.a.headings.filter(({ node }) => !this.counterparts.has(node)).forEach((place) => this.gone(place));
    this.b.headings.filter(({ node }) => !this.answered.has(node)).forEach((place) => this.come(place));
  }

  /** Whether both stand under chapters that live on, and not under the same one. */
  private changedParents(x: Place<P>, y: Place<P>): boolean {
    if (!x.parent || !y.parent || !this.answered.has(y.parent.node)) return false;
    const now = this.counterparts.get(x.parent.node);
    return now !== undefined && now !== y.parent.node;
  }

  /** Compares two provisions taken for the same, and what is below them. */
  private pair(x: Place<P>, y: Place<P>, score: number, moved: boolean): void {
    if (same(x.node, y.node)) return this.noteAll(x, y, moved);
    const [unitsX, unitsY] = [unitsOf(x), unitsOf(y)];
    const single =
      unitsX.length === 1 && unitsY.length === 1 && unitsX[0]!.node === x.node && unitsY[0]!.node === y.node;
    const own = this.note(x, y, score, moved, single);
    if (single) return this.pairAll(placesOf(x, unitsX[0]!.below), placesOf(y, unitsY[0]!.below));
    const { matches, lostA, lostB } = matchPlaces(unitsX, unitsY);
    const crossed = outOfOrder(matches);
    for (const match of matches) {
      const [p, q] = [unitsX[match.a]!, unitsY[match.b]!];
      if (p.node === x.node && q.node === y.node) reword(own, match.score);
      else this.note(p, q, match.score, crossed.has(match), true);
      this.pairAll(placesOf(p, p.below), placesOf(q, q.below));
    }
    this.lostA.push(...lostA);
    this.lostB.push(...lostB);
  }

  private pairAll(x: Place<P>[], y: Place<P>[]): void {
    const { matches, lostA, lostB } = matchPlaces(x, y);
    const crossed = outOfOrder(matches);
    for (const match of matches) this.pair(x[match.a]!, y[match.b]!, match.score, crossed.has(match));
    this.lostA.push(...lostA);
    this.lostB.push(...lostB);
  }

  /** Notes what became of a provision itself; `words` is false where its words are compared 款 by 款. */
  private note(x: Place<P>, y: Place<P>, score: number, moved: boolean, words: boolean): Change<P> {
    const [before, after] = [x.node, y.node];
    const kinds = new Set<ChangeKind>();
    // 总　　则 and 总则 are one name: its letter-spacing is the typesetter's.
    edits(kinds, before.heading?.replace(/\s+/g, '') ?? '', after.heading?.replace(/\s+/g, '') ?? '');
    if (words) edits(kinds, before.text, after.text);
    if (before.kind === after.kind && before.number !== after.number) kinds.add('RENUMBERED');
    if (moved) kinds.add('MOVED');
    const change: Change<P> = {
      kinds: kinds.size > 0 ? [...kinds] : ['UNCHANGED'],
      before: x.path,
      after: y.path,
      confidence: kinds.has('EDITED') || !words ? score : 1,
    };
    this.changes.push(change);
    return change;
  }

  /** Notes provisions that are letter for letter the same, with all below them. */
  private noteAll(x: Place<P>, y: Place<P>, moved: boolean): void {
    this.changes.push({
      kinds: [moved ? 'MOVED' : 'UNCHANGED'],
      before: x.path,
      after: y.path,
      confidence: 1,
    });
    if (x.node.children.length === 0) return;
    const below = placesOf(y, childrenOf(y.node));
    placesOf(x, childrenOf(x.node)).forEach((child, i) => this.noteAll(child, below[i]!, false));
  }

  private gone({ path }: Place<P>): void {
    this.changes.push({ kinds: ['REMOVED'], before: path, after: null, confidence: 1 });
  }

  private come({ path }: Place<P>): void {
    this.changes.push({ kinds: ['ADDED'], before: null, after: path, confidence: 1 });
  }
}

/** Adds to a change the words both provisions hold themselves, one of them beside further 款. */
function reword<P extends Provision>(change: Change<P>, score: number): void {
  const kinds = new Set(change.kinds.filter((kind) => kind !== 'UNCHANGED'));
  edits(kinds, change.before!.at(-1)!.text, change.after!.at(-1)!.text);
  change.kinds = kinds.size > 0 ? [...kinds] : ['UNCHANGED'];
  change.confidence = Math.min(change.confidence, score);
}

function edits(kinds: Set<ChangeKind>, was: string, is: string): void {
  if (was === is) return;
  const edited = kinds.has('EDITED') || fold(was) !== fold(is);
  kinds.delete('TYPOGRAPHIC');
  kinds.add(edited ? 'EDITED' : 'TYPOGRAPHIC');
}
