import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { BigKey } from '#graphql';
import { Decision } from './decision.entity.js';
import { PreparedDecision } from './prepared-decision.entity.js';

/** Narrows rows to those of opinions. */
export function ofOpinions<Row extends ObjectLiteral>(
  found: SelectQueryBuilder<Row>,
  keys: readonly BigKey[],
): SelectQueryBuilder<Row> {
  const { name } = found.expressionMap.mainAlias!;
  return found.andWhere(
    `(${name}.regulation_id, ${name}.opinion_id) in (select * from unnest(:regulations::uuid[], :ids::uuid[]))`,
    { regulations: keys.map((key) => key.regulationId), ids: keys.map((key) => key.id) },
  );
}

/** The decision in force on each opinion, by the opinion's id: the latest round, for none is published in the future. */
export async function decisionsInForce(
  manager: EntityManager,
  keys: readonly BigKey[],
): Promise<Map<string, Decision>> {
  const found = manager
    .createQueryBuilder(Decision, 'd')
    .distinctOn(['d.regulationId', 'd.opinionId'])
    .where('true')
    .orderBy('d.regulationId')
    .addOrderBy('d.opinionId')
    .addOrderBy('d.round', 'DESC');
  return byOpinion(await ofOpinions(found, keys).getMany());
}

/** What is prepared on each opinion, by the opinion's id. */
export async function preparedOn(
  manager: EntityManager,
  keys: readonly BigKey[],
): Promise<Map<string, PreparedDecision>> {
  const found = manager.createQueryBuilder(PreparedDecision, 'p').where('true');
  return byOpinion(await ofOpinions(found, keys).getMany());
}

const byOpinion = <Row extends { opinionId: string }>(rows: Row[]) =>
  new Map(rows.map((row) => [row.opinionId, row]));
