import type { EntityManager } from 'typeorm';
import type { Permission, Viewer } from '#accounts';
import { andWhere, sql } from '#database';
import { grouped, no, parseBigId, type BigKey } from '#graphql';
import { opinionWithinScope } from './opinion-scope.sql.js';
import { Opinion } from './opinion.entity.js';
import { the } from './the.js';

/** The keys of opinions by their opaque ids, each once. @throws No (NOT_FOUND) */
export const opinionKeys = (ids: readonly string[]): BigKey[] =>
  [...new Set(ids)].map((id) => parseBigId(id, the.opinion));

/**
 * Locks opinions until `tx` ends, one regulation after the other and each in the order of ids: two who lock several never
 * wait for each other in a circle. Whoever submits, returns, groups, decides or publishes takes this lock first, and
 * groups only after it. @returns them in the order given @throws No (NOT_FOUND) when one is not there or out of reach
 */
export async function lockOpinions(
  tx: EntityManager,
  viewer: Viewer,
  permission: Permission,
  keys: readonly BigKey[],
): Promise<Opinion[]> {
  const locked = new Map<string, Opinion>();
  const byRegulation = [...grouped(keys, (key) => key.regulationId)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [regulationId, ofRegulation] of byRegulation) {
    const opinions = tx
      .createQueryBuilder(Opinion, 'o')
      .where('o.regulation_id = :regulationId and o.id = any(:ids::uuid[])', {
        regulationId,
        ids: ofRegulation.map((key) => key.id),
      })
      .orderBy('o.id')
      .setLock('pessimistic_write');
    for (const row of await andWhere(opinions, opinionWithinScope(viewer, permission)).getMany())
      locked.set(row.id, row);
  }
  return keys.map(({ id }) => {
    const opinion = locked.get(id);
    if (!opinion) throw no.notFound(the.opinion);
    return opinion;
  });
}

/** Says that opinions locked before are what `change` says now. */
export async function changeOpinions(
  tx: EntityManager,
  opinions: readonly Opinion[],
  change: Partial<Pick<Opinion, 'state' | 'groupId'>>,
  at: Date,
): Promise<void> {
  for (const opinion of opinions)
    Object.assign(opinion, change, { version: opinion.version + 1, updatedAt: at });
  if (!opinions.length) return;
  await sql`/* changeOpinions */
    update opinion o set state = new.state, group_id = new.group_id, version = new.version, updated_at = ${at}
    from unnest(
      ${opinions.map((opinion) => opinion.regulationId)}::uuid[],
      ${opinions.map((opinion) => opinion.id)}::uuid[],
      ${opinions.map((opinion) => opinion.state)}::text[],
      ${opinions.map((opinion) => opinion.groupId)}::uuid[],
      ${opinions.map((opinion) => opinion.version)}::int[]) as new (regulation_id, id, state, group_id, version)
    where o.regulation_id = new.regulation_id and o.id = new.id`.on(tx);
}
