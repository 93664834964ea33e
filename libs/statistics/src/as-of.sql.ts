import { districtsAt, parentsAt } from '#contact-points';
import { sql, type Day, type Sql } from '#database';

/** CTEs `parents`, `point (id, kind, is_demo, district, top_id)`: contact points as they stood at the end of a day. */
export function pointsAsOf(day: Day): Sql {
  const moment = { on: day, knownOn: day };
  return sql`
  parents as (${parentsAt(moment)}),
  tops as (
    select contact_point.id, contact_point.id as top_id from contact_point
    left join parents on parents.contact_point_id = contact_point.id
    where parents.parent_id is null
    union all
    select parents.contact_point_id, tops.top_id from parents join tops on parents.parent_id = tops.id
  ),
  point as (
    select contact_point.id, contact_point.kind, contact_point.is_demo, districts.district,
      coalesce(tops.top_id, contact_point.id) as top_id
    from contact_point
    left join tops on tops.id = contact_point.id
    left join (${districtsAt(moment)}) districts on districts.contact_point_id = contact_point.id
  )`;
}

/** CTEs `standing`, `law (id, authority_id, kind, status, passed)`: regulations as they stood at the end of a day. */
export function regulationsAsOf(day: Day): Sql {
  return sql`
  standing as (
    -- Of several statuses of one day the one recorded last holds.
    select distinct on (regulation_id, effective_on) regulation_id, effective_on, status
    from regulation_status
    where effective_on <= ${day}::date and recorded_on <= ${day}::date
    order by regulation_id, effective_on, recorded_at desc, id desc
  ),
  law as (
    select regulation.id, regulation.authority_id, regulation.kind, latest.status,
      coalesce(reached.passed, false) as passed
    from regulation
    left join (
      select distinct on (regulation_id) regulation_id, status from standing
      order by regulation_id, effective_on desc
    ) latest on latest.regulation_id = regulation.id
    left join (
      select regulation_id, bool_or(status in ('PASSED', 'IN_FORCE', 'REPEALED')) as passed from standing
      group by regulation_id
    ) reached on reached.regulation_id = regulation.id
  )`;
}
