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
 * others by the rare pairs of signs they share. The result does not depend on which list comes first.
 */
export function matchWords(a: readonly Words[], b: readonly Words[]): Match[] {
  const certain = equal(a, b);
  const [takenA, takenB] = [
    new Set(certain.map((match) => match.a)),
    new Set(certain.map((match) => match.b)),
  ];
  const freeA = [...a.keys()].filter((i) => !takenA.has(i));
  const freeB = [...b.keys()].filter((j) => !takenB.has(j));
  const crossed = outOfOrder(certain);
  const chain = certain.filter((match) => !crossed.has(match)).sort((x, y) => x.a - y.a);
  const candidates = similar(a, b, freeA, freeB)
    .map((match) => ({ ...match, score: weigh(match, a, b, chain) }))
    .filter(({ score }) => score >= LEAST);
  return [...certain, ...bestFirst(candidates)].sort((x, y) => x.a - y.a);
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
function equal(a: readonly Words[], b: readonly Words[]): Match[] {
  const found: Match[] = [];
  const byText = new Map<string, { a: number[]; b: number[] }>();
  a.forEach(({ text }, i) => {
    const entry = byText.get(text);
    if (entry) entry.a.push(i);
    else byText.set(text, { a: [i], b: [] });
  });
  b.forEach(({ text }, j) => byText.get(text)?.b.push(j));
  for (const [text, both] of byText) {
    if (text === '') continue;
    if (both.a.length !== both.b.length) {
      for (const i of both.a) {
        const j = both.b.find((k) => b[k]!.number !== null && b[k]!.number === a[i]!.number);
        if (j !== undefined) found.push({ a: i, b: j, score: 1 });
      }
    }
    const takenA = new Set(found.map((match) => match.a));
    const takenB = new Set(found.map((match) => match.b));
    const restA = both.a.filter((i) => !takenA.has(i));
    const restB = both.b.filter((j) => !takenB.has(j));
    for (let k = 0; k < Math.min(restA.length, restB.length); k++)
      found.push({ a: restA[k]!, b: restB[k]!, score: 1 });
  }
  return found;
}

/** Pairs that share rare pairs of signs, with the share of their weight they have in common (weighted Dice and overlap). */
function similar(a: readonly Words[], b: readonly Words[], freeA: number[], freeB: number[]): Match[] {
  const gramsA = freeA.map((i) => grams(a[i]!.text));
  const gramsB = freeB.map((j) => grams(b[j]!.text));
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

/** Agreement of name, number and neighbours lifts a doubtful likeness; their disagreement lowers it. */
function weigh(
  { a: i, b: j, score }: Match,
  a: readonly Words[],
  b: readonly Words[],
  chain: readonly Match[],
): number {
  let weighed = score;
  if (a[i]!.name !== null && a[i]!.name === b[j]!.name) weighed += 0.2;
  if (a[i]!.number !== null && a[i]!.number === b[j]!.number) weighed += 0.05;
  const after = chain.findIndex((match) => match.a > i);
  const before = chain[(after === -1 ? chain.length : after) - 1];
  const [low, high] = [before ?? { a: -1, b: -1 }, chain[after] ?? { a: a.length, b: b.length }];
  const between = j > low.b && j < high.b;
  // The only ones left between the same neighbours on both sides are all but told.
  const alone = high.a - low.a === 2 && high.b - low.b === 2;
  if (between) weighed += alone ? 0.35 : 0.15;
  else weighed -= 0.1;
  return Math.min(weighed, 0.99);
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
