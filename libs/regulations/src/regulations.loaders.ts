import { In } from 'typeorm';
import { andWhere, sql } from '#database';
import { batch, batchWith, byKey, groupsByKey, pagesByParent, type Page, type PageArgs } from '#graphql';
import type { Viewer } from '#accounts';
import { ConsultationTask } from './consultation-task.entity.js';
import { Consultation } from './consultation.entity.js';
import { Draft } from './draft.entity.js';
import { Provision } from './provision.entity.js';
import { RegulationStatusEntry, type RegulationStatus } from './regulation-status.entity.js';
import { Regulation } from './regulation.entity.js';
import { statusesOn } from './statuses-on.sql.js';
import { mayReadDraft, mayReadTask } from './visible.sql.js';

/** A regulation by its id; null when there is none. Regulations are public. */
export const regulationById = batch<string, Regulation | null>(async (ids, { db }) =>
  byKey(ids, await db.manager.findBy(Regulation, { id: In([...ids]) }), (regulation) => regulation.id),
);

/** The status of a regulation on a day; null before its first one. */
export const statusOn = batchWith<{ on: string }, string, RegulationStatus | null>(
  async (ids, { on }, { db }) => {
    const rows = await db.sql<{ regulation_id: string; status: RegulationStatus }>`/* statusOn */
    select * from (${statusesOn(on)}) has where regulation_id = any(${ids}::uuid[])`;
    return byKey(ids, rows, (row) => row.regulation_id).map((row) => row?.status ?? null);
  },
);

export const statusHistoryOf = batch<string, RegulationStatusEntry[]>(async (ids, { db }) => {
  const rows = await db.manager.find(RegulationStatusEntry, {
    where: { regulationId: In([...ids]) },
    order: { effectiveOn: 'ASC', recordedAt: 'ASC', id: 'ASC' },
  });
  return groupsByKey(ids, rows, (row) => row.regulationId);
});

/** Regulations of an authority, the one entered last first. */
export const regulationsOfAuthority = batchWith<{ page: PageArgs }, string, Page<Regulation>>(
  async (ids, { page }, { db }) => {
    const qb = db.manager.createQueryBuilder(Regulation, 'r');
    const pages = await pagesByParent(qb, 'r.authorityId', ids, page, [
      { column: 'r.id', direction: 'DESC', value: (regulation) => regulation.id },
    ]);
    return ids.map((id) => pages.get(id)!);
  },
);

/** A draft by its id; null when there is none the viewer may read. */
export const draftById = batch<string, Draft | null>(async (ids, { db, viewer }) => {
  const drafts = db.manager.createQueryBuilder(Draft, 'd').where('d.id = any(:ids::uuid[])', { ids });
  andWhere(drafts, mayReadDraft(viewer as Viewer, sql`d.id`));
  return byKey(ids, await drafts.getMany(), (draft) => draft.id);
});

/** A provision by its id; null when there is none in a draft the viewer may read. */
export const provisionById = batch<string, Provision | null>(async (ids, { db, viewer }) => {
  const provisions = db.manager.createQueryBuilder(Provision, 'p').where('p.id = any(:ids::uuid[])', { ids });
  andWhere(provisions, mayReadDraft(viewer as Viewer, sql`p.draft_id`));
  return byKey(ids, await provisions.getMany(), (provision) => provision.id);
});

/** A consultation by its id; null when there is none. Consultations are public. */
export const consultationById = batch<string, Consultation | null>(async (ids, { db }) =>
  byKey(ids, await db.manager.findBy(Consultation, { id: In([...ids]) }), (consultation) => consultation.id),
);

/** A task by its id; null when there is none the viewer may read. */
export const taskById = batch<string, ConsultationTask | null>(async (ids, { db, viewer }) => {
  const tasks = db.manager
    .createQueryBuilder(ConsultationTask, 't')
    .where('t.id = any(:ids::uuid[])', { ids });
  andWhere(tasks, mayReadTask(viewer as Viewer, sql`t.id`));
  return byKey(ids, await tasks.getMany(), (task) => task.id);
});
