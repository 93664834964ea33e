import { sql, type Sql } from '#database';

/** Condition on a consultation `c`: open on a day, as `stateOn` says it. */
export function openOn(day: string): Sql {
  return sql`(c.opens_on <= ${day}::date and ${notClosedOn(day)})`;
}

/** Condition on a consultation `c`: open on a day, or not yet. */
export function notClosedOn(day: string): Sql {
  return sql`(c.closes_on > ${day}::date or c.closes_on = ${day}::date
    and (c.closed_at at time zone 'Asia/Shanghai')::date is distinct from ${day}::date)`;
}
