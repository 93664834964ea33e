import type { EntityManager } from 'typeorm';
import type { BigKey } from '#graphql';
import { Submission } from './submission.entity.js';

/** The latest submission of each opinion by the opinion's id; none for one never submitted. */
export async function lastRounds(
  manager: EntityManager,
  keys: readonly BigKey[],
): Promise<Map<string, Submission>> {
  const rows = await manager
    .createQueryBuilder(Submission, 's')
    .distinctOn(['s.regulationId', 's.opinionId'])
    .where('(s.regulation_id, s.opinion_id) in (select * from unnest(:regulations::uuid[], :ids::uuid[]))', {
      regulations: keys.map((key) => key.regulationId),
      ids: keys.map((key) => key.id),
    })
    .orderBy('s.regulationId')
    .addOrderBy('s.opinionId')
    .addOrderBy('s.round', 'DESC')
    .getMany();
  return new Map(rows.map((row) => [row.opinionId, row]));
}
