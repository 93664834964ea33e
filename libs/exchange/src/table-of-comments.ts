import { chosenColumns, guessColumns, headingsKnown, type Columns } from './columns.js';
import { readTable } from './read-table.js';
import type { Table, TableRow } from './table.js';
import { UnreadableTable } from './unreadable-table.js';

/** A table whose header was found and whose columns have a meaning. */
export interface TableOfComments {
  table: Omit<Table, 'rows'>;
  header: string[];
  columns: Columns;
  rows: TableRow[];
}

/** The header is among the first rows; above it there may be a title. */
const HEADER_WITHIN = 10;

/**
 * Reads a file of comments: finds its header and guesses its columns, unless they are chosen (`text=留言内容`).
 * @throws UnreadableTable; Error when a chosen column is not there, or no column holds words
 */
export async function readTableOfComments(
  bytes: Uint8Array,
  { sheet, choices = [] }: { sheet?: string; choices?: readonly string[] } = {},
): Promise<TableOfComments> {
  const { rows: all, ...table } = await readTable(bytes, { sheet });
  const rows: TableRow[] = [];
  for await (const row of all) rows.push(row);
  if (!rows.length) throw new UnreadableTable('EMPTY');
  const known = rows.slice(0, HEADER_WITHIN).map(({ cells }) => headingsKnown(cells));
  const at = Math.max(0, known.indexOf(Math.max(...known)));
  const header = rows[at]!.cells;
  const body = rows.slice(at + 1);
  const columns = chosenColumns(guessColumns(header, body.slice(0, 50)), header, choices);
  if (columns.text === undefined)
    throw new Error(
      `No column holds the words of comments; columns are ${header.filter(Boolean).join(', ')}. Name it: --column text=COLUMN. 没有找到意见正文的列，请用 --column text=列名 指定。`,
    );
  return { table, header, columns, rows: body };
}
