import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { makeTrackingCode, trackingHash } from './tracking-code.js';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

it('makes codes of 17 random characters and a check, in groups people can read out', () => {
  const codes = Array.from({ length: 500 }, () => makeTrackingCode());
  for (const code of codes) expect(code).toMatch(/^([2-9A-HJKMNP-Z]{3}-){5}[2-9A-HJKMNP-Z]{3}$/);
  expect(new Set(codes).size).toBe(500);
  expect(17 * Math.log2(ALPHABET.length)).toBeGreaterThanOrEqual(80);
  const used = new Set(codes.join(''));
  expect([...ALPHABET].filter((c) => !used.has(c))).toEqual([]);
});

it('makes the same code of the same seed, and another of another', () => {
  const seed = randomUUID();
  expect(makeTrackingCode(seed)).toBe(makeTrackingCode(seed));
  expect(makeTrackingCode(seed)).not.toBe(makeTrackingCode(randomUUID()));
});

it('does not mind how a code is typed', () => {
  const code = makeTrackingCode();
  const hash = trackingHash(code)!;
  const fullWidth = code.replace(/[2-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  for (const typed of [
    code.toLowerCase(),
    code.replaceAll('-', ''),
    ` ${code.replaceAll('-', ' — ')}\n`,
    fullWidth,
  ])
    expect(trackingHash(typed)).toEqual(hash);
});

it('finds every single slip and every swap of two characters', () => {
  fc.assert(
    fc.property(
      fc.uuid({ version: 4 }),
      fc.nat(17),
      fc.nat(17),
      fc.constantFrom(...ALPHABET),
      (seed, i, j, c) => {
        const code = [...makeTrackingCode(seed).replaceAll('-', '')];
        const slipped = code.with(i, c);
        if (c !== code[i]) expect(trackingHash(slipped.join(''))).toBeNull();
        const swapped = code.with(i, code[j]!).with(j, code[i]!);
        if (code[i] !== code[j]) expect(trackingHash(swapped.join(''))).toBeNull();
      },
    ),
    { numRuns: 2_000 },
  );
});

it('takes nothing else for a code', () => {
  for (const typed of ['', '-', '0', 'O'.repeat(18), '2'.repeat(17), '😀'.repeat(18), 'A'.repeat(100_000)])
    expect(trackingHash(typed)).toBeNull();
});
