import { In, type EntityManager } from 'typeorm';
import { batch, grouped } from '#graphql';
import { Provision } from './provision.entity.js';
import { treeOf, type StoredProvision } from './tree-of.js';

/** All of a draft's provisions: as a tree, and as rows by their ids. */
export interface DraftTree {
  roots: StoredProvision[];
  rows: Map<string, Provision>;
}

/** The trees of drafts, by the drafts' ids, in one statement; empty for a draft that has none. */
export async function draftTrees(
  manager: EntityManager,
  draftIds: readonly string[],
): Promise<Map<string, DraftTree>> {
  const rows = grouped(
    await manager.findBy(Provision, { draftId: In([...draftIds]) }),
    ({ draftId }) => draftId,
  );
  return new Map(
    draftIds.map((id) => {
      const own = rows.get(id) ?? [];
      return [id, { roots: treeOf(own), rows: new Map(own.map((row) => [row.id, row])) }];
    }),
  );
}

/** The tree of a draft, read once in a request. Whether the viewer may read the draft was asked before. */
export const draftTree = batch<string, DraftTree>(async (ids, { db }) => {
  const trees = await draftTrees(db.manager, ids);
  return ids.map((id) => trees.get(id)!);
});
