import type { Permission, Viewer } from '#accounts';
import { sql, type Sql } from '#database';

/**
 * Condition on an opinion `o`: the viewer holds the permission at its point; or in the authority it went to, once it was
 * submitted (a draft is the point's own business).
 */
export function opinionWithinScope(viewer: Viewer, permission: Permission): Sql {
  const { everything, authorityIds, contactPointIds } = viewer.scope(permission);
  if (everything) return sql`true`;
  return sql`(o.contact_point_id = any(${contactPointIds}::uuid[]) or o.state in ('SUBMITTED', 'RETURNED')
    and o.regulation_id in (select id from regulation where authority_id = any(${authorityIds}::uuid[])))`;
}

/**
 * An opinion `o` with a published decision is public. Reads the table `decision` by its name: its room comes after this
 * one. None of its rows is published in the future.
 */
export const isDecided = sql`exists (select from decision d
  where d.regulation_id = o.regulation_id and d.opinion_id = o.id)`;

/** The opinions `o` a viewer sees. A lone EXISTS is a join to the planner; within an OR it is not. */
export function isSeen(viewer: Viewer): Sql {
  if (!viewer.may('opinion.read')) return isDecided;
  if (viewer.scope('opinion.read').everything) return sql`true`;
  return sql`(${opinionWithinScope(viewer, 'opinion.read')} or ${isDecided})`;
}
