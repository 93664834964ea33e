import { In } from 'typeorm';
import { andWhere, sql } from '#database';
import { ObjectType } from '@nestjs/graphql';
import {
  batch,
  batchWith,
  byKey,
  Connection,
  groupsByKey,
  pagesByParent,
  type Page,
  type PageArgs,
} from '#graphql';
import { Provision, type ProvisionKind } from './provision.entity.js';

@ObjectType({ description: 'A page of provisions.' })
export class ProvisionConnection extends Connection(Provision) {}

/** The roots of a draft's tree, by the draft's id, in document order. */
export const rootsOf = batch<string, Provision[]>(async (ids, { db }) => {
  const rows = await db.manager
    .createQueryBuilder(Provision, 'p')
    .where('p.draft_id = any(:ids::uuid[]) and p.parent_id is null', { ids })
    .orderBy('p.ordinal')
    .getMany();
  return groupsByKey(ids, rows, (row) => row.draftId);
});

/** What stands directly below a provision, in document order. */
export const childrenOf = batch<string, Provision[]>(async (ids, { db }) => {
  const rows = await db.manager.find(Provision, {
    where: { parentId: In([...ids]) },
    order: { ordinal: 'ASC' },
  });
  return groupsByKey(ids, rows, (row) => row.parentId!);
});

/** All provisions of a draft in document order, those of some kinds when asked for. */
export const provisionsInOrder = batchWith<
  { kinds: ProvisionKind[] | null; page: PageArgs },
  string,
  Page<Provision>
>(async (ids, { kinds, page }, { db }) => {
  const qb = db.manager.createQueryBuilder(Provision, 'p');
  if (kinds) andWhere(qb, sql`p.kind = any(${kinds}::text[])`);
  const pages = await pagesByParent(qb, 'p.draftId', ids, page, [
    { column: 'p.ordinal', direction: 'ASC', value: (provision) => provision.ordinal },
  ]);
  return ids.map((id) => pages.get(id)!);
});

/** An article of a draft by its comparable number ("27", "27-1"); null when it has none of that number. */
export const articleOf = batchWith<{ number: string }, string, Provision | null>(
  async (ids, { number }, { db }) => {
    // Numbers of a faulty text may come twice: the first one is meant.
    const rows = await db.manager.find(Provision, {
      where: { draftId: In([...ids]), kind: 'ARTICLE' as ProvisionKind, number },
      order: { ordinal: 'DESC' },
    });
    return byKey(ids, rows, (row) => row.draftId);
  },
);
