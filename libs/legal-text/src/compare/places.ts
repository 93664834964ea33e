import type { Provision } from '../legal-text.js';
import { fold } from './fold.js';
import { matchWords, type Match, type Words } from './match.js';

/** Levels that hold articles. All other roots of a comparison are compared as wholes, then from within. */
const HEADINGS = new Set(['PART', 'SUBPART', 'CHAPTER', 'SECTION', 'GROUP', 'ANNEX']);

/** A node with its way down from a root. */
export interface Place<P extends Provision> {
  node: P;
  path: readonly P[];
  parent: Place<P> | null;
}

/** A draft as the comparison sees it: the headings, and the articles, clauses and other wholes under them. */
export interface Flat<P extends Provision> {
  headings: Place<P>[];
  blocks: Place<P>[];
  /** Every node's place in reading order. */
  order: Map<P, number>;
}

/** Lays a tree out. */
export function flatten<P extends Provision>(roots: readonly P[]): Flat<P> {
  const flat: Flat<P> = { headings: [], blocks: [], order: new Map() };
  const count = (node: P): void => {
    flat.order.set(node, flat.order.size);
    childrenOf(node).forEach(count);
  };
  const visit = (node: P, parent: Place<P> | null): void => {
    const place = { node, path: parent ? [...parent.path, node] : [node], parent };
    if (!HEADINGS.has(node.kind)) return void flat.blocks.push(place);
    flat.headings.push(place);
    childrenOf(node).forEach((child) => visit(child, place));
  };
  roots.forEach(count);
  roots.forEach((root) => visit(root, null));
  return flat;
}

export function childrenOf<P extends Provision>(node: P): readonly P[] {
  return node.children as readonly P[];
}

export function placesOf<P extends Provision>(parent: Place<P>, nodes: readonly P[]): Place<P>[] {
  return nodes.map((node) => ({ node, path: [...parent.path, node], parent }));
}

/** A 款: a PARAGRAPH, or an article of one 款 which holds its words itself; and the items below it. */
export interface Unit<P extends Provision> extends Place<P> {
  below: readonly P[];
}

/** The 款 of a provision, in order. */
export function unitsOf<P extends Provision>(place: Place<P>): Unit<P>[] {
  const children = childrenOf(place.node);
  const own = children.filter(({ kind }) => kind !== 'PARAGRAPH');
  const paragraphs = placesOf(
    place,
    children.filter(({ kind }) => kind === 'PARAGRAPH'),
  ).map((child) => ({ ...child, below: childrenOf(child.node) }));
  const holds = place.node.text !== '' || own.length > 0 || paragraphs.length === 0;
  return holds ? [{ ...place, below: own }, ...paragraphs] : paragraphs;
}

export function isArticle<P extends Provision>({ node }: Place<P>): boolean {
  return node.kind === 'ARTICLE' || node.kind === 'CLAUSE';
}

/** Letter for letter the same, number and everything below included. */
export function same(x: Provision, y: Provision): boolean {
  return (
    x.text === y.text &&
    x.kind === y.kind &&
    x.number === y.number &&
    x.heading === y.heading &&
    x.children.length === y.children.length &&
    x.children.every((child, i) => same(child, y.children[i]!))
  );
}

const known = new WeakMap<Provision, Words>();

/** What a provision is recognised by. */
export function wordsOf(node: Provision): Words {
  let words = known.get(node);
  if (!words) {
    const name = node.heading === null ? null : fold(node.heading);
    words = { text: fold(allText(node)), number: node.number, name };
    known.set(node, words);
  }
  return words;
}

function allText(node: Provision): string {
  let text = node.text;
  for (const child of node.children) text += allText(child);
  return text;
}

/** Matches two lists of provisions, and says which of either found none. */
export function matchPlaces<P extends Provision, Q extends Place<P>>(
  a: readonly Q[],
  b: readonly Q[],
): { matches: Match[]; lostA: Q[]; lostB: Q[] } {
  const known = inStep(a, b);
  if (known.length < a.length && known.length < b.length) known.push(...unchanged(a, b, known));
  const open = known.length < a.length && known.length < b.length;
  const matches = open ? matchWords(a, b, ({ node }) => wordsOf(node), known) : known;
  const [takenA, takenB] = [
    new Set(matches.map((match) => match.a)),
    new Set(matches.map((match) => match.b)),
  ];
  return { matches, lostA: a.filter((_, i) => !takenA.has(i)), lostB: b.filter((_, i) => !takenB.has(i)) };
}

/**
 * What is letter for letter the same needs no thought, and in most drafts that is nearly all: from both ends, as long as
 * the drafts keep step but for single members.
 */
function inStep<P extends Provision>(a: readonly Place<P>[], b: readonly Place<P>[]): Match[] {
  const found: Match[] = [];
  const alike = (i: number, j: number) => i < a.length && j < b.length && same(a[i]!.node, b[j]!.node);
  let first = 0;
  for (; alike(first, first) || alike(first + 1, first + 1); first++) {
    if (alike(first, first)) found.push({ a: first, b: first, score: 1 });
  }
  let [lastA, lastB] = [a.length - 1, b.length - 1];
  const above = (i: number, j: number) => i >= first && j >= first && alike(i, j);
  for (; above(lastA, lastB) || above(lastA - 1, lastB - 1); lastA--, lastB--) {
    if (above(lastA, lastB)) found.push({ a: lastA, b: lastB, score: 1 });
  }
  return found;
}

/** Members whose letters stand once on either side, and are the same there: no likeness need be weighed. */
function unchanged<P extends Provision>(
  a: readonly Place<P>[],
  b: readonly Place<P>[],
  known: readonly Match[],
): Match[] {
  const [takenA, takenB] = [new Set(known.map((match) => match.a)), new Set(known.map((match) => match.b))];
  const [inA, inB] = [once(a, takenA), once(b, takenB)];
  const found: Match[] = [];
  for (const [text, i] of inA) {
    const j = inB.get(text);
    if (text !== '' && i !== -1 && j !== undefined && j !== -1) found.push({ a: i, b: j, score: 1 });
  }
  return found;
}

/** Places by their letters; -1 for letters that stand more than once. */
function once<P extends Provision>(
  places: readonly Place<P>[],
  taken: ReadonlySet<number>,
): Map<string, number> {
  const seen = new Map<string, number>();
  places.forEach(({ node }, i) => {
    if (taken.has(i)) return;
    const text = allText(node);
    seen.set(text, seen.has(text) ? -1 : i);
  });
  return seen;
}
