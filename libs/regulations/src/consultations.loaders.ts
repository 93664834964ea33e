import { In } from 'typeorm';
import { ObjectType } from '@nestjs/graphql';
import { andWhere, sql } from '#database';
import { batch, batchWith, Connection, groupsByKey, pagesByParent, type Page, type PageArgs } from '#graphql';
import type { Viewer } from '#accounts';
import { ConsultationTask } from './consultation-task.entity.js';
import { Consultation } from './consultation.entity.js';
import { mayReadTask } from './visible.sql.js';

/** Consultations held on a draft, by their first day. */
export const consultationsOfDraft = batch<string, Consultation[]>(async (ids, { db }) => {
  const where = { draftId: In([...ids]) };
  const rows = await db.manager.find(Consultation, { where, order: { opensOn: 'ASC', id: 'ASC' } });
  return groupsByKey(ids, rows, (row) => row.draftId);
});

/** Consultations held on a regulation's drafts, by their first day. */
export const consultationsOfRegulation = batch<string, Consultation[]>(async (ids, { db }) => {
  const where = { regulationId: In([...ids]) };
  const rows = await db.manager.find(Consultation, { where, order: { opensOn: 'ASC', id: 'ASC' } });
  return groupsByKey(ids, rows, (row) => row.regulationId);
});

@ObjectType({ description: 'A page of tasks.' })
export class ConsultationTaskConnection extends Connection(ConsultationTask) {}

/** The tasks the viewer may read of each parent, the first due first. `parent` is the column that names it. */
const tasksBy = (parent: 'consultationId' | 'contactPointId' | 'parentTaskId') =>
  batchWith<{ page: PageArgs }, string, Page<ConsultationTask>>(async (ids, { page }, { db, viewer }) => {
    const qb = db.manager.createQueryBuilder(ConsultationTask, 't');
    andWhere(qb, mayReadTask(viewer as Viewer, sql`t.id`));
    const pages = await pagesByParent(qb, `t.${parent}`, ids, page, [
      { column: 't.dueOn', direction: 'ASC', value: (task) => task.dueOn },
      { column: 't.id', direction: 'ASC', value: (task) => task.id },
    ]);
    return ids.map((id) => pages.get(id)!);
  });

export const tasksOfConsultation = tasksBy('consultationId');
export const tasksOfPoint = tasksBy('contactPointId');
export const tasksHandedOn = tasksBy('parentTaskId');
