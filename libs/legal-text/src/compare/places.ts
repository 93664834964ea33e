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
  // What is letter for letter the same at both ends needs no thought, and in most drafts that is nearly all.
  let first = 0;
  while (first < a.length && first < b.length && same(a[first]!.node, b[first]!.node)) first++;
  let [lastA, lastB] = [a.length, b.length];
  while (lastA > first && lastB > first && same(a[lastA - 1]!.node, b[lastB - 1]!.node)) {
    lastA--;
    lastB--;
  }
  const [middleA, middleB] = [a.slice(first, lastA), b.slice(first, lastB)];
  const middle =
    middleA.length > 0 && middleB.length > 0
      ? matchWords(middleA, middleB, ({ node }) => wordsOf(node), unchanged(middleA, middleB))
      : [];
  const matches: Match[] = [];
  for (let i = 0; i < first; i++) matches.push({ a: i, b: i, score: 1 });
  for (const match of middle) matches.push({ ...match, a: match.a + first, b: match.b + first });
  for (let k = 0; lastA + k < a.length; k++) matches.push({ a: lastA + k, b: lastB + k, score: 1 });
  const [takenA, takenB] = [
    new Set(matches.map((match) => match.a)),
    new Set(matches.map((match) => match.b)),
  ];
  return { matches, lostA: a.filter((_, i) => !takenA.has(i)), lostB: b.filter((_, i) => !takenB.has(i)) };
}

/** Members whose letters stand once on either side, and are the same there: no likeness need be weighed. */
function unchanged<P extends Provision>(a: readonly Place<P>[], b: readonly Place<P>[]): Match[] {
  const once = (places: readonly Place<P>[]): Map<string, number> => {
    const seen = new Map<string, number>();
    places.forEach(({ node }, i) => {
      const text = allText(node);
      seen.set(text, seen.has(text) ? -1 : i);
    });
    return seen;
  };
  const [inA, inB] = [once(a), once(b)];
  const found: Match[] = [];
  for (const [text, i] of inA) {
    const j = inB.get(text);
    if (text !== '' && i !== -1 && j !== undefined && j !== -1) found.push({ a: i, b: j, score: 1 });
  }
  return found;
}
