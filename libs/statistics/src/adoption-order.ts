import { Field, InputType, registerEnumType } from '@nestjs/graphql';
import type { AdoptionRow } from './adoption-answer.js';
import type { Figure } from './figures.js';
import type { RateName } from './rates.js';

/** What groups can be ordered by. */
export enum AdoptionOrderBy {
  GROUP = 'GROUP',
  HEARD = 'HEARD',
  VOICES = 'VOICES',
  SUBMITTED = 'SUBMITTED',
  DECIDED = 'DECIDED',
  ACCEPTED = 'ACCEPTED',
  TOLD = 'TOLD',
  ADOPTION_RATE = 'ADOPTION_RATE',
  ADOPTION_RATE_LOW = 'ADOPTION_RATE_LOW',
  FULL_ADOPTION_RATE = 'FULL_ADOPTION_RATE',
  ADOPTION_RATE_OF_DECIDED = 'ADOPTION_RATE_OF_DECIDED',
  COMMENT_ADOPTION_RATE = 'COMMENT_ADOPTION_RATE',
  COMMENT_ADOPTION_RATE_LOW = 'COMMENT_ADOPTION_RATE_LOW',
  FEEDBACK_RATE = 'FEEDBACK_RATE',
}

const byRate = 'By this rate; say n and the interval with it, since few opinions make extreme rates.';

registerEnumType(AdoptionOrderBy, {
  name: 'AdoptionOrderBy',
  description: 'What groups are ordered by. Groups where it is null come last, either way.',
  valuesMap: {
    GROUP: { description: 'The group itself: time runs forward, objects in the order they were entered.' },
    HEARD: { description: 'By this count.' },
    VOICES: { description: 'By this count.' },
    SUBMITTED: { description: 'By this count.' },
    DECIDED: { description: 'By this count.' },
    ACCEPTED: { description: 'By this count.' },
    TOLD: { description: 'By this count.' },
    ADOPTION_RATE: { description: byRate },
    ADOPTION_RATE_LOW: {
      description:
        'By the lower bound of its interval: what can be said with confidence. The fairer order to rank by.',
    },
    FULL_ADOPTION_RATE: { description: byRate },
    ADOPTION_RATE_OF_DECIDED: { description: byRate },
    COMMENT_ADOPTION_RATE: { description: byRate },
    COMMENT_ADOPTION_RATE_LOW: { description: 'By the lower bound of its interval.' },
    FEEDBACK_RATE: { description: byRate },
  },
});

export enum Direction {
  ASCENDING = 'ASCENDING',
  DESCENDING = 'DESCENDING',
}

registerEnumType(Direction, {
  name: 'Direction',
  description: 'Which way an order runs.',
  valuesMap: {
    ASCENDING: { description: 'Smallest first.' },
    DESCENDING: { description: 'Largest first.' },
  },
});

@InputType({ description: 'An order of groups; equal ones follow in the order of GROUP.' })
export class AdoptionOrder {
  @Field(() => AdoptionOrderBy, { description: 'By what.' })
  by: AdoptionOrderBy;

  @Field(() => Direction, { nullable: true, description: 'DESCENDING unless said; GROUP ASCENDING.' })
  direction?: Direction | null;
}

/** Where a row stands: what it is ordered by, and what it is. */
export interface Place {
  value: number | null;
  group: (string | null)[];
}

export function placeOf(row: AdoptionRow, by: AdoptionOrderBy): Place {
  return { value: valueBy[by](row), group: row.group.map(({ value }) => value) };
}

const count = (figure: Figure) => (row: AdoptionRow) =>
  row.notWhollyKnown.includes(figure) ? null : row[figure];
const rate = (name: RateName) => (row: AdoptionRow) => row[name].value;
const low = (name: RateName) => (row: AdoptionRow) => row[name].interval?.low ?? null;

const valueBy: Record<AdoptionOrderBy, (row: AdoptionRow) => number | null> = {
  GROUP: () => null,
  HEARD: count('heard'),
  VOICES: count('voices'),
  SUBMITTED: count('submitted'),
  DECIDED: count('decided'),
  ACCEPTED: count('accepted'),
  TOLD: count('told'),
  ADOPTION_RATE: rate('adoptionRate'),
  ADOPTION_RATE_LOW: low('adoptionRate'),
  FULL_ADOPTION_RATE: rate('fullAdoptionRate'),
  ADOPTION_RATE_OF_DECIDED: rate('adoptionRateOfDecided'),
  COMMENT_ADOPTION_RATE: rate('commentAdoptionRate'),
  COMMENT_ADOPTION_RATE_LOW: low('commentAdoptionRate'),
  FEEDBACK_RATE: rate('feedbackRate'),
};

/** Compares places: by value, then by group; what is null comes last either way. */
export function comparePlaces({ by, direction }: AdoptionOrder): (a: Place, b: Place) => number {
  const byGroup = by === AdoptionOrderBy.GROUP;
  const sign =
    (direction ?? (byGroup ? Direction.ASCENDING : Direction.DESCENDING)) === Direction.ASCENDING ? 1 : -1;
  return (a, b) => {
    let order = nullsLast(a.value, b.value, sign);
    for (let i = 0; !order && i < a.group.length; i++)
      order = nullsLast(a.group[i] ?? null, b.group[i] ?? null, byGroup ? sign : 1);
    return order;
  };
}

function nullsLast<T extends string | number>(a: T | null, b: T | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -sign : a > b ? sign : 0;
}
