import type { EntityManager } from 'typeorm';
import { sql } from '#database';

/** Every column of an entity, by its property; what the class only computes is left out. */
export type Columns<Entity> = Omit<Entity, 'globalId'>;

/** Rows a statement: a few megabytes of JSON. */
const MOST_ROWS = 5_000;

/**
 * Adds complete rows, thousands a statement: PostgreSQL reads them from one JSON parameter by the table's own types, so
 * that their number meets no limit of parameters. Trusts its rows: rules, audit and locks are the caller's.
 */
export async function insertRows<Entity extends object>(
  tx: EntityManager,
  entity: new () => Entity,
  rows: readonly Columns<Entity>[],
): Promise<void> {
  const { tableName, columns } = tx.dataSource.getMetadata(entity);
  const table = sql.id(tableName);
  const names = sql.join(columns.map((column) => sql.id(column.databaseName)));
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    const records = rows
      .slice(from, from + MOST_ROWS)
      .map((row) =>
        Object.fromEntries(
          columns.map((column) => [
            column.databaseName,
            row[column.propertyName as keyof Columns<Entity>] ?? null,
          ]),
        ),
      );
    await sql`/* insertRows */ insert into ${table} (${names})
      select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(records)}::json)`.on(tx);
  }
}
