import fc from 'fast-check';
import { percentOf, percentOfFraction, wilson } from './share.js';

const shares = fc
  .integer({ min: 1, max: 10_000_000 })
  .chain((d) => fc.tuple(fc.integer({ min: 0, max: d }), fc.constant(d)));

describe('percentages', () => {
  it.each([
    [3, 25, '12.00'],
    [3, 64, '4.69'],
    [132, 1316, '10.03'],
    [92, 433, '21.25'],
    [95, 328, '28.96'],
    [2590, 21_921, '11.82'],
    [1, 800, '0.13'], // 0.125: half away from zero
    [1, 3, '33.33'],
    [2, 3, '66.67'],
    [7, 4, '175.00'],
    [0, 9, '0.00'],
    [1_005, 100_000, '1.01'], // 1.005, which binary fractions take for less
  ])('%i of %i is %s', (n, d, text) => expect(percentOf(n, d)).toBe(text));

  it('are the nearest hundredth, the upper one of two equally near', () =>
    fc.assert(
      fc.property(shares, ([n, d]) => {
        const hundredths = BigInt(percentOf(n, d).replace('.', ''));
        const twice = 20_000n * BigInt(n) - 2n * BigInt(d) * hundredths; // 2d × (exact − rounded)
        expect(twice >= -BigInt(d) && twice < BigInt(d)).toBe(true);
        expect(percentOf(n, d)).toMatch(/^(0|[1-9]\d*)\.\d\d$/);
      }),
    ));
});

describe('the Wilson interval', () => {
  it('of two of ten is 5.67–50.98 %', () => {
    const { low, high } = wilson(2, 10);
    expect([percentOfFraction(low), percentOfFraction(high)]).toEqual(['5.67', '50.98']);
  });

  it('solves |p − n/d| = z √(p (1 − p) / d) at both ends', () =>
    fc.assert(
      fc.property(shares, ([n, d]) => {
        const { low, high } = wilson(n, d);
        for (const p of [low, high]) {
          const distance = Math.abs(p - n / d);
          const z = 1.959963984540054 * Math.sqrt((p * (1 - p)) / d);
          expect(Math.abs(distance - z)).toBeLessThan(1e-9);
        }
      }),
    ));

  it('holds the share, lies within 0 and 1, and mirrors', () =>
    fc.assert(
      fc.property(shares, ([n, d]) => {
        const { low, high } = wilson(n, d);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(n / d);
        expect(high).toBeGreaterThanOrEqual(n / d);
        expect(low).toBeLessThan(high);
        const mirrored = wilson(d - n, d);
        expect(1 - mirrored.high).toBeCloseTo(low, 12);
        expect(1 - mirrored.low).toBeCloseTo(high, 12);
      }),
    ));

  it('narrows as more is known', () =>
    fc.assert(
      fc.property(shares, ([n, d]) => {
        const [once, tenfold] = [wilson(n, d), wilson(n * 10, d * 10)];
        expect(tenfold.high - tenfold.low).toBeLessThan(once.high - once.low);
      }),
    ));

  it('of none of n starts at exactly 0, of all of n ends at exactly 1', () => {
    expect(wilson(0, 7).low).toBe(0);
    expect(wilson(7, 7).high).toBe(1);
  });
});
