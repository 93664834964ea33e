import type { EntityManager } from 'typeorm';
import { dayOf, searchVector, sql, uuidv7 } from '#database';
import type { Comment } from './comment.entity.js';
import type { Person } from './personal-data.js';

/** A remark as it is stored. What is left out is null. */
export interface NewComment extends Pick<
  Comment,
  | 'regulationId'
  | 'consultationId'
  | 'draftId'
  | 'contactPointId'
  | 'channel'
  | 'heardOn'
  | 'verbatim'
  | 'recordedAt'
> {
  /** A new one when left out. Made before a transaction that may be retried, it keeps the retry from adding a second. */
  id?: string;
  provisionId?: string | null;
  eventId?: string | null;
  /** Kind of the event; given exactly when `eventId` is. */
  eventKind?: Comment['eventKind'];
  /** 1 when left out. */
  voices?: number;
  occupation?: string | null;
  proposedWording?: string | null;
  reason?: string | null;
  /** A row of the same regulation with the same key is there already: nothing is added. */
  importKey?: string | null;
  trackingHash?: Buffer | null;
  recordedBy?: string | null;
  resident?: Person | null;
}

/** The key of a comment, and the import key it was sent with. */
export interface InsertedComment {
  regulationId: string;
  id: string;
  importKey: string | null;
}

/** Keeps a statement small: rows, and characters of text. */
const MOST_ROWS = 2_000;
const MOST_CHARACTERS = 4_000_000;

/**
 * The one writer of comments: many rows a statement. It trusts its rows and writes no audit; who calls it has checked the
 * rules and audits. @returns what was new, in the order given; rows whose `id` or `importKey` is taken are left out
 */
export async function insertComments(
  tx: EntityManager,
  rows: readonly NewComment[],
): Promise<InsertedComment[]> {
  const inserted: InsertedComment[] = [];
  for (const batch of batches(rows)) {
    const withIds = batch.map((row) => ({ ...row, id: row.id ?? uuidv7() }));
    const fresh = await insertBatch(tx, withIds);
    await insertContacts(
      tx,
      withIds.filter((row) => fresh.has(row.id)),
    );
    inserted.push(
      ...withIds
        .filter((row) => fresh.has(row.id))
        .map(({ regulationId, id, importKey = null }) => ({ regulationId, id, importKey })),
    );
  }
  return inserted;
}

type Row = NewComment & { id: string };

async function insertBatch(tx: EntityManager, rows: Row[]): Promise<Set<string>> {
  const column = <T>(valueOf: (row: Row) => T) => rows.map((row) => valueOf(row) ?? null);
  const inserted = await sql<{ id: string }>`/* insertComments */
    insert into comment (regulation_id, id, consultation_id, draft_id, provision_id, contact_point_id, event_id, channel,
      event_kind, heard_on, voices, occupation, verbatim, proposed_wording, reason, import_key, tracking_hash, search,
      recorded_at, recorded_on, recorded_by)
    select * from unnest(
      ${column((row) => row.regulationId)}::uuid[],
      ${column((row) => row.id)}::uuid[],
      ${column((row) => row.consultationId)}::uuid[],
      ${column((row) => row.draftId)}::uuid[],
      ${column((row) => row.provisionId)}::uuid[],
      ${column((row) => row.contactPointId)}::uuid[],
      ${column((row) => row.eventId)}::uuid[],
      ${column((row) => row.channel)}::text[],
      ${column((row) => row.eventKind)}::text[],
      ${column((row) => row.heardOn)}::date[],
      ${column((row) => row.voices ?? 1)}::int[],
      ${column((row) => row.occupation)}::text[],
      ${column((row) => row.verbatim)}::text[],
      ${column((row) => row.proposedWording)}::text[],
      ${column((row) => row.reason)}::text[],
      ${column((row) => row.importKey)}::text[],
      ${column((row) => row.trackingHash)}::bytea[],
      ${column((row) => searchVector(row.verbatim, row.proposedWording, row.reason))}::tsvector[],
      ${column((row) => row.recordedAt)}::timestamptz[],
      ${column((row) => dayOf(row.recordedAt))}::date[],
      ${column((row) => row.recordedBy)}::uuid[])
    on conflict do nothing
    returning id`.on(tx);
  return new Set(inserted.map((row) => row.id));
}

async function insertContacts(tx: EntityManager, rows: Row[]): Promise<void> {
  const known = rows.filter(({ resident }) => resident?.name || resident?.phone);
  if (!known.length) return;
  await sql`/* insertContacts */
    insert into resident_contact (regulation_id, comment_id, name, phone, recorded_at)
    select * from unnest(
      ${known.map((row) => row.regulationId)}::uuid[],
      ${known.map((row) => row.id)}::uuid[],
      ${known.map((row) => row.resident!.name || null)}::text[],
      ${known.map((row) => row.resident!.phone || null)}::text[],
      ${known.map((row) => row.recordedAt)}::timestamptz[])`.on(tx);
}

const lengthOf = (row: NewComment) =>
  row.verbatim.length + (row.proposedWording?.length ?? 0) + (row.reason?.length ?? 0);

function* batches(rows: readonly NewComment[]): Generator<NewComment[]> {
  let batch: NewComment[] = [];
  let characters = 0;
  for (const row of rows) {
    batch.push(row);
    characters += lengthOf(row);
    if (batch.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
    yield batch;
    [batch, characters] = [[], 0];
  }
  if (batch.length) yield batch;
}
