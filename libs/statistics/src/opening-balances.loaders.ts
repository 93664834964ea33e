import { In } from 'typeorm';
import { batch, batchWith, byKey, pagesByParent, type Page, type PageArgs } from '#graphql';
import { OpeningBalance } from './opening-balance.entity.js';
import { lastEnteredFirst, openingBalancesOf } from './opening-balance-list.js';

/** One version of a balance by its id; null when there is none. */
export const openingBalanceById = batch<string, OpeningBalance | null>(async (ids, { db }) =>
  byKey(ids, await db.manager.findBy(OpeningBalance, { id: In([...ids]) }), ({ id }) => id),
);

/** The version that corrected one, by the id of the corrected; null when none did. */
export const correctionOf = batch<string, OpeningBalance | null>(async (ids, { db }) =>
  byKey(
    ids,
    await db.manager.findBy(OpeningBalance, { correctsId: In([...ids]) }),
    ({ correctsId }) => correctsId!,
  ),
);

/** The PASSED balance that stands as part of one, by the `balanceId` of the whole; null when none does. */
export const passedPartOf = batch<string, OpeningBalance | null>(async (balanceIds, { db }) => {
  const parts = openingBalancesOf(db, {}).andWhere('b.partOfId = any(:balanceIds::uuid[])', { balanceIds });
  return byKey(balanceIds, await parts.getMany(), ({ partOfId }) => partOfId!);
});

/** Those that stand, of parents that a column of the balance names. */
const openingBalancesBy = (column: string) =>
  batchWith<PageArgs, string, Page<OpeningBalance>>(async (ids, page, { db }) => {
    const pages = await pagesByParent(openingBalancesOf(db, {}), column, ids, page, lastEnteredFirst);
    return ids.map((id) => pages.get(id)!);
  });

export const openingBalancesOfAuthority = openingBalancesBy('b.authorityId');
export const openingBalancesOfPoint = openingBalancesBy('b.contactPointId');
export const openingBalancesOfRegulation = openingBalancesBy('b.regulationId');
