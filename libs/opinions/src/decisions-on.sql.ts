import type { EntityManager } from 'typeorm';
import { sql } from '#database';
import { AlreadyDecided } from './refusals.js';
import type { Opinion } from './opinion.entity.js';

/**
 * What stands in the way of taking back or regrouping opinions: the refusal by the opinion's id, a published decision
 * before a prepared one. Reads the tables of decisions by their names: their room comes after this one. The opinions are
 * locked, so nobody decides meanwhile.
 */
export async function decisionsOn(
  tx: EntityManager,
  opinions: readonly Opinion[],
): Promise<Map<string, AlreadyDecided>> {
  const regulations = [...new Set(opinions.map((opinion) => opinion.regulationId))];
  const ids = opinions.map((opinion) => opinion.id);
  const rows = await sql<{ opinionId: string; published: boolean }>`/* decisionsOn */
    select opinion_id as "opinionId", false as published from prepared_decision
    where regulation_id = any(${regulations}::uuid[]) and opinion_id = any(${ids}::uuid[])
    union
    select opinion_id, true from decision
    where regulation_id = any(${regulations}::uuid[]) and opinion_id = any(${ids}::uuid[])
    order by published`.on(tx);
  return new Map(rows.map(({ opinionId, published }) => [opinionId, new AlreadyDecided(published)]));
}
