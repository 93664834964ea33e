import { sql, type Sql } from '#database';
import { parentsAt } from '#contact-points';
import type { Consultation } from '#regulations';

/** Whether a point may collect remarks for a consultation, and which points its events may have been held by. */
export interface TakingPart {
  takesPart: boolean;
  /** The point itself, those it stands under and those under it. */
  family: string[];
}

/**
 * A point takes part by its own task, or as a collection point by the task of a point above it, unless it declined; the
 * ONLINE point of the authority always does. What stands under what is read as of `on`.
 */
export function takingPart(
  consultation: Pick<Consultation, 'id' | 'regulationId'>,
  contactPointId: string,
  on: string,
): Sql<TakingPart> {
  return sql<TakingPart>`/* takingPart */
    with recursive parents as (${parentsAt({ on })}),
    above (id) as (
      select ${contactPointId}::uuid
      union
      select p.parent_id from parents p join above on above.id = p.contact_point_id where p.parent_id is not null
    ),
    below (id) as (
      select ${contactPointId}::uuid
      union
      select p.contact_point_id from parents p join below on below.id = p.parent_id
    )
    select
      exists (select from contact_point online
        join regulation on regulation.authority_id = online.online_for_authority_id
        where online.id = ${contactPointId} and regulation.id = ${consultation.regulationId})
      or exists (select from consultation_task task join above on above.id = task.contact_point_id
        where task.consultation_id = ${consultation.id} and task.state <> 'DECLINED')
      and not exists (select from consultation_task own
        where own.consultation_id = ${consultation.id} and own.contact_point_id = ${contactPointId}
          and own.state = 'DECLINED') as "takesPart",
      array(select id from above union select id from below) as family`;
}
