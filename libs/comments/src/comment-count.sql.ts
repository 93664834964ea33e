import { sql, type Sql } from '#database';
import { regulationsOf } from './regulations-of.sql.js';

/** How many comments were heard (not withdrawn), by what they are counted for. */
export interface CommentCount {
  id: string;
  count: number;
}

const notWithdrawn = sql`not exists (select from comment_withdrawal w
  where w.regulation_id = c.regulation_id and w.comment_id = c.id)`;

/** By provision, those on what is below it included. */
export function commentCountsOfProvisions(ids: readonly string[]): Sql<CommentCount> {
  return sql<CommentCount>`/* commentCountsOfProvisions */
    with counted as (
      select top.id, below.id as anchor_id from provision top
      join provision below on below.draft_id = top.draft_id and below.ordinal between top.ordinal and top.last_ordinal
      where top.id = any(${ids}::uuid[])
    ),
    heard as (
      select c.provision_id, count(*) as comments from comment c
      where c.regulation_id = any(${regulationsOf('provision', ids)})
        and c.provision_id = any(array(select anchor_id from counted))
        and ${notWithdrawn}
      group by c.provision_id
    )
    select counted.id, sum(heard.comments)::int as count from counted
    join heard on heard.provision_id = counted.anchor_id group by counted.id`;
}

/** By consultation. */
export function commentCountsOfConsultations(ids: readonly string[]): Sql<CommentCount> {
  return sql<CommentCount>`/* commentCountsOfConsultations */
    select c.consultation_id as id, count(*)::int as count from comment c
    where c.regulation_id = any(${regulationsOf('consultation', ids)})
      and c.consultation_id = any(${ids}::uuid[]) and ${notWithdrawn}
    group by c.consultation_id`;
}

/** By event. */
export function commentCountsOfEvents(ids: readonly string[]): Sql<CommentCount> {
  return sql<CommentCount>`/* commentCountsOfEvents */
    select c.event_id as id, count(*)::int as count from comment c
    where c.event_id = any(${ids}::uuid[]) and ${notWithdrawn}
    group by c.event_id`;
}
