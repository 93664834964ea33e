import type { EntityManager } from 'typeorm';
import { sql } from '#database';
import type { BigKey } from '#graphql';
import { PreparedDecision } from './prepared-decision.entity.js';

type Content = Pick<PreparedDecision, 'outcome' | 'reason' | 'adoptedIntoId' | 'preparedAt' | 'preparedBy'>;

/**
 * Prepares the same on several opinions, which are locked. Each takes the next number of its opinion's preparations as its
 * version: one undone and one prepared anew never look alike. @returns them in the order given
 */
export async function prepareOn(
  tx: EntityManager,
  keys: readonly BigKey[],
  content: Content,
): Promise<PreparedDecision[]> {
  const numbered = await sql<BigKey & { version: number }>`/* numberPreparations */
    update opinion set preparations = preparations + 1
    where (regulation_id, id) in (select * from unnest(
      ${keys.map((key) => key.regulationId)}::uuid[], ${keys.map((key) => key.id)}::uuid[]))
    returning regulation_id as "regulationId", id, preparations as version`.on(tx);
  const { outcome, reason, adoptedIntoId, preparedAt, preparedBy } = content;
  await sql`/* prepareOn */
    insert into prepared_decision
      (regulation_id, opinion_id, outcome, reason, adopted_into_id, prepared_at, prepared_by, version)
    select regulation_id, opinion_id, ${outcome}, ${reason}, ${adoptedIntoId}::uuid, ${preparedAt}::timestamptz,
      ${preparedBy}::uuid, version
    from unnest(${numbered.map((row) => row.regulationId)}::uuid[], ${numbered.map((row) => row.id)}::uuid[],
      ${numbered.map((row) => row.version)}::int[]) as of (regulation_id, opinion_id, version)
    on conflict (regulation_id, opinion_id) do update set outcome = excluded.outcome, reason = excluded.reason,
      adopted_into_id = excluded.adopted_into_id, prepared_at = excluded.prepared_at,
      prepared_by = excluded.prepared_by, version = excluded.version`.on(tx);
  const versions = new Map(numbered.map((row) => [row.id, row.version]));
  return keys.map(({ regulationId, id }) =>
    Object.assign(new PreparedDecision(), {
      ...content,
      regulationId,
      opinionId: id,
      version: versions.get(id)!,
    }),
  );
}

/** Takes away what is prepared on opinions, which are locked. */
export async function removePrepared(tx: EntityManager, keys: readonly BigKey[]): Promise<void> {
  if (!keys.length) return;
  await sql`/* removePrepared */
    delete from prepared_decision where (regulation_id, opinion_id) in (select * from unnest(
      ${keys.map((key) => key.regulationId)}::uuid[], ${keys.map((key) => key.id)}::uuid[]))`.on(tx);
}
