import { registerEnumType } from '@nestjs/graphql';

/** What became of an opinion (采纳情况), the best first: the order in which a comment's outcome is read off its opinions. */
export enum Outcome {
  ADOPTED = 'ADOPTED',
  PARTIALLY_ADOPTED = 'PARTIALLY_ADOPTED',
  FOR_REFERENCE = 'FOR_REFERENCE',
  REFERRED = 'REFERRED',
  NOT_ADOPTED = 'NOT_ADOPTED',
  OUT_OF_SCOPE = 'OUT_OF_SCOPE',
}

/** Outcomes, the best first. */
export const outcomes = Object.values(Outcome);

/** The best of some outcomes; null when there are none. */
export const bestOutcome = (some: readonly Outcome[]): Outcome | null =>
  outcomes.find((outcome) => some.includes(outcome)) ?? null;

registerEnumType(Outcome, {
  name: 'Outcome',
  description: 'What became of an opinion (采纳情况).',
  valuesMap: {
    ADOPTED: { description: 'Adopted (采纳).' },
    PARTIALLY_ADOPTED: { description: 'Adopted in part (部分采纳).' },
    FOR_REFERENCE: { description: 'Kept for reference (留作参考).' },
    REFERRED: { description: 'Passed on to the department in charge (转有关部门).' },
    NOT_ADOPTED: { description: 'Not adopted (未采纳).' },
    OUT_OF_SCOPE: { description: 'Not about this draft (不属于本草案).' },
  },
});
