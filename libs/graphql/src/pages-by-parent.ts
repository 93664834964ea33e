import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { grouped } from './batch.js';
import { pageSize, type Page, type PageArgs } from './connection.js';
import { keyset, readingDirection, toPage, type Order } from './page.js';

/**
 * The same page of many parents' lists at once, two statements for any number of parents: which rows, then the rows.
 * `parent` is the column that names the parent (`c.provisionId`); `keys` its wanted values. Every key gets a page.
 */
export async function pagesByParent<Row extends ObjectLiteral>(
  qb: SelectQueryBuilder<Row>,
  parent: string,
  keys: readonly string[],
  args: PageArgs,
  order: Order<Row>[],
): Promise<Map<string, Page<Row>>> {
  const { manager } = qb.dataSource;
  const main = qb.expressionMap.mainAlias!;
  const primary = main.metadata.primaryColumns;
  const ofParents = qb.clone().andWhere(`${parent} = any(:parents::uuid[])`).setParameter('parents', keys);

  const over = order
    .map(({ column, direction }) => `${column} ${readingDirection(args, direction)}`)
    .join(', ');
  const windowed = keyset(ofParents.clone(), args, order)
    .select(parent, 'parent')
    .addSelect(`row_number() over (partition by ${parent} order by ${over})`, 'place');
  primary.forEach((column, i) => windowed.addSelect(`${main.name}.${column.propertyPath}`, `key${i}`));
  const [text, values] = windowed.getQueryAndParameters();
  const places: Record<string, string>[] = await manager.query(
    `select * from (${text}) w where place <= ${pageSize(args) + 1} order by place`,
    values,
  );

  const rows = new Map<string, Row>();
  if (places.length) {
    const read = manager.createQueryBuilder(main.metadata.target as new () => Row, 'r');
    const columns = primary.map((column) => `r.${column.propertyPath}`).join(', ');
    const arrays = primary.map((_, i) => `:k${i}::uuid[]`).join(', ');
    read.where(`(${columns}) in (select * from unnest(${arrays}))`);
    primary.forEach((_, i) =>
      read.setParameter(
        `k${i}`,
        places.map((place) => place[`key${i}`]),
      ),
    );
    for (const row of await read.getMany())
      rows.set(primary.map((column) => column.getEntityValue(row)).join(), row);
  }

  let counts: Promise<Map<string, number>> | undefined;
  const count = () =>
    (counts ??= ofParents
      .clone()
      .orderBy()
      .select(parent, 'parent')
      .addSelect('count(*)::int', 'n')
      .groupBy(parent)
      .getRawMany<{ parent: string; n: number }>()
      .then((found) => new Map(found.map(({ parent: key, n }) => [key, n]))));

  const byParent = grouped(places, (place) => place.parent!);
  return new Map(
    keys.map((key) => {
      const found = (byParent.get(key) ?? []).map((place) =>
        rows.get(primary.map((_, i) => place[`key${i}`]).join())!,
      );
      return [key, toPage(found, args, order, async () => (await count()).get(key) ?? 0)];
    }),
  );
}
