import { sql, type Sql } from '#database';

/** A day to look at, and by the end of which day it must have been entered. */
export interface Moment {
  on: string;
  /** The same day for figures as of a day; null (or left out): all that is known by now. */
  knownOn?: string | null;
}

const known = (recordedOn: Sql, knownOn: string | null = null) =>
  sql`(${knownOn}::date is null or ${recordedOn} <= ${knownOn}::date)`;

/** Rows `(contact_point_id, parent_id)`: the point each one stands under on a day; null: under none. */
export function parentsAt({ on, knownOn }: Moment): Sql {
  return sql`
    select distinct on (contact_point_id) contact_point_id, parent_id from contact_point_parent
    where effective_on <= ${on}::date and ${known(sql`recorded_on`, knownOn)}
    order by contact_point_id, effective_on desc, recorded_at desc, id desc`;
}

/** Rows `(contact_point_id, district)`: the district each point lies in on a day; null: none. */
export function districtsAt({ on, knownOn }: Moment): Sql {
  return sql`
    select distinct on (contact_point_id) contact_point_id, district from contact_point_district
    where effective_on <= ${on}::date and ${known(sql`recorded_on`, knownOn)}
    order by contact_point_id, effective_on desc, recorded_at desc, id desc`;
}

/** Rows `(id, contact_point_id, authority_id)`: the designations that hold on a day. */
export function designationsAt({ on, knownOn }: Moment): Sql {
  return sql`
    select id, contact_point_id, authority_id from designation
    where from_on <= ${on}::date and ${known(sql`recorded_on`, knownOn)}
      and (until_on is null or until_on >= ${on}::date or not ${known(sql`end_recorded_on`, knownOn)})`;
}

/** Rows `(id)`: the points given (a piece of SQL of ids) and all that stand under them on a day, at any depth. */
export function withCollectionPoints(ids: Sql, moment: Moment): Sql {
  return sql`
    with recursive parents as (${parentsAt(moment)}), below as (
      select id from (${ids}) given (id)
      union
      select parents.contact_point_id from parents join below on parents.parent_id = below.id
    ) select id from below`;
}
