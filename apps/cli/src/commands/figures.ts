import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { Clock, isDay, sql, type Database } from '#database';
import {
  AdoptionDimension,
  AdoptionOrderBy,
  comparePlaces,
  figures as counts,
  placeOf,
  rateNames,
  StatisticsService,
  type AdoptionFigures,
  type AllAdoption,
} from '#statistics';
import { UsageError, type Command } from '../command.js';
import { figuresTable } from '../figures-table.js';
import { withDatabase } from '../with-app.js';

/** Figures of one point, one regulation or all. `name` is null where an opening balance does not tell which. */
export type NamedFigures = { id: string | null; name: string | null } & AdoptionFigures;

/** What `--json` prints. */
export interface FiguresAnswer {
  asOf: string;
  /** 示例数据 when invented data is in the figures. */
  label: string | null;
  total: AdoptionFigures;
  contactPoints: NamedFigures[];
  regulations: NamedFigures[];
}

const command: Command = {
  name: 'figures',
  summary: 'Print adoption figures per contact point and per regulation.',
  usage: 'figures [--json | --csv] [--as-of YYYY-MM-DD] [--passed-only]',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        json: { type: 'boolean' },
        csv: { type: 'boolean' },
        'as-of': { type: 'string' },
        'passed-only': { type: 'boolean' },
      },
    });
    if (values.json && values.csv) throw new UsageError('Choose --json or --csv, not both.');
    const asOf = values['as-of'];
    if (asOf !== undefined && !isDay(asOf))
      throw new UsageError(`--as-of must be a day, YYYY-MM-DD, not "${asOf}".`);
    const clock = new Clock();
    if (asOf && asOf > clock.today())
      throw new UsageError(`--as-of cannot be after today, ${clock.today()}.`);
    const passedOnly = values['passed-only'] ?? false;
    const answer = await withDatabase(({ database }) => figuresOf(database, clock, asOf, passedOnly));
    const print = values.json ? inJson : values.csv ? inCsv : figuresTable;
    process.stdout.write(print(answer, passedOnly));
  },
};
export default command;

/** The figures of a day, points and regulations with the most submitted opinions first. */
export async function figuresOf(
  database: Database,
  clock: Clock,
  asOf: string | undefined,
  passedOnly: boolean,
): Promise<FiguresAnswer> {
  const statistics = new StatisticsService(database, clock);
  const by = (dimension: AdoptionDimension) =>
    statistics.adoption({ groupBy: [dimension], filter: { passedOnly }, asOf });
  const points = await by(AdoptionDimension.CONTACT_POINT);
  const regulations = await by(AdoptionDimension.REGULATION);
  return {
    asOf: points.asOf,
    label: points.label,
    total: points.total,
    contactPoints: named(points, await namesOf(database, 'contact_point', 'name')),
    regulations: named(regulations, await namesOf(database, 'regulation', 'title')),
  };
}

async function namesOf(database: Database, table: string, column: string): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }>`/* namesOf */
    select id, ${sql.id(column)} as name from ${sql.id(table)}`.on(database.manager);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function named({ rows }: AllAdoption, names: Map<string, string>): NamedFigures[] {
  const order = { by: AdoptionOrderBy.SUBMITTED };
  const compare = comparePlaces(order);
  return rows
    .toSorted((a, b) => compare(placeOf(a, order.by), placeOf(b, order.by)))
    .map(({ group, ...figures }) => {
      const id = group[0]!.value;
      return { id, name: id && names.get(id)!, ...figures };
    });
}

const inJson = (answer: FiguresAnswer): string => JSON.stringify(answer, null, 2) + '\n';

export function inCsv({ asOf, total, contactPoints, regulations }: FiguresAnswer): string {
  const line = (group: string, id: string | null, name: string | null, of: AdoptionFigures) => [
    asOf,
    group,
    id,
    name,
    ...counts.map((figure) => of[figure]),
    ...rateNames.flatMap((rate) => [
      of[rate].percent,
      ...(rate === 'yield' ? [] : [of[rate].interval?.lowPercent, of[rate].interval?.highPercent]),
    ]),
    of.contactPointCount,
    of.regulationCount,
    of.notWhollyKnown.join(' '),
    of.isDemo,
  ];
  const columns = [
    'asOf',
    'group',
    'id',
    'name',
    ...counts,
    ...rateNames.flatMap((rate) =>
      rate === 'yield' ? [`${rate}Percent`] : [`${rate}Percent`, `${rate}LowPercent`, `${rate}HighPercent`],
    ),
    'contactPointCount',
    'regulationCount',
    'notWhollyKnown',
    'isDemo',
  ];
  return stringify(
    [
      columns,
      line('total', null, null, total),
      ...contactPoints.map((point) => line('contactPoint', point.id, point.name, point)),
      ...regulations.map((regulation) => line('regulation', regulation.id, regulation.name, regulation)),
    ],
    { escape_formulas: true, cast: { boolean: String } },
  );
}
