import type { EntityManager } from 'typeorm';
import { sql } from '#database';
import type { Opinion } from './opinion.entity.js';

/** Until when a point's opinions of a consultation are received. */
export interface Receiving {
  consultationId: string;
  contactPointId: string;
  /** Due day of the point's task; without one, the window's last day. */
  dueOn: string;
  /** When the authority closed the consultation early; null when it did not. */
  closedAt: Date | null;
}

/** For each point and consultation among the opinions. No consultation is closed or task extended before `tx` ends. */
export function receivingOf(
  tx: EntityManager,
  opinions: readonly Pick<Opinion, 'consultationId' | 'contactPointId'>[],
): Promise<Receiving[]> {
  const pairs = [...new Map(opinions.map((o) => [`${o.consultationId} ${o.contactPointId}`, o])).values()];
  return sql<Receiving>`/* receivingOf */
    select c.id as "consultationId", pair.contact_point_id as "contactPointId", c.closed_at as "closedAt",
      coalesce(t.due_on, c.closes_on)::text as "dueOn"
    from unnest(${pairs.map((pair) => pair.consultationId)}::uuid[], ${pairs.map((pair) => pair.contactPointId)}::uuid[])
      as pair (consultation_id, contact_point_id)
    join consultation c on c.id = pair.consultation_id
    left join consultation_task t
      on t.consultation_id = pair.consultation_id and t.contact_point_id = pair.contact_point_id
    for share of c`.on(tx);
}

/**
 * Whether an opinion may still go on a day. Up to the due day always; after it as long as the authority has not closed
 * the consultation, and then it is late; what the authority itself returned may always come back.
 */
export function isReceived({ dueOn, closedAt }: Receiving, today: string, returned: boolean): boolean {
  return returned || today <= dueOn || !closedAt;
}

/** A task whose row was changed. */
interface MarkedTask {
  id: string;
  regulationId: string;
  authorityId: string;
  contactPointId: string;
  state: string;
}

/**
 * The points' tasks: the moment of the first submission is kept, and a point that says it is done makes its task
 * SUBMITTED. @returns those that changed
 */
export function markTasks(
  tx: EntityManager,
  receiving: readonly Receiving[],
  taskDone: boolean,
  now: Date,
): Promise<MarkedTask[]> {
  return sql<MarkedTask>`/* markTasks */
    update consultation_task t set version = t.version + 1, submitted_at = coalesce(t.submitted_at, ${now}),
      state = case when ${taskDone}::boolean then 'SUBMITTED' else t.state end
    from unnest(${receiving.map((r) => r.consultationId)}::uuid[], ${receiving.map((r) => r.contactPointId)}::uuid[])
      as pair (consultation_id, contact_point_id)
    join consultation c on c.id = pair.consultation_id
    join regulation r on r.id = c.regulation_id
    where t.consultation_id = pair.consultation_id and t.contact_point_id = pair.contact_point_id
      and (t.submitted_at is null or ${taskDone}::boolean and t.state <> 'SUBMITTED')
    returning t.id, c.regulation_id as "regulationId", r.authority_id as "authorityId",
      t.contact_point_id as "contactPointId", t.state`.on(tx);
}
