import { Field, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Problem } from '#graphql';
import { chineseOf, figures, outcomeFigures, type Counts, type Figure } from './figures.js';

const Count = (meaning: string) => (target: object, key: string) => {
  Field(() => Int, { nullable: true, description: `${meaning} Leave out what is not known.` })(target, key);
  IsOptional()(target, key);
  IsInt()(target, key);
  Min(0)(target, key);
  Max(1_000_000_000)(target, key);
};

@InputType({
  description: 'The counts a source gives. What it does not give is left out: it is then unknown, never 0.',
})
export class BalanceCountsInput {
  @Count('Comments heard.') heard?: number | null;
  @Count('Voices of the comments heard.') voices?: number | null;
  @Count('Comments heard of which an opinion was accepted.') heardAccepted?: number | null;
  @Count('Opinions submitted.') submitted?: number | null;
  @Count('Opinions decided.') decided?: number | null;
  @Count('Opinions adopted or partially adopted (被采纳数); follows from these two when both are given.')
  accepted?: number | null;
  @Count('Opinions adopted.') adopted?: number | null;
  @Count('Opinions partially adopted.') partiallyAdopted?: number | null;
  @Count('Opinions not adopted.') notAdopted?: number | null;
  @Count('Opinions kept for reference.') forReference?: number | null;
  @Count('Opinions referred to another department.') referred?: number | null;
  @Count('Opinions outside the draft.') outOfScope?: number | null;
  @Count('Decided opinions whose decision was told to someone.') told?: number | null;
}

/** The counts with what follows from them: accepted of its two parts, decided of all outcomes. */
export function completed(input: BalanceCountsInput): Counts {
  const counts = Object.fromEntries(figures.map((figure) => [figure, input[figure] ?? null])) as Counts;
  counts.accepted ??= sumOf(counts, ['adopted', 'partiallyAdopted']);
  counts.decided ??= sumOf(counts, outcomeFigures);
  return counts;
}

/** Null unless all are known. */
function sumOf(counts: Counts, parts: readonly Figure[]): number | null {
  const known = parts.map((part) => counts[part]).filter((n) => n !== null);
  return known.length === parts.length ? known.reduce((a, b) => a + b, 0) : null;
}

/** What can be no more than what. */
const within: [Figure, Figure][] = [
  ['heard', 'voices'],
  ['heardAccepted', 'heard'],
  ['decided', 'submitted'],
  ['accepted', 'submitted'],
  ['accepted', 'decided'],
  ['told', 'decided'],
  ['told', 'submitted'],
];

/** Every way the counts contradict each other, at the field that is too large. */
export function contradictions(counts: Counts, at = 'counts'): Problem[] {
  if (figures.every((figure) => counts[figure] === null))
    return [new Problem(at, { zh: '至少填写一个数。', en: 'Give at least one count.' })];
  const problems = within
    .filter(([part, whole]) => exceeds(counts[part], counts[whole]))
    .map(([part, whole]) => moreThan(at, part, whole));
  const addUp = (whole: Figure, parts: readonly Figure[]) => {
    const n = counts[whole];
    if (n === null) return;
    const known = parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0);
    const all = parts.every((part) => counts[part] !== null);
    if (known > n || (all && known < n))
      problems.push(
        new Problem(`${at}.${whole}`, {
          zh: `${chineseOf[whole]}（${n}）与其各部分之和（${known}）不符。`,
          en: `${whole} is ${n}, but ${parts.join(' + ')} make ${known}.`,
        }),
      );
  };
  addUp('accepted', ['adopted', 'partiallyAdopted']);
  addUp('decided', outcomeFigures);
  if (counts.submitted !== null && counts.decided === null) {
    const known = outcomeFigures.reduce((sum, part) => sum + (counts[part] ?? 0), 0);
    if (known > counts.submitted)
      problems.push(
        new Problem(`${at}.submitted`, {
          zh: `各类采纳情况之和（${known}）大于上报意见建议数（${counts.submitted}）。`,
          en: `The outcomes make ${known}, more than were submitted, ${counts.submitted}.`,
        }),
      );
  }
  return problems;
}

/** Figures of which a part holds more than its whole. */
export function partExceeds(part: Counts, whole: Counts): Figure[] {
  return figures.filter((figure) => exceeds(part[figure], whole[figure]));
}

const exceeds = (part: number | null, whole: number | null) =>
  part !== null && whole !== null && part > whole;

const moreThan = (at: string, part: Figure, whole: Figure) =>
  new Problem(`${at}.${part}`, {
    zh: `${chineseOf[part]}不能大于${chineseOf[whole]}。`,
    en: `${part} cannot be more than ${whole}.`,
  });
