import { sql } from '#database';
import type { EntityManager } from 'typeorm';
import { ConsultationTask } from './consultation-task.entity.js';
import { Consultation } from './consultation.entity.js';

/**
 * The consultation something is about to be logged or submitted in; null when there is none. Its window cannot be
 * extended or closed before `tx` ends, and others may log at the same time.
 */
export function consultationForLogging(
  tx: EntityManager,
  consultationId: string,
): Promise<Consultation | null> {
  return tx.findOne(Consultation, { where: { id: consultationId }, lock: { mode: 'pessimistic_read' } });
}

/** The task a point has in a consultation, whatever its state; null when it was offered none. */
export function staffTaskOf(
  tx: EntityManager,
  consultationId: string,
  contactPointId: string,
): Promise<ConsultationTask | null> {
  return tx.findOneBy(ConsultationTask, { consultationId, contactPointId });
}

/** Writes down that a point has submitted opinions for its task, when it first does. The caller audits the submission. */
export async function markTaskSubmitted(tx: EntityManager, taskId: string, submittedAt: Date): Promise<void> {
  await sql`/* markTaskSubmitted */
    update consultation_task set state = 'SUBMITTED', submitted_at = ${submittedAt}, version = version + 1
    where id = ${taskId} and state <> 'SUBMITTED'`.on(tx);
}
