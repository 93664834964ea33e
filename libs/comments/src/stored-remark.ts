import type { Change } from '#audit';
import { uuidv7 } from '#database';
import type { InsertedComment, NewComment } from './insert-comments.sql.js';
import { given, type Ground } from './remark-rules.js';
import type { Remark } from './remark.js';

/** Ids for so many rows, made before the transaction so that running it again cannot add them twice. */
export const newIds = (count: number) => Array.from({ length: count }, () => uuidv7());

/** A remark that keeps the rules, as it is stored. */
export function stored(
  remark: Remark,
  ground: Ground,
  entry: { id: string; at: Date; by: string | null; trackingHash?: Buffer },
): NewComment {
  const { consultation } = ground;
  const event = remark.eventId ? ground.events.get(remark.eventId.toLowerCase())! : null;
  return {
    regulationId: consultation.regulationId,
    id: entry.id,
    consultationId: consultation.id,
    draftId: consultation.draftId,
    provisionId: remark.provisionId?.toLowerCase() || null,
    contactPointId: ground.contactPointId,
    eventId: event?.id ?? null,
    eventKind: event?.kind ?? null,
    channel: remark.channel,
    heardOn: remark.heardOn,
    voices: remark.voices ?? 1,
    occupation: given(remark.occupation),
    verbatim: remark.verbatim,
    proposedWording: given(remark.proposedWording),
    reason: given(remark.reason),
    importKey: remark.importKey ?? null,
    trackingHash: entry.trackingHash ?? null,
    recordedAt: entry.at,
    recordedBy: entry.by,
    resident: { name: given(remark.resident?.name), phone: given(remark.resident?.phone) },
  };
}

/** The audit of comments that were new: facts and the names of personal fields, no words. */
export function changes(
  operation: string,
  rows: NewComment[],
  fresh: InsertedComment[],
  ground: Ground,
): Change[] {
  const isFresh = new Set(fresh.map(({ id }) => id));
  return rows
    .filter(({ id }) => isFresh.has(id!))
    .map((row) => ({
      operation,
      subject: { kind: 'Comment', id: row.id! },
      regulationId: row.regulationId,
      authorityId: ground.authorityId,
      contactPointId: row.contactPointId,
      after: {
        consultationId: row.consultationId,
        provisionId: row.provisionId,
        eventId: row.eventId,
        channel: row.channel,
        heardOn: row.heardOn,
        voices: row.voices,
        recordedAt: row.recordedAt,
        personal: (['name', 'phone'] as const).filter((field) => row.resident?.[field]),
      },
    }));
}
