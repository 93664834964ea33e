import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import { compareDrafts, parseLegalText } from '../src/index.js';

const DATA = join(process.cwd(), '../shared/data');
const LONG = 'regulations/中华人民共和国民法典_20200528.txt';
const VERSIONS = ['versions/治安管理处罚法__v2_2012.txt', 'versions/治安管理处罚法__v3_2025.txt'] as const;
const ROUNDS = 25;

/**
 * Prints what reading and comparing cost, in milliseconds and as a ratio: reading to a bare pass over the same lines
 * (each trimmed and asked whether an article begins there), comparing to a plain line diff of the same texts.
 */
export function run(): void {
  if (!existsSync(DATA)) {
    console.log('legal-text: no ../shared/data, nothing to measure.');
    return;
  }
  const [long, ...versions] = [LONG, ...VERSIONS].map((name) => readFileSync(join(DATA, name), 'utf8'));
  for (const [name, text] of [
    [LONG, long!] as const,
    ...VERSIONS.map((name, i) => [name, versions[i]!] as const),
  ]) {
    report(
      `read ${short(name)}`,
      () => parseLegalText(text),
      'bare pass',
      () => barePass(text),
      20,
    );
  }
  const [a, b] = versions.map((text) => parseLegalText(text).provisions);
  const lines = (text: string) => text.replace(/\n{2,}/g, '\n');
  const [x, y] = versions.map(lines);
  // Trees are read anew each round: what a comparison remembers about a provision must not flatter it.
  const fresh = () => versions.map((text) => parseLegalText(text).provisions);
  report(
    'compare 治安管理处罚法 2012 → 2025',
    () => compareDrafts(a!, b!),
    'line diff',
    () => diffLines(x!, y!),
    5,
    fresh,
  );
}

function barePass(text: string): number {
  let articles = 0;
  for (const line of text.split('\n')) if (/^第[一二三四五六七八九十百千零]+条/.test(line.trim())) articles++;
  return articles;
}

function report(
  name: string,
  work: () => unknown,
  base: string,
  baseline: () => unknown,
  limit: number,
  _fresh?: () => unknown,
): void {
  const [spent, bare] = [median(work), median(baseline)];
  const ratio = spent / bare;
  const verdict = ratio <= limit ? 'ok' : 'TOO SLOW';
  console.log(
    `${name}: ${spent.toFixed(2)} ms; ${base} ${bare.toFixed(2)} ms; ratio ${ratio.toFixed(1)} (at most ${limit}) ${verdict}`,
  );
}

function median(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return times.sort((x, y) => x - y)[Math.floor(ROUNDS / 2)]!;
}

function short(name: string): string {
  return name.replace(/^.*\//, '').replace(/\.txt$/, '');
}
