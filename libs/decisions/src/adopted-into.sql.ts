import type { EntityManager } from 'typeorm';
import { sql } from '#database';

/**
 * Whether a provision is of a later draft of the regulation than the one commented on: one that bears a later day, or the
 * same day and was published later or not yet.
 */
export async function isOfLaterDraft(
  tx: EntityManager,
  provisionId: string,
  draftId: string,
): Promise<boolean> {
  const rows = await sql`/* isOfLaterDraft */
    select from provision p
    join draft later on later.id = p.draft_id
    left join draft_publication shown on shown.draft_id = later.id
    join draft earlier on earlier.id = ${draftId}
    left join draft_publication before on before.draft_id = earlier.id
    where p.id = ${provisionId} and later.regulation_id = earlier.regulation_id and later.id <> earlier.id
      and (later.dated_on > earlier.dated_on or later.dated_on = earlier.dated_on
        and coalesce(shown.recorded_at, 'infinity') > coalesce(before.recorded_at, 'infinity'))`.on(tx);
  return rows.length > 0;
}

/** Those of the provisions whose draft is not published. */
export async function ofUnpublishedDrafts(
  tx: EntityManager,
  provisionIds: readonly string[],
): Promise<Set<string>> {
  const rows = await sql<{ id: string }>`/* ofUnpublishedDrafts */
    select p.id from provision p left join draft_publication shown on shown.draft_id = p.draft_id
    where p.id = any(${provisionIds}::uuid[]) and shown.draft_id is null`.on(tx);
  return new Set(rows.map((row) => row.id));
}
