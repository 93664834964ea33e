import { sql, type Database, type Day } from '#database';
import { batchWith } from '#graphql';
import type { AdoptionFilter } from './adoption-filter.js';
import type { AdoptionKey } from './adoption-dimension.js';
import type { AdoptionFigures } from './adoption-figures.js';
import { adoptionOfObjects } from './statistics.service.js';

/** What a field asks of each of its objects; equal questions share one statement. */
export interface ObjectQuestion {
  key: AdoptionKey;
  filter: AdoptionFilter;
  asOf: Day;
}

/** One object. `draftId`: a draft it lies in or is, so that rows of other regulations are not read. */
export interface CountedObject {
  id: string;
  draftId?: string;
}

/** Figures of a point, a regulation, a draft …: a list of them costs one statement, two where they lie in drafts. */
export const adoptionOf = batchWith<
  ObjectQuestion,
  CountedObject,
  { figures: AdoptionFigures; leftOut: number }
>(async (objects, { key, filter, asOf }, { db }) => {
  const ids = objects.map(({ id }) => id);
  const draftIds = objects.map(({ draftId }) => draftId).filter((id) => id !== undefined);
  const regulationIds = draftIds.length ? await regulationsOfDrafts(db, draftIds) : undefined;
  return adoptionOfObjects(db.manager, { filter, asOf, only: { key, ids, regulationIds } });
});

async function regulationsOfDrafts(db: Database, draftIds: string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>`/* regulationsOfDrafts */
    select distinct regulation_id as id from draft where id = any(${draftIds}::uuid[])`.on(db.manager);
  return rows.map(({ id }) => id);
}
