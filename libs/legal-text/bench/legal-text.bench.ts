import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import { compareDrafts, parseLegalText } from '../src/index.js';

const DATA = join(process.cwd(), '../shared/data');
const LONG = 'regulations/中华人民共和国民法典_20200528.txt';
const VERSIONS = ['versions/治安管理处罚法__v2_2012.txt', 'versions/治安管理处罚法__v3_2025.txt'];
const ROUNDS = 41;
/** Rounds before the counted ones, for the compiler to learn the code. */
const WARM_UP = 20;

/**
 * Prints what reading and comparing cost, in milliseconds and as a ratio: reading to a bare pass over the same
 * lines, comparing to a plain line diff of the same texts.
 */
export function run(): void {
  if (!existsSync(DATA)) {
    console.log('legal-text: no ../shared/data, nothing to measure.');
    return;
  }
  const texts = [LONG, ...VERSIONS].map((name) => readFileSync(join(DATA, name), 'utf8'));
  [LONG, ...VERSIONS].forEach((name, i) => {
    const text = () => texts[i]!;
    report(`read ${title(name)}`, 'bare pass', race(text, parseLegalText, text, barePass), 20);
  });
  const [long, a, b] = texts as [string, string, string];
  compare('治安管理处罚法 2012 → 2025', a, b);
  compare('民法典 with every 250th line reworded', long, reworded(long));
}

/** Trees are read anew each round: what a comparison remembers of a provision must not flatter it. */
function compare(name: string, a: string, b: string): void {
  const trees = () => [parseLegalText(a).provisions, parseLegalText(b).provisions] as const;
  const lines = () => [a, b].map((text) => text.replace(/\n{2,}/g, '\n'));
  const times = race(
    trees,
    ([x, y]) => compareDrafts(x, y),
    lines,
    ([x, y]) => diffLines(x!, y!),
  );
  report(`compare ${name}`, 'line diff', times, 5);
}

function reworded(text: string): string {
  const reword = (line: string, i: number) => (i % 250 === 200 ? line.replace('应当', '可以') : line);
  return text.split('\n').map(reword).join('\n');
}

/** What any reader does at the least: take each line, trim it, and ask what kind of line it is. */
function barePass(text: string): number {
  let known = 0;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (/^第[一二三四五六七八九十百千零]+[编章节条]/.test(line)) known++;
    else if (/^（[一二三四五六七八九十]+）/.test(line)) known++;
    else if (/^[一二三四五六七八九十]+、/.test(line)) known++;
  }
  return known;
}

function report(name: string, base: string, [spent, bare]: [number, number], limit: number): void {
  const ratio = spent / bare;
  const verdict = ratio <= limit ? 'ok' : 'TOO SLOW';
  console.log(
    `${name}: ${spent.toFixed(2)} ms; ${base} ${bare.toFixed(2)} ms; ratio ${ratio.toFixed(1)} (at most ${limit}) ${verdict}`,
  );
}

/**
 * The times of two works in milliseconds, taken by turns so that a busy machine slows both; the lower quartile, since what
 * else the machine does only ever adds. What they work on is prepared outside the clock.
 */
function race<T, U>(
  prepareA: () => T,
  a: (given: T) => unknown,
  prepareB: () => U,
  b: (given: U) => unknown,
): [number, number] {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    times[0].push(clock(prepareA(), a));
    times[1].push(clock(prepareB(), b));
  }
  const quartile = (list: number[]) => list.sort((x, y) => x - y)[Math.floor(list.length / 4)]!;
  return [quartile(times[0].slice(WARM_UP)), quartile(times[1].slice(WARM_UP))];
}

function clock<T>(given: T, work: (given: T) => unknown): number {
  const started = performance.now();
  work(given);
  return performance.now() - started;
}

function title(name: string): string {
  return name.replace(/^.*\//, '').replace(/\.txt$/, '');
}
