import { Field, Int, ObjectType } from '@nestjs/graphql';
import { columnOf, figures, type Counts, type Figure } from './figures.js';
import { Rate, rateNames, rateOf, type RateName } from './rates.js';

const nullWhen = 'Null when nothing of it is known, which is never 0.';
const Count = (meaning: string) =>
  Field(() => Int, { nullable: true, description: `${meaning} ${nullWhen}` });

@ObjectType({
  description:
    'Counts as of a day. Each is the sum of what is known; `notWhollyKnown` names those of which an opening balance lacks a part. Groups add up to the whole.',
})
export class AdoptionCounts implements Counts {
  @Count('Comments heard and not withdrawn (收集意见).')
  heard: number | null;

  @Count('Sum of the voices of the comments heard: people, not person-times.')
  voices: number | null;

  @Count('Comments heard of which at least one submitted opinion is accepted.')
  heardAccepted: number | null;

  @Count('Opinions submitted and not returned (上报意见建议).')
  submitted: number | null;

  @Count('Of the submitted, opinions with a published decision in force.')
  decided: number | null;

  @Count(
    'adopted + partiallyAdopted (被采纳数, 被不同程度采纳): what published figures call the number adopted.',
  )
  accepted: number | null;

  @Count('Decided: adopted (采纳).')
  adopted: number | null;

  @Count('Decided: partially adopted (部分采纳).')
  partiallyAdopted: number | null;

  @Count('Decided: not adopted (未采纳).')
  notAdopted: number | null;

  @Count('Decided: kept for reference (留作参考).')
  forReference: number | null;

  @Count('Decided: referred to another department (转有关部门).')
  referred: number | null;

  @Count('Decided: outside the draft (不属于本草案).')
  outOfScope: number | null;

  @Count('Decided opinions whose decision in force was told to someone (反馈).')
  told: number | null;

  @Field(() => [String], {
    description:
      'Names of the counts that an opening balance in this group does not tell, or not for just this selection: such a count is the sum of the rest, and rates that need it are null.',
  })
  notWhollyKnown: Figure[];
}

@ObjectType({
  description: 'Counts and rates of one selection as of a day, opening balances (期初数) included.',
})
export class AdoptionFigures extends AdoptionCounts implements Record<RateName, Rate> {
  @Field(() => Rate, { description: '采纳率: accepted ÷ submitted.' })
  adoptionRate: Rate;

  @Field(() => Rate, { description: 'Only what was adopted in full: adopted ÷ submitted.' })
  fullAdoptionRate: Rate;

  @Field(() => Rate, { description: 'Of what is already decided: accepted ÷ decided.' })
  adoptionRateOfDecided: Rate;

  @Field(() => Rate, { description: 'Of what was heard: heardAccepted ÷ heard.' })
  commentAdoptionRate: Rate;

  @Field(() => Rate, {
    description:
      'accepted opinions ÷ heard comments, as the field quotes it (3 of 64). A ratio of two units: no interval.',
  })
  yield: Rate;

  @Field(() => Rate, { description: '反馈率: told ÷ decided.' })
  feedbackRate: Rate;

  @Field(() => AdoptionCounts, {
    nullable: true,
    description: 'The part of the counts that comes from opening balances; null when none is in them.',
  })
  openingBalance: AdoptionCounts | null;

  @Field(() => Int, {
    description:
      'Distinct contact points with at least one submitted opinion, or named by an opening balance; ONLINE points are not counted. Does not add up over groups: one point can be in several.',
  })
  contactPointCount: number;

  @Field(() => Int, {
    description:
      'Distinct regulations with at least one submitted opinion, or named by an opening balance. Does not add up over groups: one regulation can be in several.',
  })
  regulationCount: number;

  @Field({
    description: 'Whether invented data of the demo is in these figures: show them as 示例数据 then.',
  })
  isDemo: boolean;
}

/** Sums as the statement `adoption` gives them: as text, null where every summand is. */
export type FiguresRow = Record<string, unknown> & {
  unknown: Figure[] | null;
  contact_point_count: number;
  regulation_count: number;
  is_demo: boolean | null;
};

/** The figures that sums stand for; null: of nothing. `opening`: the part of opening balances, null when there is none. */
export function figuresOf(row: FiguresRow | null, opening: FiguresRow | null): AdoptionFigures {
  const notWhollyKnown = opening?.unknown ?? [];
  const counts = countsOf(row, notWhollyKnown);
  const rates = Object.fromEntries(
    rateNames.map((name) => [name, rateOf(name, counts, notWhollyKnown)]),
  ) as Record<RateName, Rate>;
  return {
    ...counts,
    ...rates,
    openingBalance: opening && countsOf(opening, notWhollyKnown),
    contactPointCount: row?.contact_point_count ?? 0,
    regulationCount: row?.regulation_count ?? 0,
    isDemo: row?.is_demo ?? false,
  };
}

/** Only opening balances lack counts, so what the whole does not know is what their part does not know. */
function countsOf(row: FiguresRow | null, notWhollyKnown: Figure[]): AdoptionCounts {
  const sumOf = (figure: Figure) => {
    const sum = row?.[columnOf(figure)] ?? (notWhollyKnown.includes(figure) ? null : 0);
    return sum === null ? null : Number(sum);
  };
  const counts = Object.fromEntries(figures.map((figure) => [figure, sumOf(figure)])) as Counts;
  return { ...counts, notWhollyKnown };
}
