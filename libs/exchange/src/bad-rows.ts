import { stringify } from 'csv-stringify/sync';
import type { BadRow } from './comments-import.js';

/**
 * Rows that were not taken as a .csv that Excel opens: their number, the reasons, and the cells as they were, to be
 * corrected and imported again. Cells that would be formulas are escaped.
 */
export function badRowsCsv(header: readonly string[], bad: readonly BadRow[]): string {
  const rows = bad.map(({ row, doubts }) => [
    row.number,
    doubts.map(({ zh }) => zh).join('；'),
    doubts.map(({ en }) => en).join('; '),
    ...row.cells,
  ]);
  return stringify([['行号 row', '原因', 'reason', ...header], ...rows], {
    bom: true,
    escape_formulas: true,
  });
}
