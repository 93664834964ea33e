import { readCsv } from './read-csv.js';
import { readXlsx } from './read-xlsx.js';
import type { Table } from './table.js';
import { UnreadableTable } from './unreadable-table.js';

/** The largest file read, in bytes. */
export const LARGEST_TABLE = 50 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, i) => bytes[i] === byte);

/**
 * Reads a file as a table, told by its bytes, whatever its name says: .xlsx, or delimited text. Rows come one by one;
 * those of a .csv are read while they are asked for.
 * @throws UnreadableTable; a row that cannot be read throws it when its turn comes
 */
export async function readTable(bytes: Uint8Array, options: { sheet?: string } = {}): Promise<Table> {
  if (!bytes.length) throw new UnreadableTable('EMPTY');
  if (bytes.length > LARGEST_TABLE) throw new UnreadableTable('TOO_LARGE');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableTable('OLD_OR_ENCRYPTED');
  if (startsWith(bytes, 0x50, 0x4b)) return readXlsx(bytes, options.sheet);
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46))
    throw new UnreadableTable('NOT_A_TABLE', { en: 'a PDF', zh: 'PDF' });
  return readCsv(bytes);
}
