import { In } from 'typeorm';
import { batch, byKey } from '#graphql';
import { OpeningBalance } from './opening-balance.entity.js';

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
