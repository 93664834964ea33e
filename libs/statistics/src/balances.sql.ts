import { sql, type Day, type Sql } from '#database';
import { columnOf, figures } from './figures.js';

/** What a question asks of opening balances beyond their dimensions. */
export interface BalanceQuestion {
  asOf: Day;
  /** The period asked for; null: no bound. */
  from: Day | null;
  to: Day | null;
  passedOnly: boolean;
}

/** True wholly inside the period, false wholly outside, null partly. */
const inPeriod = ({ from, to }: BalanceQuestion): Sql => sql`case
  when to_on < ${from ?? '-infinity'}::date or from_on > ${to ?? 'infinity'}::date then false
  when from_on >= ${from ?? '-infinity'}::date and to_on <= ${to ?? 'infinity'}::date then true end`;

/**
 * Whether a balance is read: true as it is; false not at all, because another is read in its place or it concerns other
 * regulations; null when it holds what is asked but does not tell how much.
 */
const onBase = ({ passedOnly }: BalanceQuestion): Sql =>
  passedOnly
    ? sql`case
        when base = 'PASSED' then true
        when has_part then false
        when regulation_id is not null then passed end`
    : sql`case
        when base = 'ALL' then true
        when part_of_id is not null then false end`;

/**
 * CTEs `entered` and `balance`: the opening balances that stand at the end of a day and concern the question, in the
 * shape of a fact; a balance whose answer is not told has all counts null. Needs the CTE `law`.
 */
export function balancesAsOf(question: BalanceQuestion): Sql {
  const { asOf } = question;
  const column = (figure: string) => sql.id(columnOf(figure));
  return sql`
  entered as (
    select this.* from opening_balance this
    left join opening_balance next on next.corrects_id = this.id and next.recorded_on <= ${asOf}::date
    where this.recorded_on <= ${asOf}::date and next.id is null and not this.withdrawn and this.to_on <= ${asOf}::date
  ),
  judged as (
    select entered.*, law.passed, part.part_of_id is not null as has_part
    from entered
    left join law on law.id = entered.regulation_id
    left join (select part_of_id from entered where part_of_id is not null group by part_of_id) part
      on part.part_of_id = entered.balance_id
  ),
  balance as (
    select regulation_id, authority_id, contact_point_id, null::uuid as draft_id, null::uuid as provision_id,
      null::text as channel, null::text as event_kind, null::text as occupation, from_on, to_on,
      ${sql.join(figures.map((figure) => sql`case when told_here then ${column(figure)} end as ${column(figure)}`))}
    from (select *, (${inPeriod(question)}) and (${onBase(question)}) as told_here from judged) asked
    where told_here is not false
  )`;
}
