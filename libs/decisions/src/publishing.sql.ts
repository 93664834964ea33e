import type { EntityManager } from 'typeorm';
import { sql } from '#database';
import type { BigKey } from '#graphql';

/** Opinions of a consultation on which a decision is prepared. */
export function preparedInConsultation(
  tx: EntityManager,
  regulationId: string,
  consultationId: string,
): Promise<BigKey[]> {
  return sql<BigKey>`/* preparedInConsultation */
    select p.regulation_id as "regulationId", p.opinion_id as id from prepared_decision p
    join opinion o on o.regulation_id = p.regulation_id and o.id = p.opinion_id
    where p.regulation_id = ${regulationId} and o.consultation_id = ${consultationId}`.on(tx);
}

/** Submitted opinions of consultations without a published decision. */
export async function stillUndecided(
  tx: EntityManager,
  regulationIds: readonly string[],
  consultationIds: readonly string[],
): Promise<number> {
  const [row] = await sql<{ n: number }>`/* stillUndecided */
    select count(*)::int as n from opinion o
    where o.regulation_id = any(${regulationIds}::uuid[]) and o.consultation_id = any(${consultationIds}::uuid[])
      and o.state = 'SUBMITTED' and not exists (
        select from decision d where d.regulation_id = o.regulation_id and d.opinion_id = o.id)`.on(tx);
  return row!.n;
}
