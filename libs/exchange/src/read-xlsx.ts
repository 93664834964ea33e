import { read, SSF, type CellObject, type WorkBook } from '@e965/xlsx';
import { guardZip } from './guard-zip.js';
import { MOST_COLUMNS, type Table, type TableRow } from './table.js';
import { UnreadableTable } from './unreadable-table.js';

/** Reads one sheet of an .xlsx: the named one, else the first visible one. @throws UnreadableTable */
export async function readXlsx(bytes: Uint8Array, sheetName?: string): Promise<Table> {
  const parts = await guardZip(bytes);
  if (!parts.some((name) => /^xl\/workbook\.(xml|bin)$/.test(name))) throw new UnreadableTable('NOT_A_TABLE');
  if (parts.some((name) => /vbaProject/i.test(name))) throw new UnreadableTable('MACROS');
  const book = parse(bytes);
  const sheet = sheetName ?? firstVisible(book);
  if (!sheet || !book.Sheets[sheet])
    throw new UnreadableTable('NO_SUCH_SHEET', {
      en: `there are ${book.SheetNames.join(', ')}`,
      zh: `现有${book.SheetNames.join('、')}`,
    });
  return { format: 'xlsx', sheets: book.SheetNames, sheet, rows: rowsOf(book, sheet) };
}

function parse(bytes: Uint8Array): WorkBook {
  try {
    // Dense rows take a quarter of the memory; formulas, styles and pictures are left where they are.
    return read(bytes, { dense: true, cellNF: true, cellHTML: false, cellFormula: false });
  } catch (cause) {
    throw new UnreadableTable('BROKEN', undefined, { cause });
  }
}

const firstVisible = ({ SheetNames, Workbook }: WorkBook) =>
  SheetNames.find((_, i) => !Workbook?.Sheets?.[i]?.Hidden) ?? SheetNames[0];

async function* rowsOf(book: WorkBook, sheet: string): AsyncGenerator<TableRow> {
  const date1904 = book.Workbook?.WBProps?.date1904 ?? false;
  const data = (book.Sheets[sheet]!['!data'] ?? []) as (CellObject | undefined)[][];
  for (const [i, row] of data.entries()) {
    if (!row) continue;
    const cells = Array.from(row, (cell) => (cell ? textOf(cell, date1904) : ''));
    while (cells.length && !cells.at(-1)) cells.pop();
    if (cells.length > MOST_COLUMNS) throw new UnreadableTable('TOO_WIDE');
    if (cells.length) yield { number: i + 1, cells };
  }
}

function textOf(cell: CellObject, date1904: boolean): string {
  if (cell.t === 'e' || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'n' && cell.z && SSF.is_date(String(cell.z))) return momentOf(Number(cell.v), date1904);
  return cell.t === 'n' ? String(cell.v) : String(cell.v);
}

/** Excel counts days, and moments as parts of them, in no time zone. */
function momentOf(serial: number, date1904: boolean): string {
  const { y, m, d, H, M, S } = SSF.parse_date_code(serial, { date1904 });
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`;
  return serial % 1 === 0 ? day : `${day} ${two(H)}:${two(M)}:${two(Math.floor(S))}`;
}
