import type { Viewer } from '#accounts';
import { withCollectionPoints } from '#contact-points';
import { searchQuery, sql, type Sql } from '#database';
import { parseBigId, parseId } from '#graphql';
import { rangeBelow } from '#regulations';
import { isDecided } from './opinion-scope.sql.js';
import type { OpinionFilter } from './opinion-filter.js';
import { the } from './the.js';

/** Conditions of a filter on opinion `o`. Reads the tables of decisions by their names: their room comes after this one. */
export function* conditions(viewer: Viewer, filter: OpinionFilter, today: string): Generator<Sql> {
  const { contactPointId, regulationId, consultationId, draftId, provisionId, groupId } = filter;
  if (contactPointId) {
    const point = sql`select ${parseId(contactPointId, the.contactPoint)}::uuid`;
    yield sql`o.contact_point_id in (${withCollectionPoints(point, { on: today })})`;
  }
  if (regulationId) yield sql`o.regulation_id = ${parseId(regulationId, the.regulation)}`;
  if (consultationId) {
    const id = parseId(consultationId, the.consultation);
    yield sql`o.consultation_id = ${id} and o.regulation_id = (select regulation_id from consultation where id = ${id})`;
  }
  if (draftId) {
    const id = parseId(draftId, the.draft);
    yield sql`o.draft_id = ${id} and o.regulation_id = (select regulation_id from draft where id = ${id})`;
  }
  if (provisionId) {
    const id = parseId(provisionId, the.provision);
    yield sql`o.provision_id in (${rangeBelow(id)}) and o.regulation_id = (select draft.regulation_id from draft
      join provision on provision.draft_id = draft.id where provision.id = ${id})`;
  }
  if (groupId) {
    const key = parseBigId(groupId, the.group);
    yield sql`o.regulation_id = ${key.regulationId} and o.group_id = ${key.id} and ${inAuthorityOf(viewer, 'opinion.group')}`;
  }
  if (filter.states) yield sql`o.state = any(${filter.states}::text[])`;
  if (filter.kinds) yield sql`o.kind = any(${filter.kinds}::text[])`;
  if (filter.outcomes) yield hasOutcome(filter.outcomes);
  if (filter.decided != null) yield filter.decided ? isDecided : sql`not ${isDecided}`;
  if (filter.prepared != null)
    yield sql`${isPrepared} = ${filter.prepared}::boolean and ${inAuthorityOf(viewer, 'decision.read')}`;
  if (filter.submittedFrom) yield firstSubmitted(sql`s.submitted_on >= ${filter.submittedFrom}::date`);
  if (filter.submittedTo) yield firstSubmitted(sql`s.submitted_on <= ${filter.submittedTo}::date`);
  const words = filter.text ? searchQuery(filter.text) : null;
  if (words !== null) yield sql`o.search @@ ${words}::tsquery`;
}

/** Opinion `o` is of a regulation of an authority where the viewer holds the permission. */
function inAuthorityOf(viewer: Viewer, permission: 'opinion.group' | 'decision.read'): Sql {
  const { everything, authorityIds } = viewer.scope(permission);
  return sql`(${everything}::boolean
    or o.regulation_id in (select id from regulation where authority_id = any(${authorityIds}::uuid[])))`;
}

const isPrepared = sql`exists (select from prepared_decision p
  where p.regulation_id = o.regulation_id and p.opinion_id = o.id)`;

const hasOutcome = (outcomes: readonly string[]): Sql => sql`exists (select from decision d
  where d.regulation_id = o.regulation_id and d.opinion_id = o.id and d.outcome = any(${outcomes}::text[])
    and not exists (select from decision later where later.regulation_id = d.regulation_id
      and later.opinion_id = d.opinion_id and later.round > d.round))`;

/** The first round of opinion `o` was submitted on such a day. */
const firstSubmitted = (on: Sql): Sql => sql`exists (select from submission s
  where s.regulation_id = o.regulation_id and s.opinion_id = o.id and s.round = 1 and ${on})`;
