/** z of a two-sided 95 % interval. */
const Z = 1.959963984540054;

/** A share's 95 % interval, as fractions between 0 and 1. */
export interface Interval {
  low: number;
  high: number;
}

/** Wilson's score interval of `numerator` in `denominator`, 0 ≤ numerator ≤ denominator and denominator > 0. */
export function wilson(numerator: number, denominator: number): Interval {
  const share = numerator / denominator;
  const z2 = (Z * Z) / denominator;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (Z * Math.sqrt((share * (1 - share)) / denominator + z2 / (4 * denominator))) / (1 + z2);
  // At the ends the formula gives 0 and 1; floating point would miss them by a hair.
  return {
    low: numerator === 0 ? 0 : Math.max(0, centre - half),
    high: numerator === denominator ? 1 : Math.min(1, centre + half),
  };
}

/**
 * `numerator` per hundred `denominator`, two decimals, half away from zero, without the sign: 3 of 25 is `12.00`. In
 * integers, so that no half is lost to binary fractions. Both whole and not negative, denominator > 0.
 */
export function percentOf(numerator: number, denominator: number): string {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  return fixed2((n * 20_000n + d) / (2n * d));
}

/** A fraction per hundred with two decimals: 0.0567 is `5.67`. For interval bounds, which are no ratios of integers. */
export const percentOfFraction = (fraction: number): string => fixed2(BigInt(Math.round(fraction * 10_000)));

const fixed2 = (hundredths: bigint) =>
  `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}`;
