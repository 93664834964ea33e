import type { EntityManager } from 'typeorm';
import { dayOf, uuidv7 } from '#database';
import { insertRows, type Columns } from '#opinions';
import { Decision } from './decision.entity.js';
import { Feedback } from './feedback.entity.js';

/** A published decision. `publishedOn` is today and `recordedAt` now; only an audited historical import, or the demo, sets them back. */
export type NewDecision = Omit<Columns<Decision>, 'id' | 'recordedOn'>;

/** The one writer of decisions. Trusts its rows: rounds ascend with their days. @returns them in the order given */
export async function insertDecisions(tx: EntityManager, rows: readonly NewDecision[]): Promise<Decision[]> {
  const decisions = rows.map((row) =>
    Object.assign(new Decision(), row, { id: uuidv7(), recordedOn: dayOf(row.recordedAt) }),
  );
  await insertRows(tx, Decision, decisions);
  return decisions;
}

/** That somebody was told. `recordedAt` is now; only an audited historical import, or the demo, sets it back. */
export type NewFeedback = Omit<Columns<Feedback>, 'id' | 'recordedOn'>;

/** The one writer of feedback. Trusts its rows: the decision was in force on the day. @returns them in the order given */
export async function insertFeedback(tx: EntityManager, rows: readonly NewFeedback[]): Promise<Feedback[]> {
  const feedback = rows.map((row) =>
    Object.assign(new Feedback(), row, { id: uuidv7(), recordedOn: dayOf(row.recordedAt) }),
  );
  await insertRows(tx, Feedback, feedback);
  return feedback;
}
