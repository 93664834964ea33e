import { parse } from 'csv-parse';
import { MOST_COLUMNS, type Table, type TableRow } from './table.js';
import { UnreadableTable } from './unreadable-table.js';

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;
type Delimiter = keyof typeof DELIMITERS;

/** Reads delimited text in UTF-8, UTF-16 or GB18030, told apart by its bytes. @throws UnreadableTable */
export function readCsv(bytes: Uint8Array): Table {
  const { text, encoding } = decoded(bytes);
  const delimiter = delimiterOf(text);
  return {
    format: `csv, ${encoding}, ${DELIMITERS[delimiter]}`,
    sheets: [],
    sheet: null,
    rows: rowsOf(text, delimiter),
  };
}

function decoded(bytes: Uint8Array): { text: string; encoding: string } {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (text.includes('\0')) break; // Binary, whatever its name.
      return { text, encoding: encoding.toUpperCase() };
    } catch {
      // Not in this encoding.
    }
  }
  throw new UnreadableTable('NOT_A_TABLE');
}

/** The one that cuts the first line, quoted parts left out, into most parts. */
function delimiterOf(text: string): Delimiter {
  const line = /^(?:"(?:[^"]|"")*"|[^\r\n"])*/.exec(text.trimStart())![0].replace(/"(?:[^"]|"")*"/g, '');
  const counts = (Object.keys(DELIMITERS) as Delimiter[]).map((delimiter) => ({
    delimiter,
    count: line.split(delimiter).length,
  }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
}

async function* rowsOf(text: string, delimiter: Delimiter): AsyncGenerator<TableRow> {
  // In tab-delimited text a quotation mark usually is one; only Excel's own export wraps cells in them.
  const bare = delimiter === '\t' && !wrapsCells(text);
  const parser = parse(text, {
    delimiter,
    quote: bare ? null : '"',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    info: true,
    max_record_size: 4_000_000,
  });
  let number = 0;
  try {
    for await (const { record } of parser as AsyncIterable<{ record: string[] }>) {
      number++;
      if (record.length > MOST_COLUMNS) throw new UnreadableTable('TOO_WIDE');
      if (record.some((cell) => cell.trim())) yield { number, cells: record };
    }
  } catch (cause) {
    if (cause instanceof UnreadableTable) throw cause;
    throw new UnreadableTable(
      'BROKEN',
      { en: `after row ${number}: a quotation mark is not closed`, zh: `第 ${number} 行之后：引号没有闭合` },
      { cause },
    );
  }
}

/** Whether cells are wrapped in quotation marks: without reading them so, the lines have different numbers of cells. */
function wrapsCells(text: string): boolean {
  const widths = new Set(
    text
      .split(/\r?\n/)
      .filter(Boolean)
      .map((line) => line.split('\t').length),
  );
  return widths.size > 1 && /(?:^|\t)"/m.test(text);
}
