import { writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { CurrentViewer } from '#accounts';
import { Channel } from '#comments';
import { isDay } from '#database';
import { badRowsCsv, CommentsImport, fields, LARGEST_TABLE, readTableOfComments } from '#exchange';
import type { Imported, TableOfComments } from '#exchange';
import { say, UsageError, type Command } from '../command.js';
import { explained } from '../explained.js';
import { progressLine } from '../progress.js';
import { fileAt } from '../read-file.js';
import { withApp } from '../with-app.js';

const options = {
  consultation: { type: 'string' },
  point: { type: 'string' },
  sheet: { type: 'string' },
  column: { type: 'string', multiple: true, default: [] as string[] },
  'heard-on': { type: 'string' },
  channel: { type: 'string' },
  once: { type: 'boolean', default: false },
  'bad-rows': { type: 'string' },
} as const;

const command: Command = {
  name: 'import-comments',
  summary: 'Bring in comments from a .csv or .xlsx file.',
  usage: `import-comments FILE --consultation ID [--point ID|NAME] [--sheet NAME] [--column FIELD=HEADING …]
  [--heard-on YYYY-MM-DD] [--channel CHANNEL] [--once] [--bad-rows FILE]
Columns are guessed from their headings; --column names one (FIELD: ${fields.join(', ')}; "-" for none).
--heard-on   the day all of it was heard, whatever the file says
--once       words that stand in the file several times are taken once for each point
--bad-rows   where rows that were not taken go, with the reasons; FILE.bad-rows.csv here when left out`,
  run(args) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (!file || more.length) throw new UsageError('Name one file.');
    const { consultation: consultationId, point, 'heard-on': heardOn, once } = values;
    if (!consultationId) throw new UsageError('Say which consultation: --consultation ID.');
    if (heardOn && !isDay(heardOn))
      throw new UsageError(`--heard-on is a day such as 2026-03-05, not ${heardOn}.`);
    const channel = channelOf(values.channel);
    return explained(async () => {
      const bytes = await fileAt(file, LARGEST_TABLE);
      const read = await tableIn(bytes, values.sheet, values.column);
      say(describe(read));
      return withApp(async (app) => {
        const progress = progressLine();
        const done = await app
          .get(CommentsImport)
          .import(
            CurrentViewer.system('cli import-comments'),
            read.rows,
            { consultationId, columns: read.columns, point, heardOn, channel, once },
            (count, total) => progress(count, total, `${count} of ${total} rows`),
          );
        const badRows = values['bad-rows'] ?? `${basename(file, extname(file))}.bad-rows.csv`;
        if (done.bad.length) await writeFile(badRows, badRowsCsv(read.header, done.bad));
        tell(done, badRows, once);
      });
    });
  },
};
export default command;

async function tableIn(
  bytes: Uint8Array,
  sheet: string | undefined,
  choices: string[],
): Promise<TableOfComments> {
  try {
    return await readTableOfComments(bytes, { sheet, choices });
  } catch (error) {
    if (error instanceof Error && error.constructor === Error) throw new UsageError(error.message);
    throw error;
  }
}

function channelOf(name: string | undefined): Channel | undefined {
  if (name === undefined) return undefined;
  const channel = Object.values(Channel).find((one) => one === name.toUpperCase());
  if (!channel) throw new UsageError(`--channel is one of ${Object.values(Channel).join(', ')}.`);
  return channel;
}

function describe({ table, header, columns, rows }: TableOfComments): string {
  const meanings = fields.flatMap((field) =>
    columns[field] === undefined ? [] : [`${field}=${header[columns[field]]?.trim() || columns[field] + 1}`],
  );
  const sheet = table.sheet ? `, sheet ${table.sheet}` : '';
  return `${table.format}${sheet}, ${rows.length} rows; columns: ${meanings.join(', ')}`;
}

function tell(done: Imported, badRows: string, once: boolean): void {
  const few = (numbers: number[]) => numbers.slice(0, 10).join(', ') + (numbers.length > 10 ? ' …' : '');
  console.log(
    `${done.added} added, ${done.known} there before, ${done.bad.length} not taken, of ${done.read} rows.`,
  );
  if (done.cleaned)
    console.log(`${done.cleaned} rows: blanks and unseen characters around the words taken off.`);
  if (done.repeated.length)
    console.log(
      `${done.repeated.length} rows repeat words of an earlier row exactly (${once ? 'left out' : 'taken; --once leaves them out'}): rows ${few(done.repeated)}`,
    );
  if (done.undated) console.log(`Rows that say no day count as heard on ${done.undated} (--heard-on DAY).`);
  for (const { row, doubts } of done.bad.slice(0, 5))
    console.log(`  row ${row.number}: ${doubts.map(({ en }) => en).join('; ')}`);
  if (done.bad.length) console.log(`Rows not taken, with the reasons: ${badRows}`);
}
