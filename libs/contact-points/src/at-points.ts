import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { sql } from '#database';
import { parentsAt, type Moment } from './as-of.sql.js';

/**
 * Narrows rows to those whose `column` names one of the points or a collection point of it, at any depth. A row is there
 * once for each of the points it stands under; `stands.top` says which.
 */
export async function atPoints<Row extends ObjectLiteral>(
  found: SelectQueryBuilder<Row>,
  column: string,
  ids: readonly string[],
  moment: Moment,
): Promise<SelectQueryBuilder<Row>> {
  const below = await sql<{ top: string; point: string }>`/* collectionPointsOfMany */
    with recursive parents as (${parentsAt(moment)}), below (top, point) as (
      select id, id from unnest(${ids}::uuid[]) given (id)
      union
      select below.top, parents.contact_point_id from parents join below on parents.parent_id = below.point
    ) select top, point from below`.on(found.dataSource.manager);
  return found.innerJoin(
    '(select * from unnest(:tops::uuid[], :points::uuid[]) as pairs (top, point))',
    'stands',
    `stands.point = ${column}`,
    { tops: below.map(({ top }) => top), points: below.map(({ point }) => point) },
  );
}
