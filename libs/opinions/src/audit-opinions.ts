import { In, type EntityManager } from 'typeorm';
import { auditMany, type Actor } from '#audit';
import { Regulation } from '#regulations';
import type { Opinion } from './opinion.entity.js';

/** Writes one and the same change of several opinions down. */
export async function auditOpinions<O extends Pick<Opinion, 'regulationId' | 'id' | 'contactPointId'>>(
  tx: EntityManager,
  actor: Actor,
  operation: string,
  opinions: readonly O[],
  facts: (opinion: O) => { before?: Record<string, unknown> | null; after?: Record<string, unknown> | null },
): Promise<void> {
  const regulations = await tx.findBy(Regulation, {
    id: In([...new Set(opinions.map((o) => o.regulationId))]),
  });
  const authorities = new Map(regulations.map((regulation) => [regulation.id, regulation.authorityId]));
  const changes = opinions.map((opinion) => ({
    operation,
    subject: { kind: 'Opinion', id: opinion.id },
    regulationId: opinion.regulationId,
    authorityId: authorities.get(opinion.regulationId) ?? null,
    contactPointId: opinion.contactPointId,
    ...facts(opinion),
  }));
  await auditMany(tx, actor, changes);
}
