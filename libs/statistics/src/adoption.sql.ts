import { withCollectionPoints } from '#contact-points';
import { sql, type Day, type Sql } from '#database';
import type { AdoptionFilter } from './adoption-filter.js';
import { keyExpressions, type AdoptionKey } from './adoption-dimension.js';
import type { FiguresRow } from './adoption-figures.js';
import { pointsAsOf, regulationsAsOf } from './as-of.sql.js';
import { balancesAsOf } from './balances.sql.js';
import { rawFacts, submittedAsOf } from './facts.sql.js';
import { columnOf, figures } from './figures.js';

/** What the statement is asked. */
export interface AdoptionQuestion {
  keys: readonly AdoptionKey[];
  filter: AdoptionFilter;
  asOf: Day;
  /** Only these values of a key, ids: for fields of single objects. `regulationIds`: all they can belong to, when known. */
  only?: { key: AdoptionKey; ids: readonly string[]; regulationIds?: readonly string[] };
}

/** Sums of the whole (once) or of a group; and, as rows of their own, what opening balances have in each of these. */
export type SumsRow = FiguresRow & {
  is_whole: boolean;
  is_opening: boolean;
  /** One value per key, as text; null where unknown. */
  keys: (string | null)[];
  /** Opening balances that do not tell what the filter asks; the same in every row. */
  left_out: number;
};

const columns = figures.map(columnOf);

/**
 * All groups and their whole, from raw rows, in one statement: facts are placed (point, regulation, authority as of the
 * day), summed into cells per regulation and point, which hold what distinct counts need, and the cells into groups.
 */
export function adoption(question: AdoptionQuestion): Sql<SumsRow> {
  const { filter, asOf, only } = question;
  const keys = question.keys.map((key) => keyExpressions[key]);
  const where = sql`(${sql.join([sql`true`, ...conditions(question)], ' and ')})`;
  const reach = {
    asOf,
    regulationIds:
      only?.regulationIds ?? (only?.key === 'REGULATION' ? only.ids : (filter.regulationIds ?? null)),
    from: filter.from ?? null,
    to: filter.to ?? null,
  };
  const passedOnly = filter.passedOnly ?? false;
  const keyJoins = sql.join(
    keys.map(({ join }) => join ?? sql.empty),
    ' ',
  );
  const keyColumns = keys.map((_, i) => sql.id(`key${i}`));
  const values = sql.join(
    keys.map(({ value }, i) => sql`${value} as ${keyColumns[i]}, `),
    '',
  );
  return sql`/* adoption */
  with recursive ${pointsAsOf(asOf)}, ${regulationsAsOf(asOf)}, ${submittedAsOf(reach)},
  ${balancesAsOf({ ...reach, passedOnly })}, ${withinObjects(question)}
  cell as (
    select ${values} fact.regulation_id, fact.contact_point_id, false as opening,
      point.kind <> 'ONLINE' as is_counted, bool_or(point.is_demo or organ.is_demo) as is_demo,
      ${sql.join(columns.map((column) => sql`sum(fact.${sql.id(column)}) as ${sql.id(column)}`))}
    from (${rawFacts(reach)}) fact ${placed} ${keyJoins}
    where ${where} ${passedOnly ? sql`and law.passed` : sql.empty}
    group by ${sql.join([...keyColumns, sql`fact.regulation_id`, sql`fact.contact_point_id`, sql`point.kind`])}
    union all
    select ${values} fact.regulation_id, fact.contact_point_id, true,
      point.kind <> 'ONLINE', coalesce(point.is_demo, false) or organ.is_demo,
      ${sql.join(columns.map((column) => sql`fact.${sql.id(column)}`))}
    from balance fact ${placed} ${keyJoins}
    where ${where}
  ),
  left_out as (select count(*)::int as n from balance fact ${placed} where ${where} is null)
  ${sums('whole', keyColumns)}
  union all ${sums('whole', keyColumns, 'of openings')}
  ${
    keys.length
      ? sql`union all ${sums('groups', keyColumns)} union all ${sums('groups', keyColumns, 'of openings')}`
      : sql.empty
  }` as Sql<SumsRow>;
}

/** Joins what a fact's place is: its point, its regulation, its authority. */
const placed = sql`
    left join point on point.id = fact.contact_point_id
    left join law on law.id = fact.regulation_id
    left join authority organ on organ.id = coalesce(law.authority_id, fact.authority_id)`;

/** Adds cells up. Sums of nothing but unknowns are null; only opening balances have unknowns. */
function sums(of: 'whole' | 'groups', keys: Sql[], part?: 'of openings'): Sql {
  // The whole is there even of nothing; its openings only where there are some.
  const groupBy =
    of === 'groups' ? sql`group by ${sql.join(keys)}` : part ? sql`having count(*) > 0` : sql.empty;
  const values = sql.join(keys.map((key) => (of === 'groups' ? sql`${key}::text` : sql`null`)));
  const unknown = figures.map(
    (figure, i) => sql`case when bool_or(${sql.id(columns[i]!)} is null) then ${figure} end`,
  );
  return sql`
  select ${of === 'whole'}::boolean as is_whole, ${part === 'of openings'}::boolean as is_opening,
    array[${values}]::text[] as keys, (select n from left_out) as left_out,
    ${part ? sql`array_remove(array[${sql.join(unknown)}]::text[], null)` : sql`null::text[]`} as unknown,
    count(distinct contact_point_id) filter (where is_counted and (opening or submitted > 0))::int as contact_point_count,
    count(distinct regulation_id) filter (where opening or submitted > 0)::int as regulation_count,
    bool_or(is_demo) as is_demo, ${sql.join(columns.map((name) => sql`sum(${sql.id(name)}) as ${sql.id(name)}`))}
  from cell ${part ? sql`where opening` : sql.empty} ${groupBy}`;
}

/** CTEs `(top_id, id)` for groups that hold what is below an object: its collection points, its provisions. */
function withinObjects({ only }: AdoptionQuestion): Sql {
  if (only?.key === 'WITHIN_POINT')
    return sql`within_point as (
      select id as top_id, id from contact_point where id = any(${only.ids}::uuid[])
      union
      select within_point.top_id, parents.contact_point_id
      from within_point join parents on parents.parent_id = within_point.id
    ),`;
  if (only?.key === 'WITHIN_PROVISION')
    return sql`within_provision as (
      select top.id as top_id, below.id from provision top
      join provision below on below.draft_id = top.draft_id and below.ordinal between top.ordinal and top.last_ordinal
      where top.id = any(${only.ids}::uuid[])
    ),`;
  return sql.empty;
}

/** Conditions on a placed fact: true, false, or null where the fact does not tell, as only opening balances do. */
function conditions({ filter, asOf, only }: AdoptionQuestion): Sql[] {
  const { contactPointIds, authorityIds, districts, regulationIds, kinds, statuses, channels } = filter;
  const found: Sql[] = [];
  const points = contactPointIds && sql`select unnest(${contactPointIds}::uuid[])`;
  if (points)
    found.push(
      filter.withCollectionPoints
        ? sql`fact.contact_point_id in (${withCollectionPoints(points, { on: asOf, knownOn: asOf })})`
        : sql`fact.contact_point_id = any(${contactPointIds}::uuid[])`,
    );
  if (authorityIds) found.push(sql`organ.id = any(${authorityIds}::uuid[])`);
  // A point of no district, or a regulation of no status, is known to have none.
  if (districts)
    found.push(
      sql`case when point.id is not null then coalesce(point.district = any(${districts}::text[]), false) end`,
    );
  if (regulationIds) found.push(sql`fact.regulation_id = any(${regulationIds}::uuid[])`);
  if (kinds) found.push(sql`law.kind = any(${kinds}::text[])`);
  if (statuses)
    found.push(
      sql`case when law.id is not null then coalesce(law.status = any(${statuses}::text[]), false) end`,
    );
  if (channels) found.push(sql`fact.channel = any(${channels}::text[])`);
  if (only?.key === 'WITHIN_POINT') found.push(sql`fact.contact_point_id in (select id from within_point)`);
  else if (only?.key === 'WITHIN_PROVISION')
    found.push(sql`fact.provision_id in (select id from within_provision)`);
  else if (only) found.push(sql`${keyExpressions[only.key].value} = any(${only.ids}::uuid[])`);
  return found;
}
