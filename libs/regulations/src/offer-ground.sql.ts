import { sql, type Sql } from '#database';
import { designationsAt, parentsAt } from '#contact-points';

/** What must be known of a point before a task is offered to it. */
export interface OfferGround {
  id: string;
  name: string;
  isOnline: boolean;
  /** By the consultation's authority, on the day. */
  isDesignated: boolean;
  /** The points it stands under on the day, the nearest first. */
  above: string[];
}

/** The ground for each of these points that exists. */
export function offerGround(
  contactPointIds: readonly string[],
  authorityId: string,
  on: string,
): Sql<OfferGround> {
  return sql<OfferGround>`/* offerGround */
    with recursive parents as (${parentsAt({ on })}), above (point, id, step) as (
      select contact_point_id, parent_id, 1 from parents
      where contact_point_id = any(${contactPointIds}::uuid[]) and parent_id is not null
      union all
      select above.point, parents.parent_id, above.step + 1
      from above join parents on parents.contact_point_id = above.id where parents.parent_id is not null
    )
    select p.id, p.name, p.kind = 'ONLINE' as "isOnline",
      exists (select from (${designationsAt({ on })}) held
        where held.contact_point_id = p.id and held.authority_id = ${authorityId}) as "isDesignated",
      array(select above.id from above where above.point = p.id order by above.step) as above
    from contact_point p where p.id = any(${contactPointIds}::uuid[])`;
}
