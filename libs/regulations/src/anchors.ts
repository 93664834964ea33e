import type { EntityManager } from 'typeorm';
import { sql, type Sql } from '#database';
import { Provision } from './provision.entity.js';

/** The provision a remark or an opinion on a draft is anchored to; null when that draft has no such provision. */
export function anchorIn(tx: EntityManager, draftId: string, provisionId: string): Promise<Provision | null> {
  return tx.findOneBy(Provision, { id: provisionId, draftId });
}

/** Ids of a provision and of all below it: `c.provision_id in (${rangeBelow(id)})`. */
export function rangeBelow(provisionId: string): Sql {
  return sql`
    select below.id from provision top
    join provision below on below.draft_id = top.draft_id and below.ordinal between top.ordinal and top.last_ordinal
    where top.id = ${provisionId}`;
}
