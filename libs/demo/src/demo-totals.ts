import type { EntityManager } from 'typeorm';
import { sql, type Day } from '#database';
import { SERIES_END } from './series.js';

/** What the demo amounts to at the end of a day; figures of product.md. */
export interface DemoTotals {
  asOf: Day;
  heard: number;
  submitted: number;
  decided: number;
  accepted: number;
  regulationCount: number;
  contactPointCount: number;
}

/**
 * The demo's totals at the end of its published series and today, for the start message: a recount from raw rows. Null
 * when there is no demo.
 */
export async function demoTotals(
  manager: EntityManager,
  today: Day,
): Promise<[DemoTotals, DemoTotals] | null> {
  const [row] = await sql<{
    found: boolean;
  }>`select exists (select from authority where is_demo) as found`.on(manager);
  if (!row!.found) return null;
  return [await totalsAsOf(manager, SERIES_END), await totalsAsOf(manager, today)];
}

async function totalsAsOf(manager: EntityManager, asOf: Day): Promise<DemoTotals> {
  const [totals] = await sql<DemoTotals>`/* demoTotals */
    with demo as (
      select regulation.id from regulation join authority on authority.id = authority_id where is_demo),
    latest as (
      select distinct on (regulation_id, opinion_id) * from submission
      where regulation_id in (select id from demo) and submitted_on <= ${asOf} and recorded_on <= ${asOf}
      order by regulation_id, opinion_id, round desc),
    submitted as (
      select latest.* from latest
      left join opinion_return back on back.regulation_id = latest.regulation_id
        and back.submission_id = latest.id and back.recorded_on <= ${asOf}
      where back.submission_id is null),
    in_force as (
      select distinct on (regulation_id, opinion_id) * from decision
      where regulation_id in (select id from demo) and published_on <= ${asOf} and recorded_on <= ${asOf}
      order by regulation_id, opinion_id, round desc),
    heard as (
      select count(*) from comment
      left join comment_withdrawal gone on gone.regulation_id = comment.regulation_id
        and gone.comment_id = comment.id and gone.recorded_on <= ${asOf}
      where comment.regulation_id in (select id from demo) and gone.comment_id is null
        and heard_on <= ${asOf} and comment.recorded_on <= ${asOf})
    select ${asOf}::text as "asOf", (select count from heard)::int as heard, count(*)::int as submitted,
      count(in_force.id)::int as decided,
      count(*) filter (where outcome in ('ADOPTED', 'PARTIALLY_ADOPTED'))::int as accepted,
      count(distinct submitted.regulation_id)::int as "regulationCount",
      count(distinct point.id)::int as "contactPointCount"
    from submitted
    left join in_force using (regulation_id, opinion_id)
    left join contact_point point on point.id = submitted.contact_point_id and point.kind <> 'ONLINE'`.on(
    manager,
  );
  return totals!;
}
