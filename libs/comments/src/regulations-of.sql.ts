import { sql, type Sql } from '#database';

const ofParents = {
  consultation: sql`select regulation_id from consultation where id`,
  draft: sql`select regulation_id from draft where id`,
  provision: sql`select draft.regulation_id from draft join provision on provision.draft_id = draft.id where provision.id`,
};

/** The regulations that rows of these parents belong to, as an array: so that no other regulation's rows are read. */
export const regulationsOf = (parent: keyof typeof ofParents, ids: readonly string[]): Sql =>
  sql`array(${ofParents[parent]} = any(${ids}::uuid[]))`;
