import type { EntityManager } from 'typeorm';
import { sql, uuidv7 } from '#database';
import { compareDrafts } from '#legal-text';
import type { Alignment } from './alignment.entity.js';
import type { ChangeKind } from './change-kind.js';
import type { StoredProvision } from './tree-of.js';

/** Where a draft stands among those of its regulation: by the day it bears, then by import (ids tell the order). */
export interface DraftPlace {
  id: string;
  regulationId: string;
  datedOn: string;
}

/** The drafts right before and right after a place; null where there is none. */
export interface Neighbours {
  beforeId: string | null;
  afterId: string | null;
}

export async function neighboursOf(manager: EntityManager, place: DraftPlace): Promise<Neighbours> {
  const { id, regulationId, datedOn } = place;
  const [found] = await sql<Neighbours>`/* neighboursOf */
    select
      (select id from draft where regulation_id = ${regulationId}
        and (dated_on, id) < (${datedOn}::date, ${id}::uuid) order by dated_on desc, id desc limit 1) as "beforeId",
      (select id from draft where regulation_id = ${regulationId}
        and (dated_on, id) > (${datedOn}::date, ${id}::uuid) order by dated_on, id limit 1) as "afterId"`.on(
    manager,
  );
  return found!;
}

/** A draft and its tree. */
export interface Version {
  id: string;
  roots: readonly StoredProvision[];
}

/** The rows that say what became of the earlier draft's provisions in the later one. */
export function alignmentRows(earlier: Version, later: Version): Alignment[] {
  return compareDrafts(earlier.roots, later.roots).changes.flatMap(
    ({ before, after, kinds, confidence }, ordinal) =>
      before
        ? [
            {
              id: uuidv7(),
              earlierDraftId: earlier.id,
              laterDraftId: later.id,
              ordinal,
              earlierId: before.at(-1)!.id,
              laterId: after?.at(-1)!.id ?? null,
              kinds: kinds as ChangeKind[],
              confidence,
            },
          ]
        : [],
  );
}

/** Inserts rows in one statement, however many there are. */
export async function insertAlignments(tx: EntityManager, rows: readonly Alignment[]): Promise<void> {
  if (!rows.length) return;
  await sql`/* insertAlignments */
    insert into alignment (id, earlier_draft_id, later_draft_id, ordinal, earlier_id, later_id, kinds, confidence)
    select id, "earlierDraftId", "laterDraftId", ordinal, "earlierId", "laterId", kinds, confidence
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      id uuid, "earlierDraftId" uuid, "laterDraftId" uuid, ordinal int, "earlierId" uuid, "laterId" uuid,
      kinds text[], confidence float8)`.on(tx);
}
