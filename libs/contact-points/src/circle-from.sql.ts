import type { EntityManager } from 'typeorm';
import { sql } from '#database';

/**
 * First day, `from` or later, on which a point would stand under itself, through others too; null when on none. Asked
 * of every day on which any point's parent changes, because a later move may close a circle with this one.
 */
export async function circleFrom(
  tx: EntityManager,
  contactPointId: string,
  from: string,
): Promise<string | null> {
  const [row] = await sql<{ day: string }>`/* circleFrom */
    with recursive days as (
      select ${from}::date as day union select effective_on from contact_point_parent where effective_on > ${from}::date
    ), parents as (
      select distinct on (day, contact_point_id) day, contact_point_id, parent_id
      from days join contact_point_parent on effective_on <= day
      order by day, contact_point_id, effective_on desc, recorded_at desc, id desc
    ), above as (
      select day, parent_id as id from parents where contact_point_id = ${contactPointId}
      union
      select parents.day, parents.parent_id from above
      join parents on parents.day = above.day and parents.contact_point_id = above.id
    )
    select day from above where id = ${contactPointId} order by day limit 1`.on(tx);
  return row?.day ?? null;
}
