import type { EntityManager } from 'typeorm';
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
