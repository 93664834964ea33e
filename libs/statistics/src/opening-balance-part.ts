import { Problem } from '#graphql';
import { partExceeds } from './balance-counts.js';
import { chineseOf, type Counts } from './figures.js';
import { BalanceBase, countsIn, type OpeningBalance } from './opening-balance.entity.js';

/** What tells where a balance belongs and when. */
export type BalanceFacts = Counts &
  Pick<OpeningBalance, 'authorityId' | 'contactPointId' | 'regulationId' | 'fromOn' | 'toOn' | 'base'>;

/** Every way a balance cannot be the passed part of another, at the field of the part that says so. */
export function partProblems(part: BalanceFacts, whole: BalanceFacts & { recordedOn: string }): Problem[] {
  const problems: Problem[] = [];
  const refuse = (path: string, zh: string, en: string) => problems.push(new Problem(path, { zh, en }));
  if (part.base !== BalanceBase.PASSED)
    refuse(
      'base',
      '只有 PASSED 口径的期初数可以属于另一期初数。',
      'Only a balance of base PASSED is part of another.',
    );
  if (whole.base !== BalanceBase.ALL)
    refuse('partOfId', '所属的期初数须为 ALL 口径。', 'The balance it is part of must be of base ALL.');
  const sameScope = (['authorityId', 'contactPointId', 'regulationId'] as const).every(
    (key) => part[key] === whole[key],
  );
  if (!sameScope)
    refuse(
      'partOfId',
      '两者的机关、联系点、法规须相同。',
      'Both must name the same authority, contact point and regulation.',
    );
  if (part.fromOn < whole.fromOn || part.toOn > whole.toOn)
    refuse(
      part.fromOn < whole.fromOn ? 'fromOn' : 'toOn',
      `期间须在所属期初数的期间（${whole.fromOn}至${whole.toOn}）之内。`,
      `Its period must lie within that of the whole, ${whole.fromOn} to ${whole.toOn}.`,
    );
  for (const figure of partExceeds(countsIn(part), countsIn(whole)))
    refuse(
      `counts.${figure}`,
      `${chineseOf[figure]}不能大于所属期初数的（${whole[figure]}）。`,
      `${figure} cannot be more than the whole’s, ${whole[figure]}.`,
    );
  return problems;
}
