import type { EntityManager } from 'typeorm';
import { sql, uuidv7 } from '#database';
import { NO_REGULATION } from './audit-entry.entity.js';

/** Who acts, as the audit writes it down. A `Viewer` is one. */
export interface Actor {
  /** Of the account; null: nobody signed in, or a command of the program. */
  id: string | null;
  /** Network address, or a command's name; null when not known. */
  address: string | null;
  /** Null for a command. */
  requestId: string | null;
}

/** One change. `before` and `after` hold ids, facts and the names of personal fields, never a resident's data or words. */
export interface Change {
  /** Room and verb: `comment.log`. */
  operation: string;
  /** Type and plain uuid of what was changed. */
  subject: { kind: string; id: string };
  /** Left out for what belongs to no regulation. */
  regulationId?: string | null;
  /** Whose administrators may read it. */
  authorityId?: string | null;
  contactPointId?: string | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

/** Writes one change down, in the transaction that makes it. */
export function audit(tx: EntityManager, actor: Actor, change: Change): Promise<void> {
  return auditMany(tx, actor, [change]);
}

/** Writes many changes down in one statement. Their moment is the wall's: an import may set record days back, never this. */
export async function auditMany(tx: EntityManager, actor: Actor, changes: readonly Change[]): Promise<void> {
  if (!changes.length) return;
  const at = new Date();
  const rows = changes.map((change) => ({
    regulation_id: change.regulationId ?? NO_REGULATION,
    id: uuidv7(),
    operation: change.operation,
    authority_id: change.authorityId ?? null,
    contact_point_id: change.contactPointId ?? null,
    subject_kind: change.subject.kind,
    subject_id: change.subject.id,
    before: change.before ?? null,
    after: change.after ?? null,
  }));
  await sql`/* auditMany */
    insert into audit (regulation_id, id, at, operation, actor_id, address, request_id, authority_id,
      contact_point_id, subject_kind, subject_id, before, after)
    select r.regulation_id, r.id, ${at}, r.operation, ${actor.id}, ${actor.address}, ${actor.requestId},
      r.authority_id, r.contact_point_id, r.subject_kind, r.subject_id, r.before, r.after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (regulation_id uuid, id uuid, operation text,
      authority_id uuid, contact_point_id uuid, subject_kind text, subject_id uuid, before jsonb, after jsonb)
  `.on(tx);
}
