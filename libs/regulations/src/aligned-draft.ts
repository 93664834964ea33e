import type { EntityManager } from 'typeorm';
import {
  alignmentRows,
  insertAlignments,
  neighboursOf,
  type DraftPlace,
  type Neighbours,
  type Version,
} from './align-drafts.js';
import type { Alignment } from './alignment.entity.js';
import { draftTrees } from './draft-trees.js';

/** A new draft compared with the drafts on either side of it. */
export interface AlignedDraft {
  neighbours: Neighbours;
  rows: Alignment[];
}

/**
 * Compares a draft that is not stored yet with its neighbours: with the one before, and, where it comes in between two,
 * with the one after as well. Comparing takes a while for a code of a thousand articles: do it before a transaction.
 */
export async function alignedDraft(
  manager: EntityManager,
  place: DraftPlace,
  roots: Version['roots'],
): Promise<AlignedDraft> {
  const neighbours = await neighboursOf(manager, place);
  const { beforeId, afterId } = neighbours;
  const trees = await draftTrees(
    manager,
    [beforeId, afterId].filter((id) => id !== null),
  );
  const version = (id: string): Version => ({ id, roots: trees.get(id)!.roots });
  const here = { id: place.id, roots };
  return {
    neighbours,
    rows: [
      ...(beforeId ? alignmentRows(version(beforeId), here) : []),
      ...(afterId ? alignmentRows(here, version(afterId)) : []),
    ],
  };
}

/** Stores what was found. When another draft came in between since, it is compared again. `tx` holds the regulation. */
export async function storeAligned(
  tx: EntityManager,
  place: DraftPlace,
  roots: Version['roots'],
  aligned: AlignedDraft,
): Promise<AlignedDraft> {
  const now = await neighboursOf(tx, place);
  const { beforeId, afterId } = aligned.neighbours;
  const same = now.beforeId === beforeId && now.afterId === afterId;
  const right = same ? aligned : await alignedDraft(tx, place, roots);
  await insertAlignments(tx, right.rows);
  return right;
}
