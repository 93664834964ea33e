import { sql, type Day, type Sql } from '#database';
import { columnOf, figures, type Figure } from './figures.js';

/** Which raw rows a question can need. */
export interface Reach {
  asOf: Day;
  /** Null: all. Rows of other regulations are not read. */
  regulationIds: readonly string[] | null;
  /** Cohort days; null: no bound. */
  from: Day | null;
  to: Day | null;
}

/** All count columns in the order of `figures`; 0 where nothing is said. */
const counted = (values: Partial<Record<Figure, Sql>>): Sql =>
  sql.join(figures.map((figure) => sql`${values[figure] ?? sql`0`} as ${sql.id(columnOf(figure))}`));

const ofRegulations = (ids: readonly string[] | null, column: Sql): Sql =>
  ids ? sql`and ${column} = any(${ids}::uuid[])` : sql.empty;

const inPeriod = ({ from, to }: Reach, column: Sql): Sql =>
  sql`${from ? sql`and ${column} >= ${from}::date` : sql.empty} ${to ? sql`and ${column} <= ${to}::date` : sql.empty}`;

/** CTE `submitted`: every opinion that is submitted and not returned, with its decision in force, at the end of a day. */
export function submittedAsOf({ asOf, regulationIds }: Reach): Sql {
  return sql`
  submitted as (
    select submission.regulation_id, submission.id, submission.contact_point_id, submission.draft_id,
      submission.provision_id, submission.channel, submission.event_kind, submission.occupation,
      submission.first_submitted_on, decision.outcome,
      coalesce(decision.outcome in ('ADOPTED', 'PARTIALLY_ADOPTED'), false) as accepted,
      -- Asked row by row: as a join it may be made the inner side of a nested loop, as few rows as the planner expects.
      exists (
        select from feedback where feedback.regulation_id = decision.regulation_id
          and feedback.decision_id = decision.id and told_on <= ${asOf}::date and feedback.recorded_on <= ${asOf}::date
      ) as told
    from submission
    left join opinion_return on opinion_return.regulation_id = submission.regulation_id
      and opinion_return.submission_id = submission.id and opinion_return.recorded_on <= ${asOf}::date
    left join (
      select this.regulation_id, this.opinion_id, this.id, this.outcome from decision this
      left join decision later on later.regulation_id = this.regulation_id and later.opinion_id = this.opinion_id
        and later.round > this.round and later.published_on <= ${asOf}::date and later.recorded_on <= ${asOf}::date
      where this.published_on <= ${asOf}::date and this.recorded_on <= ${asOf}::date and later.id is null
    ) decision on decision.regulation_id = submission.regulation_id and decision.opinion_id = submission.opinion_id
    where submission.submitted_on <= ${asOf}::date and submission.recorded_on <= ${asOf}::date
      and opinion_return.submission_id is null ${ofRegulations(regulationIds, sql`submission.regulation_id`)}
  )`;
}

/** Rows of one count each: the comments heard and the opinions `submitted`. A single day is a spell from it to itself. */
export function rawFacts(reach: Reach): Sql {
  const { asOf, regulationIds } = reach;
  const outcome = (value: string) => sql`coalesce((outcome = ${value})::int, 0)`;
  return sql`
    select comment.regulation_id, null::uuid as authority_id, contact_point_id, draft_id, provision_id, channel,
      event_kind, occupation, heard_on as from_on, heard_on as to_on,
      ${counted({
        heard: sql`1`,
        voices: sql`voices`,
        heardAccepted: sql`(accepted.comment_id is not null)::int`,
      })}
    from comment
    left join comment_withdrawal on comment_withdrawal.regulation_id = comment.regulation_id
      and comment_withdrawal.comment_id = comment.id and comment_withdrawal.recorded_on <= ${asOf}::date
    left join (
      select link.regulation_id, link.comment_id from submission_comment link
      join submitted on submitted.regulation_id = link.regulation_id and submitted.id = link.submission_id
      where submitted.accepted
      group by link.regulation_id, link.comment_id
    ) accepted on accepted.regulation_id = comment.regulation_id and accepted.comment_id = comment.id
    where comment.heard_on <= ${asOf}::date and comment.recorded_on <= ${asOf}::date
      and comment_withdrawal.comment_id is null
      ${ofRegulations(regulationIds, sql`comment.regulation_id`)} ${inPeriod(reach, sql`heard_on`)}
    union all
    select regulation_id, null::uuid, contact_point_id, draft_id, provision_id, channel,
      event_kind, occupation, first_submitted_on, first_submitted_on,
      ${counted({
        submitted: sql`1`,
        decided: sql`(outcome is not null)::int`,
        accepted: sql`accepted::int`,
        adopted: outcome('ADOPTED'),
        partiallyAdopted: outcome('PARTIALLY_ADOPTED'),
        notAdopted: outcome('NOT_ADOPTED'),
        forReference: outcome('FOR_REFERENCE'),
        referred: outcome('REFERRED'),
        outOfScope: outcome('OUT_OF_SCOPE'),
        told: sql`told::int`,
      })}
    from submitted
    where true ${inPeriod(reach, sql`first_submitted_on`)}`;
}
