import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { MAX_PAGE, pageSize, type Page, type PageArgs } from './connection.js';
import { no } from './no.js';

/** One column of an order; the last one of an order must tell any two rows apart, and none may be null. */
export interface Order<Row> {
  /** As the query builder writes it: `c.heardOn`. */
  column: string;
  direction: 'ASC' | 'DESC';
  /** The row's value of that column, for its cursor. */
  value: (row: Row) => string | number | Date;
}

const encode = (values: (string | number | Date)[]) =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

function decode(cursor: string, length: number): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const plain = (v: unknown) => typeof v === 'string' || typeof v === 'number';
    if (Array.isArray(values) && values.length === length && values.every(plain)) return values;
  } catch {
    // Not of this house: said below.
  }
  throw no.badInput({ zh: '翻页游标不是本列表给出的。', en: 'This cursor was not made by this list.' });
}

/** @throws No when the page asked for is not one. */
export function checkPage(args: PageArgs): void {
  if (args.first != null && args.last != null)
    throw no.badInput(
      { zh: 'first 与 last 不能同时给出。', en: 'Give `first` or `last`, not both.' },
      'last',
    );
  const size = pageSize(args);
  if (size < 0 || size > MAX_PAGE)
    throw no.badInput(
      { zh: `每页 0 至 ${MAX_PAGE} 条。`, en: `A page holds 0 to ${MAX_PAGE} rows.` },
      args.first != null ? 'first' : 'last',
    );
}

/** Adds `order` and the cursors of `args` to a query; backwards when a page from the end is asked for. */
export function keyset<Row extends ObjectLiteral>(
  qb: SelectQueryBuilder<Row>,
  args: PageArgs,
  order: Order<Row>[],
): SelectQueryBuilder<Row> {
  checkPage(args);
  const from = (cursor: string, name: string, backwards: boolean) => {
    const values = decode(cursor, order.length);
    values.forEach((value, i) => qb.setParameter(`${name}${i}`, value));
    // a > 1 or (a = 1 and (b > 2 or …)): what a row comparison says, for orders of mixed direction too.
    const beyond = order.reduceRight((deeper, { column, direction }, i) => {
      const sign = (direction === 'ASC') !== backwards ? '>' : '<';
      const here = `${column} ${sign} :${name}${i}`;
      return deeper ? `${column} ${sign}= :${name}${i} and (${here} or ${deeper})` : here;
    }, '');
    qb.andWhere(`(${beyond})`);
  };
  if (args.after != null) from(args.after, 'after', false);
  if (args.before != null) from(args.before, 'before', true);
  return qb;
}

/** Direction to read in: a page from the end is read backwards and turned round. */
export const readingDirection = (args: PageArgs, direction: 'ASC' | 'DESC') =>
  (args.last != null) === (direction === 'ASC') ? 'DESC' : 'ASC';

/** Makes the page of up to `size + 1` rows read in reading direction. */
export function toPage<Row>(
  rows: Row[],
  args: PageArgs,
  order: Order<Row>[],
  totalCount: () => Promise<number>,
): Page<Row> {
  const size = pageSize(args);
  const more = rows.length > size;
  const nodes = rows.slice(0, size);
  if (args.last != null) nodes.reverse();
  const edges = nodes.map((node) => ({ node, cursor: encode(order.map(({ value }) => value(node))) }));
  return {
    nodes,
    edges,
    totalCount,
    pageInfo: {
      hasNextPage: args.last != null ? args.before != null : more,
      hasPreviousPage: args.last != null ? more : args.after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** One page of a list, by keyset: page 1,000 costs what page 1 costs. The query must not multiply rows by joins. */
export async function page<Row extends ObjectLiteral>(
  qb: SelectQueryBuilder<Row>,
  args: PageArgs,
  order: Order<Row>[],
): Promise<Page<Row>> {
  const all = qb.clone();
  const read = keyset(qb.clone(), args, order).limit(pageSize(args) + 1);
  for (const { column, direction } of order) read.addOrderBy(column, readingDirection(args, direction));
  return toPage(await read.getMany(), args, order, async () => {
    const counted = await all.orderBy().select('count(*)::int', 'n').getRawOne<{ n: number }>();
    return counted?.n ?? 0;
  });
}
