import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Text } from '#graphql';
import { chineseOf, type Counts, type Figure } from './figures.js';
import { percentOf, percentOfFraction, wilson } from './share.js';

/** How a rate is made of two counts. */
interface RateDefinition {
  numerator: Figure;
  denominator: Figure;
  /** False for a ratio of two units, which is no share and has no interval. */
  isShare: boolean;
}

const share = (numerator: Figure, denominator: Figure): RateDefinition => ({
  numerator,
  denominator,
  isShare: true,
});

/** The rates of the product. */
export const rateDefinitions = {
  adoptionRate: share('accepted', 'submitted'),
  fullAdoptionRate: share('adopted', 'submitted'),
  adoptionRateOfDecided: share('accepted', 'decided'),
  commentAdoptionRate: share('heardAccepted', 'heard'),
  yield: { numerator: 'accepted', denominator: 'heard', isShare: false },
  feedbackRate: share('told', 'decided'),
} as const satisfies Record<string, RateDefinition>;

/** Name of a rate, the same in the schema, in exports and on the command line. */
export type RateName = keyof typeof rateDefinitions;

export const rateNames = Object.keys(rateDefinitions) as RateName[];

@ObjectType({ description: 'The 95 % Wilson score interval of a share.' })
export class RateInterval {
  @Field(() => Float, { description: 'Lower bound, a fraction from 0 to 1.' })
  low: number;

  @Field(() => Float, { description: 'Upper bound, a fraction from 0 to 1.' })
  high: number;

  @Field({ description: 'Lower bound per hundred with two decimals, without the sign: `5.67`.' })
  lowPercent: string;

  @Field({ description: 'Upper bound per hundred with two decimals, without the sign: `50.98`.' })
  highPercent: string;
}

@ObjectType({
  description: 'One count divided by another, with everything needed to defend it. Never a bare percentage.',
})
export class Rate {
  @Field(() => Int, { nullable: true, description: 'The upper count; null when it is not wholly known.' })
  numerator: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The lower count, the base; null when it is not wholly known.',
  })
  denominator: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'numerator ÷ denominator as a fraction: 0.12 for 12 %. Null, never 0, when the denominator is 0 or an opening balance lacks a needed count; `reasonWhyNull` says which.',
  })
  value: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The value per hundred with two decimals, rounded half away from zero from the exact integers, without the sign: `12.00`. Null when `value` is.',
  })
  percent: string | null;

  @Field(() => RateInterval, {
    nullable: true,
    description: '95 % Wilson interval; null when `value` is, and always for `yield`, a ratio of two units.',
  })
  interval: RateInterval | null;

  @Field({ description: 'What is divided by what, in the names of the counts: `accepted ÷ submitted`.' })
  definition: string;

  /** In the schema a field with the language as its argument; null when `value` is not. */
  reasonWhyNull: Text | null;
}

/** A rate of the counts; `unknown` are the figures that are not wholly known. */
export function rateOf(name: RateName, counts: Counts, unknown: readonly Figure[]): Rate {
  const { numerator, denominator, isShare } = rateDefinitions[name];
  const known = (figure: Figure) => (unknown.includes(figure) ? null : counts[figure]);
  const [n, d] = [known(numerator), known(denominator)];
  const rate = { numerator: n, denominator: d, definition: `${numerator} ÷ ${denominator}` };
  if (n === null || d === null || d === 0) {
    const missing = [numerator, denominator].filter((figure) => known(figure) === null);
    return {
      ...rate,
      value: null,
      percent: null,
      interval: null,
      reasonWhyNull: missing.length ? notKnown(missing) : nothingToDivideBy(denominator),
    };
  }
  return {
    ...rate,
    value: n / d,
    percent: percentOf(n, d),
    interval: isShare ? intervalOf(n, d) : null,
    reasonWhyNull: null,
  };
}

function intervalOf(numerator: number, denominator: number): RateInterval | null {
  // Balances of different coverage can in sum hold more of the part than of the whole; that has no interval.
  if (numerator > denominator) return null;
  const { low, high } = wilson(numerator, denominator);
  return { low, high, lowPercent: percentOfFraction(low), highPercent: percentOfFraction(high) };
}

const notKnown = (missing: Figure[]): Text => ({
  zh: `所含期初数在此口径下未给出：${missing.map((figure) => chineseOf[figure]).join('、')}。`,
  en: `An opening balance in it does not tell, for this selection: ${missing.join(', ')}.`,
});

const nothingToDivideBy = (denominator: Figure): Text => ({
  zh: `分母“${chineseOf[denominator]}”为 0。`,
  en: `Its denominator, ${denominator}, is 0.`,
});
