import fc from 'fast-check';
import { compareDrafts } from './compare/compare-drafts.js';
import { findCitations } from './cite/find-citations.js';
import { parseCitation } from './cite/parse-citation.js';
import { fromAkomaNtoso } from './akn/from-akoma-ntoso.js';
import { parseLegalText } from './parse/parse.js';
import { docxOf, p } from './read/fixtures.js';
import { readDraft } from './read/read-draft.js';
import { describeReal, FUZZ_SEED, fuzzRuns, realTexts, rebuild } from './testing.js';
import { UnreadableFile } from './unreadable-file.js';

fc.configureGlobal({ seed: FUZZ_SEED });

/** What a careless hand, a bad converter or a scanner does to a text. */
const SLIPS: ((lines: string[], at: number, other: number) => void)[] = [
  (lines, at) => lines.splice(at, 1),
  (lines, at, other) => lines.splice(at, 0, lines[other]!),
  (lines, at, other) => ([lines[at], lines[other]] = [lines[other]!, lines[at]!]),
  (lines, at) => lines.splice(at, 2, (lines[at] ?? '') + (lines[at + 1] ?? '')),
  (lines, at, other) => (lines[at] = lines[at]!.slice(other % 7)),
  (lines, at, other) => (lines[at] = lines[at]!.slice(0, other % 9)),
  (lines, at) => (lines[at] = lines[at]!.replace(/[“”]/, '')),
  (lines, at) => (lines[at] = `“${lines[at]}`),
  (lines, at) => (lines[at] = lines[at]!.replace(/[\s　]/g, '')),
  (lines, at) => (lines[at] = lines[at]!.replace(/，/, '\t')),
  (lines, at) => (lines[at] = `\t${lines[at]}`),
  (lines, at) => (lines[at] = lines[at]!.replace(/[一二三四五六七八九]/, '百')),
  (lines, at) => (lines[at] = lines[at]!.replace(/条/, '章')),
  (lines, at) => (lines[at] = `（一）${lines[at]}`),
  (lines, at) => (lines[at] = `一、${lines[at]}`),
  (lines, at) => (lines[at] = '目　录'),
  (lines, at) => (lines[at] = '附件'),
  (lines, at) => (lines[at] = '第 条'),
  (lines, at) => (lines[at] = '\ud800\u0000<&"\u202e'),
  (lines, at) => (lines[at] = '2026年1月5日'),
];

const slips = fc.array(fc.record({ slip: fc.nat(SLIPS.length - 1), at: fc.nat(5000), other: fc.nat(5000) }), {
  minLength: 1,
  maxLength: 30,
});

function spoil(lines: string[], made: { slip: number; at: number; other: number }[]): string[] {
  const spoilt = [...lines];
  for (const { slip, at, other } of made) {
    if (spoilt.length > 0) SLIPS[slip]!(spoilt, at % spoilt.length, other % spoilt.length);
  }
  return spoilt;
}

/** No run may take longer than this, in milliseconds; the longest law takes a tenth of it. */
const SLOWEST = 3000;

function reads(lines: string[]): void {
  const started = performance.now();
  const text = parseLegalText(lines.join('\n'));
  expect(performance.now() - started).toBeLessThan(SLOWEST);
  const body = text.paragraphs.filter(({ role }) => role === 'BODY');
  expect(rebuild(text)).toEqual(
    body.map(({ text, row }) => (row ? text : text.replace(/^[\s\u200b-\u200f]+|[\s\u200b-\u200f]+$/g, ''))),
  );
  // Nothing is lost before the tree either; only the marks of links in a 目录 are taken off.
  if (lines.some((line) => line.includes('](#'))) return;
  const kept = text.paragraphs.map(({ text }) => text).join('');
  const blanks = /[\s\u0085\u200b-\u200f]/g;
  expect(kept.replace(blanks, '')).toHaveLength(lines.join('').replace(blanks, '').length);
}

describeReal(`mutated real texts (seed ${FUZZ_SEED})`, () => {
  const texts = realTexts().map((text) => text.split('\n').slice(0, 400));
  const runs = { numRuns: fuzzRuns(10_000) };

  it(`neither throw nor lose a paragraph (${runs.numRuns} runs)`, () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), slips, (lines, made) => reads(spoil(lines, made))),
      runs,
    );
  });

  it('are compared with the original without throwing', () => {
    const short = texts.map((lines) => lines.slice(0, 80));
    fc.assert(
      fc.property(fc.constantFrom(...short), slips, (lines, made) => {
        const [a, b] = [parseLegalText(lines.join('\n')), parseLegalText(spoil(lines, made).join('\n'))];
        const { changes } = compareDrafts(a.provisions, b.provisions);
        for (const { before, after, confidence } of changes) {
          expect(before ?? after).not.toBeNull();
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: fuzzRuns(2000) },
    );
  });
});

describe(`anything at all (seed ${FUZZ_SEED})`, () => {
  const wild = fc.string({
    unit: fc.constantFrom(
      ...'第一二三十百条章节编款项附件表目录则（）、。：“”「」 　\t\n1.23之至前本',
      '\u200b',
      'a',
      '<',
      '年',
    ),
    maxLength: 400,
  });

  it('is parsed', () => {
    fc.assert(
      fc.property(wild, (text) => reads(text.split('\n'))),
      { numRuns: fuzzRuns(10_000) },
    );
  });

  it('is searched for citations, whose spans are its own words', () => {
    fc.assert(
      fc.property(wild, (text) => {
        parseCitation(text);
        for (const found of findCitations(text, { article: '5', paragraph: 2, item: '3' })) {
          expect(text.slice(found.start, found.end)).toBe(found.text);
        }
      }),
      { numRuns: fuzzRuns(10_000) },
    );
  });

  it('is refused by the right class when it is no file', async () => {
    const good = await docxOf(p('示例条例') + p('第一条　甲。'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        async (bytes) => {
          const spoilt = Buffer.from(good);
          for (const [at, byte] of bytes) spoilt[at] = byte;
          await readDraft({ name: 'a.docx', bytes: spoilt }).catch((error: unknown) =>
            expect(error).toBeInstanceOf(UnreadableFile),
          );
        },
      ),
      { numRuns: fuzzRuns(4000) },
    );
  });

  it('is refused by the right class when it is no Akoma Ntoso', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '<',
            '>',
            '/',
            'act',
            'bill',
            'body',
            'p',
            ' ',
            '&',
            ';',
            '"',
            '=',
            'article',
            'akomaNtoso',
          ),
        }),
        (xml) => {
          try {
            fromAkomaNtoso(xml);
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableFile);
          }
        },
      ),
      { numRuns: fuzzRuns(10_000) },
    );
  });
});

describe('long texts', () => {
  const hard: Record<string, (i: number) => string> = {
    'a quotation opened on every line': (i) => `第${i}条　“甲`,
    'items without end': (i) => `（${'一二三四五六七八九十'[i % 10]}）甲`,
    'plain lines after items': (i) => (i % 2 ? '甲' : '（一）乙'),
    'nothing but headings': (i) => `第${i}章　甲`,
    'short names': (i) => `${'一二三四五六七八九十'[i % 10]}、甲`,
    rows: (i) => `甲\t${i}`,
    annexes: () => '附件',
    dates: () => '2026年1月5日',
  };

  it.each(Object.entries(hard))('of %s take time in proportion', (_, line) => {
    const time = (size: number): number => {
      const text = Array.from({ length: size }, (_, i) => line(i + 1)).join('\n');
      const started = performance.now();
      parseLegalText(text);
      return performance.now() - started;
    };
    time(2000);
    const [once, four] = [time(5000), time(20_000)];
    // Four times the lines: quadratic would be sixteen times the time.
    expect(four).toBeLessThan(Math.max(once, 10) * 16);
  });
});
