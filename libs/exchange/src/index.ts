export { badRowsCsv } from './bad-rows.js';
export { fields, type Columns, type Field } from './columns.js';
export { CommentsImport, type BadRow, type Imported, type ImportOptions } from './comments-import.js';
export { ExchangeModule } from './exchange.module.js';
export { LARGEST_TABLE, readTable } from './read-table.js';
export type { Table, TableRow } from './table.js';
export { readTableOfComments, type TableOfComments } from './table-of-comments.js';
export { UnreadableTable, type UnreadableTableCode } from './unreadable-table.js';
