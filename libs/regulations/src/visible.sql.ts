import { sql, type Sql } from '#database';
import type { Viewer } from '#accounts';

/** Condition on a draft's id: it is published, or of an authority whose prepared drafts the viewer may read. */
export function mayReadDraft(viewer: Viewer, draftId: Sql): Sql {
  const { everything, authorityIds } = viewer.scope('draft.read');
  return sql`(${everything}::boolean
    or exists (select from draft_publication published where published.draft_id = ${draftId})
    or exists (select from draft prepared join regulation of on of.id = prepared.regulation_id
      where prepared.id = ${draftId} and of.authority_id = any(${authorityIds}::uuid[])))`;
}

/** Condition on a task's id: it is of a point, or of a consultation of an authority, whose tasks the viewer may read. */
export function mayReadTask(viewer: Viewer, taskId: Sql): Sql {
  const { everything, authorityIds, contactPointIds } = viewer.scope('task.read');
  return sql`(${everything}::boolean or ${taskId} in (
    select task.id from consultation_task task
    join consultation held on held.id = task.consultation_id
    join regulation of on of.id = held.regulation_id
    where task.contact_point_id = any(${contactPointIds}::uuid[]) or of.authority_id = any(${authorityIds}::uuid[])))`;
}
