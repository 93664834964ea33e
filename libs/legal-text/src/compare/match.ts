/** Two members of two lists that are the same thing, 0 to 1 sure. */
export interface Match {
  a: number;
  b: number;
  score: number;
}

/** A member of a list as words to be recognised by. */
export interface Words {
  /** Folded words, those of everything below included. */
  text: string;
  /** Printed number and name, which count a little when words leave a doubt. */
  number: string | null;
  name: string | null;
}

/** Below this, two provisions have no more in common than any two of one law. */
const LEAST = 0.45;

/**
 * Matches the members of two lists by what they say, best first, each at most once. Equal words match in order; the
 * others by the rare pairs of signs they share. The result does not depend on which list comes first. Matches that are
 * `known` beforehand stand, and their words are never looked at.
 */
export function matchWords<T>(
  a: readonly T[],
  b: readonly T[],
  wordsOf: (member: T) => Words,
  known: readonly Match[] = [],
): Match[] {
  const [openA, openB] = [rest(a.length, known, 'a'), rest(b.length, known, 'b')];
  const words = { a: new Map<number, Words>(), b: new Map<number, Words>() };
  for (const i of openA) words.a.set(i, wordsOf(a[i]!));
  for (const j of openB) words.b.set(j, wordsOf(b[j]!));
  const certain = [...known, ...equal(words.a, words.b)];
  const crossed = outOfOrder(certain);
  const chain = certain.filter((match) => !crossed.has(match)).sort((x, y) => x.a - y.a);
  const free = { a: rest(a.length, certain, 'a'), b: rest(b.length, certain, 'b') };
  const gap = gaps(chain, a.length, b.length);
  const candidates = similar(words, free.a, free.b)
    .map((match) => ({ ...match, score: weigh(match, words, gap(match.a)) }))
    .filter(({ score }) => score >= LEAST);
  return [...certain, ...bestFirst(candidates)].sort((x, y) => x.a - y.a);
}

interface BothWords {
  a: ReadonlyMap<number, Words>;
  b: ReadonlyMap<number, Words>;
}

function rest(length: number, matches: readonly Match[], side: 'a' | 'b'): number[] {
  const taken = new Uint8Array(length);
  for (const match of matches) taken[match[side]] = 1;
  return Array.from({ length }, (_, i) => i).filter((i) => taken[i] === 0);
}

/** Takes the surest pairs first, each member at most once; of equal ones the earlier and the straighter. */
export function bestFirst(candidates: readonly Match[]): Match[] {
  const [takenA, takenB] = [new Set<number>(), new Set<number>()];
  const sorted = [...candidates].sort(
    (x, y) => y.score - x.score || x.a + x.b - (y.a + y.b) || Math.abs(x.a - x.b) - Math.abs(y.a - y.b),
  );
  return sorted.filter((match) => {
    if (takenA.has(match.a) || takenB.has(match.b)) return false;
    takenA.add(match.a);
    takenB.add(match.b);
    return true;
  });
}

/** Members with equal words: the first with the first, the second with the second, numbers alike before all. */
function equal(a: ReadonlyMap<number, Words>, b: ReadonlyMap<number, Words>): Match[] {
  const found: Match[] = [];
  const byText = new Map<string, { a: number[]; b: number[] }>();
  for (const [i, { text }] of a) {
    const entry = byText.get(text);
    if (entry) entry.a.push(i);
    else byText.set(text, { a: [i], b: [] });
  }
  for (const [j, { text }] of b) byText.get(text)?.b.push(j);
  for (const [text, both] of byText) {
    if (text === '') continue;
    const pairs = both.a.length === both.b.length ? [] : sameNumber(both, { a, b });
    const [takenA, takenB] = [pairs.map((pair) => pair.a), pairs.map((pair) => pair.b)];
    const restA = pairs.length === 0 ? both.a : both.a.filter((i) => !takenA.includes(i));
    const restB = pairs.length === 0 ? both.b : both.b.filter((j) => !takenB.includes(j));
    found.push(...pairs);
    for (let k = 0; k < Math.min(restA.length, restB.length); k++) {
      found.push({ a: restA[k]!, b: restB[k]!, score: 1 });
    }
  }
  return found;
}

/** Of more equal members on one side than on the other, those that kept their number. */
function sameNumber(both: { a: number[]; b: number[] }, words: BothWords): Match[] {
  const numbers = new Map(both.b.map((j) => [words.b.get(j)!.number, j]));
  const pairs: Match[] = [];
  for (const i of both.a) {
    const { number } = words.a.get(i)!;
    const j = number === null ? undefined : numbers.get(number);
    if (j === undefined) continue;
    pairs.push({ a: i, b: j, score: 1 });
    numbers.delete(number);
  }
  return pairs;
}

/** Pairs that share rare pairs of signs, with the share of their weight they have in common (weighted Dice and overlap). */
function similar(words: BothWords, freeA: number[], freeB: number[]): Match[] {
  const gramsA = freeA.map((i) => grams(words.a.get(i)!.text));
  const gramsB = freeB.map((j) => grams(words.b.get(j)!.text));
  const seen = new Map<number, number>();
  for (const set of [...gramsA, ...gramsB]) for (const gram of set) seen.set(gram, (seen.get(gram) ?? 0) + 1);
  const all = freeA.length + freeB.length;
  const weight = (gram: number) => Math.log(1 + all / seen.get(gram)!);
  const total = (set: Set<number>) => {
    let sum = 0;
    for (const gram of set) sum += weight(gram);
    return sum;
  };
  const where = new Map<number, number[]>();
  gramsB.forEach((set, j) => {
    for (const gram of set) {
      const list = where.get(gram);
      if (list) list.push(j);
      else where.set(gram, [j]);
    }
  });
  const totalsB = gramsB.map(total);
  const found: Match[] = [];
  const shared = new Float64Array(freeB.length);
  gramsA.forEach((set, i) => {
    shared.fill(0);
    for (const gram of set) {
      const places = where.get(gram);
      if (!places) continue;
      const heavy = weight(gram);
      for (const j of places) shared[j]! += heavy;
    }
    const totalA = total(set);
    shared.forEach((sum, j) => {
      if (sum === 0) return;
      // What is common to both, against both and against the shorter: an article that grew by a 款 stays recognisable.
      const likeness = (0.6 * 2 * sum) / (totalA + totalsB[j]!) + (0.4 * sum) / Math.min(totalA, totalsB[j]!);
      // Sums taken in another order differ in their last digits; ties must be ties from both ends.
      const score = Math.round(likeness * 1e9) / 1e9;
      if (score >= LEAST / 2) found.push({ a: freeA[i]!, b: freeB[j]!, score });
    });
  });
  return found;
}

/** The sure matches before and after a place, the ends of the lists where there are none. */
type Gap = { low: Match; high: Match };

/** Agreement of name, number and neighbours lifts a doubtful likeness; their disagreement lowers it. */
function weigh({ a, b: j, score }: Match, words: BothWords, { low, high }: Gap): number {
  const [x, y] = [words.a.get(a)!, words.b.get(j)!];
  let weighed = score;
  if (x.name !== null && x.name === y.name) weighed += 0.2;
  if (x.number !== null && x.number === y.number) weighed += 0.05;
  // The only ones left between the same neighbours on both sides are all but told.
  const alone = high.a - low.a === 2 && high.b - low.b === 2;
  if (j > low.b && j < high.b) weighed += alone ? 0.35 : 0.15;
  else weighed -= 0.1;
  return Math.min(weighed, 0.99);
}

/** Looks up the gap a member of the first list stands in. */
function gaps(chain: readonly Match[], lengthA: number, lengthB: number): (a: number) => Gap {
  const ends = [{ a: -1, b: -1, score: 1 }, ...chain, { a: lengthA, b: lengthB, score: 1 }];
  return (a) => {
    let [low, high] = [0, ends.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (ends[middle]!.a < a) low = middle;
      else high = middle;
    }
    return { low: ends[low]!, high: ends[high]! };
  };
}

/** The pairs of neighbouring signs in a text, as numbers. */
export function grams(text: string): Set<number> {
  const set = new Set<number>();
  for (let i = 0; i + 1 < text.length; i++) set.add(text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1));
  if (text.length === 1) set.add(text.charCodeAt(0));
  return set;
}

/** What share of the first text's pairs of signs the second has: 1 when it is contained in it. */
export function containment(part: Set<number>, whole: Set<number>): number {
  if (part.size === 0) return 0;
  let inside = 0;
  for (const gram of part) if (whole.has(gram)) inside++;
  return inside / part.size;
}

/**
 * Which matches run out of order: those that are not in every longest run of matches in the same order on both sides.
 * Of two that changed places both are meant; of one that went far, only that one.
 */
export function outOfOrder(matches: readonly Match[]): Set<Match> {
  const byA = [...matches].sort((x, y) => x.a - y.a);
  const ending = longestEnding(byA.map(({ b }) => b));
  const starting = longestEnding(byA.map(({ b }) => -b).reverse()).reverse();
  const longest = ending.reduce((most, length) => Math.max(most, length), 0);
  const ranks = new Map<number, number>();
  byA.forEach((_, i) => {
    if (ending[i]! + starting[i]! - 1 === longest) ranks.set(ending[i]!, (ranks.get(ending[i]!) ?? 0) + 1);
  });
  return new Set(byA.filter((_, i) => ending[i]! + starting[i]! - 1 < longest || ranks.get(ending[i]!)! > 1));
}

/** For each value the length of the longest rising run that ends with it. */
function longestEnding(values: number[]): number[] {
  const tails: number[] = [];
  return values.map((value) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tails[middle]! < value) low = middle + 1;
      else high = middle;
    }
    tails[low] = value;
    return low + 1;
  });
}
