import { In } from 'typeorm';
import { andWhere, sql } from '#database';
import { batch, byKey, groupsByKey } from '#graphql';
import type { Viewer } from '#accounts';
import { Draft, DraftPublication } from './draft.entity.js';
import { mayReadDraft } from './visible.sql.js';

/** Drafts of a regulation the viewer may read, by the day they bear. */
export const draftsOf = batch<string, Draft[]>(async (ids, { db, viewer }) => {
  const qb = db.manager
    .createQueryBuilder(Draft, 'd')
    .where('d.regulation_id = any(:ids::uuid[])', { ids })
    .orderBy('d.dated_on')
    .addOrderBy('d.id');
  const rows = await andWhere(qb, mayReadDraft(viewer as Viewer, sql`d.id`)).getMany();
  return groupsByKey(ids, rows, (row) => row.regulationId);
});

/** Day a draft was published; null while it is being prepared. */
export const publishedOnOf = batch<string, string | null>(async (ids, { db }) => {
  const rows = await db.manager.findBy(DraftPublication, { draftId: In([...ids]) });
  return byKey(ids, rows, (row) => row.draftId).map((row) => row?.publishedOn ?? null);
});
