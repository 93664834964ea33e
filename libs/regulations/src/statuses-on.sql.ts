import { sql, type Sql } from '#database';

/** Rows `(regulation_id, status)`: the status each regulation has on a day, as known now. */
export function statusesOn(day: string): Sql {
  return sql`
    select distinct on (regulation_id) regulation_id, status from regulation_status
    where effective_on <= ${day}::date
    order by regulation_id, effective_on desc, recorded_at desc, id desc`;
}
