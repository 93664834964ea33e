import { sql, type Sql } from '#database';
import type { Moment } from '#contact-points';

const known = (knownOn: string | null = null) =>
  sql`(${knownOn}::date is null or recorded_on <= ${knownOn}::date)`;

/** Rows `(regulation_id, status)`: the status each regulation has on a day. */
export function statusesAt({ on, knownOn }: Moment): Sql {
  return sql`
    select distinct on (regulation_id) regulation_id, status from regulation_status
    where effective_on <= ${on}::date and ${known(knownOn)}
    order by regulation_id, effective_on desc, recorded_at desc, id desc`;
}

/**
 * Rows `(regulation_id)`: regulations that had been passed by a day, whatever followed. What is in force or repealed was
 * passed, also when nobody entered the day of it.
 */
export function passedAt({ on, knownOn }: Moment): Sql {
  return sql`
    select distinct regulation_id from regulation_status
    where status in ('PASSED', 'IN_FORCE', 'REPEALED') and effective_on <= ${on}::date and ${known(knownOn)}`;
}
