/** A row as it stands in the file. */
export interface TableRow {
  /** As a person counts it there, from 1. */
  number: number;
  /** Texts of the cells; a day or moment of a spreadsheet as `YYYY-MM-DD` or `YYYY-MM-DD hh:mm:ss`, in its own time zone. */
  cells: string[];
}

/** A file that was read as a table. */
export interface Table {
  /** What it turned out to be: `xlsx`, or `csv` with its encoding and delimiter. */
  format: string;
  /** Sheets of a workbook in their order, the one read first named in `sheet`; none in a .csv. */
  sheets: string[];
  sheet: string | null;
  /** Rows in order, rows without any text left out. */
  rows: AsyncIterable<TableRow>;
}

/** Most columns a table may have. */
export const MOST_COLUMNS = 200;
