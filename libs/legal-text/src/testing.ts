import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { LegalText, ParsedProvision } from './legal-text.js';

/** The folder of real texts beside the project; the tests that use it are skipped where it is absent. */
export const SHARED = join(import.meta.dirname, '../../../../shared/data');

/** `describe` where the real texts are present; elsewhere a skipped block that says so. */
export const describeReal: jest.Describe = existsSync(SHARED)
  ? describe
  : (Object.assign(
      (name: string, body: () => void) => describe.skip(`${name} (skipped: no ../shared/data)`, body),
      {
        each: describe.skip.each,
      },
    ) as unknown as jest.Describe);

export function sharedBytes(path: string): Uint8Array {
  return readFileSync(join(SHARED, path));
}

export function sharedText(path: string): string {
  return readFileSync(join(SHARED, path), 'utf8');
}

/** A row of a manifest.csv, columns by name. */
export type ManifestRow = Record<string, string>;

export function manifest(folder: 'regulations' | 'versions'): ManifestRow[] {
  if (!existsSync(SHARED)) return [{ file: 'absent' }];
  return parse(sharedText(`${folder}/manifest.csv`), { columns: true, bom: true });
}

/** Every real text of both folders. */
export function realTexts(): string[] {
  if (!existsSync(SHARED)) return [];
  return (['regulations', 'versions'] as const).flatMap((folder) =>
    readdirSync(join(SHARED, folder))
      .filter((name) => name.endsWith('.txt'))
      .map((name) => sharedText(join(folder, name))),
  );
}

/** The words of the body's paragraphs, put together again from nothing but the tree. */
export function rebuild(text: LegalText): string[] {
  const numbers = text.paragraphs.filter(({ role }) => role === 'BODY').map(({ number }) => number);
  const at = new Map(numbers.map((number, i) => [number, i]));
  const rebuilt = numbers.map(() => '');
  const visit = (node: ParsedProvision): void => {
    const printed = node.source.lead + node.text;
    if (printed !== '') {
      const first = at.get(node.source.paragraph)!;
      printed.split('\n').forEach((words, i) => (rebuilt[first + i] += words));
    }
    node.children.forEach(visit);
  };
  text.provisions.forEach(visit);
  return rebuilt;
}

/** How many runs a fuzz test makes: all of them under `npm run soak`, a part of them in `npm test`. */
export function fuzzRuns(all: number): number {
  return process.env.SOAK ? all : Math.ceil(all / 40);
}

/** Where the fuzzing begins; `SEED=…` repeats a run. Printed in the tests' names. */
export const FUZZ_SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
