import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Sql } from './sql.js';

/** Adds a piece of SQL to a query builder's conditions, its values as parameters of the builder. */
export function andWhere<Row extends ObjectLiteral>(
  qb: SelectQueryBuilder<Row>,
  piece: Sql,
): SelectQueryBuilder<Row> {
  const { text, values } = piece.statement;
  const prefix = `and${Object.keys(qb.getParameters()).length}_`;
  const parameters = Object.fromEntries(values.map((value, i) => [`${prefix}${i + 1}`, value]));
  return qb.andWhere(text.replace(/\$(\d+)/g, `:${prefix}$1`), parameters);
}
