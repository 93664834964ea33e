import { sql, type Sql } from '#database';
import { withCollectionPoints } from '#contact-points';
import { parseId } from '#graphql';
import { rangeBelow } from '#regulations';
import { CommentState, type CommentFilter } from './comment-filter.js';
import { outcomes, type Outcome } from './outcome.js';
import { the } from './the.js';

/** Opinions that are with the authority and rest on comment `c`: `s` is what was submitted. */
const submissions = sql`submission_comment link
  join submission s on s.regulation_id = link.regulation_id and s.id = link.submission_id`;

const ofComment = sql`link.regulation_id = c.regulation_id and link.comment_id = c.id and not exists (
  select from opinion_return back where back.regulation_id = s.regulation_id and back.submission_id = s.id)`;

const withdrawn = sql`exists (select from comment_withdrawal w
  where w.regulation_id = c.regulation_id and w.comment_id = c.id)`;

const submitted = sql`exists (select from ${submissions} where ${ofComment})`;

const released = sql`exists (select from comment_release p
  where p.regulation_id = c.regulation_id and p.comment_id = c.id)`;

/** Public: comment `c` was released and is not withdrawn; with `words` (a tsquery), what the public reads holds them. */
export const isPublic = (words: string | null): Sql =>
  words === null
    ? sql`(${released} and not ${withdrawn})`
    : sql`(not ${withdrawn} and exists (select from comment_release p
        where p.regulation_id = c.regulation_id and p.comment_id = c.id and p.search @@ ${words}::tsquery
          and not exists (select from comment_release later where later.regulation_id = p.regulation_id
            and later.comment_id = p.comment_id and later.round > p.round)))`;

const states: Record<CommentState, Sql> = {
  HEARD: sql`not ${withdrawn}`,
  NOT_SUBMITTED: sql`not ${withdrawn} and not ${submitted}`,
  SUBMITTED: sql`not ${withdrawn} and ${submitted}`,
  RELEASED: sql`not ${withdrawn} and ${released}`,
  NOT_RELEASED: sql`not ${withdrawn} and not ${released}`,
  WITHDRAWN: withdrawn,
  ANY: sql`true`,
};

/** A published decision in force on one of the opinions of comment `c` has one of these outcomes. */
const decidedAs = (some: readonly Outcome[]): Sql => sql`exists (
  select from ${submissions}
  join decision d on d.regulation_id = s.regulation_id and d.opinion_id = s.opinion_id
  where ${ofComment} and d.outcome = any(${some}::text[]) and not exists (
    select from decision later where later.regulation_id = d.regulation_id
      and later.opinion_id = d.opinion_id and later.round > d.round))`;

/** `Comment.outcome` is this one: it was decided so, and not better. */
const hasOutcome = (outcome: Outcome): Sql =>
  sql`(${decidedAs([outcome])} and not ${decidedAs(outcomes.slice(0, outcomes.indexOf(outcome)))})`;

/** Conditions of a filter on comment `c`, but for its words, which depend on the reader. */
export function* conditions(filter: CommentFilter, today: string): Generator<Sql> {
  const { contactPointId, regulationId, consultationId, draftId, provisionId, eventId } = filter;
  yield states[filter.state ?? CommentState.HEARD];
  if (contactPointId) {
    const point = sql`select ${parseId(contactPointId, the.contactPoint)}::uuid`;
    yield sql`c.contact_point_id in (${withCollectionPoints(point, { on: today })})`;
  }
  if (regulationId) yield sql`c.regulation_id = ${parseId(regulationId, the.regulation)}`;
  if (consultationId) {
    const id = parseId(consultationId, the.consultation);
    yield sql`c.consultation_id = ${id} and c.regulation_id = (select regulation_id from consultation where id = ${id})`;
  }
  if (draftId) {
    const id = parseId(draftId, the.draft);
    yield sql`c.draft_id = ${id} and c.regulation_id = (select regulation_id from draft where id = ${id})`;
  }
  if (provisionId) {
    const id = parseId(provisionId, the.provision);
    yield sql`c.provision_id in (${rangeBelow(id)}) and c.regulation_id = (select draft.regulation_id from draft
      join provision on provision.draft_id = draft.id where provision.id = ${id})`;
  }
  if (eventId) yield sql`c.event_id = ${parseId(eventId, the.event)}`;
  if (filter.eventKind) yield sql`c.event_kind = ${filter.eventKind}`;
  if (filter.channel) yield sql`c.channel = ${filter.channel}`;
  if (filter.outcome) yield hasOutcome(filter.outcome);
  if (filter.heardFrom) yield sql`c.heard_on >= ${filter.heardFrom}::date`;
  if (filter.heardTo) yield sql`c.heard_on <= ${filter.heardTo}::date`;
}
