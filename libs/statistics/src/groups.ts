import type { EntityManager } from 'typeorm';
import { adoption, type AdoptionQuestion, type SumsRow } from './adoption.sql.js';
import { figuresOf, type AdoptionFigures } from './adoption-figures.js';

/** The answer to a question as figures. */
export interface Groups {
  total: AdoptionFigures;
  groups: { keys: (string | null)[]; figures: AdoptionFigures }[];
  /** Opening balances that do not tell what the filter asks. */
  leftOut: number;
}

/** Asks the statement, and puts every group together with the part opening balances have in it. */
export async function adoptionGroups(manager: EntityManager, question: AdoptionQuestion): Promise<Groups> {
  const rows = await adoption(question).on(manager);
  const nameOf = ({ is_whole, keys }: SumsRow) => JSON.stringify([is_whole, ...keys]);
  const openings = new Map(rows.filter((row) => row.is_opening).map((row) => [nameOf(row), row]));
  const figures = (row: SumsRow) => figuresOf(row, openings.get(nameOf(row)) ?? null);
  const [whole] = rows.filter((row) => row.is_whole && !row.is_opening);
  return {
    total: figures(whole!),
    groups: rows
      .filter((row) => !row.is_whole && !row.is_opening)
      .map((row) => ({ keys: row.keys, figures: figures(row) })),
    leftOut: whole!.left_out,
  };
}
