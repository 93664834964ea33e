import type { Permission, Viewer } from '#accounts';
import { sql, type Sql } from '#database';

/** Condition on a comment `c`: the viewer holds the permission where it was heard, or in the authority it was heard for. */
export function commentWithinScope(viewer: Viewer, permission: Permission): Sql {
  const { everything, authorityIds, contactPointIds } = viewer.scope(permission);
  if (everything) return sql`true`;
  return sql`(c.contact_point_id = any(${contactPointIds}::uuid[])
    or c.regulation_id in (select id from regulation where authority_id = any(${authorityIds}::uuid[])))`;
}

/** Condition on an event `e`: the viewer holds the permission at its point, or in the authority whose consultation it was about. */
export function eventWithinScope(viewer: Viewer, permission: Permission): Sql {
  const { everything, authorityIds, contactPointIds } = viewer.scope(permission);
  if (everything) return sql`true`;
  return sql`(e.contact_point_id = any(${contactPointIds}::uuid[]) or e.consultation_id in (
    select consultation.id from consultation join regulation on regulation.id = consultation.regulation_id
    where regulation.authority_id = any(${authorityIds}::uuid[])))`;
}
