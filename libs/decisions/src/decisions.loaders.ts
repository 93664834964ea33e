import type { SelectQueryBuilder } from 'typeorm';
import type { Viewer } from '#accounts';
import { andWhere, sql } from '#database';
import {
  batch,
  batchWith,
  byKey,
  groupsByKey,
  pagesByParent,
  type BigKey,
  type Page,
  type PageArgs,
  type RequestContext,
} from '#graphql';
import { opinionWithinScope } from '#opinions';
import { Provision } from '#regulations';
import { decisionsInForce, ofOpinions } from './decisions-of.sql.js';
import { Decision } from './decision.entity.js';
import { decisionsSeen, latestFirst } from './decisions-seen.js';
import { Feedback } from './feedback.entity.js';
import { PreparedDecision } from './prepared-decision.entity.js';

const idsOf = (keys: readonly BigKey[]) => keys.map((key) => key.id);

/** The decision in force on an opinion, by the opinion's key; null when none is published. */
export const decisionInForce = batch<BigKey, Decision | null>(async (keys, { db }) => {
  const found = await decisionsInForce(db.manager, keys);
  return keys.map(({ id }) => found.get(id) ?? null);
});

/** Every published decision on an opinion, the first one first. */
export const decisionsOfOpinion = batch<BigKey, Decision[]>(async (keys, { db }) => {
  const found = ofOpinions(db.manager.createQueryBuilder(Decision, 'd').where('true'), keys).orderBy(
    'd.round',
  );
  return groupsByKey(idsOf(keys), await found.getMany(), (decision) => decision.opinionId);
});

/** What is prepared on an opinion; null when nothing is, and outside the authority. */
export const preparedDecision = batch<BigKey, PreparedDecision | null>(async (keys, { db, viewer }) => {
  const { everything, authorityIds } = (viewer as Viewer).scope('decision.read');
  const found = db.manager.createQueryBuilder(PreparedDecision, 'p').where('true');
  andWhere(
    found,
    sql`(${everything}::boolean
      or p.regulation_id in (select id from regulation where authority_id = any(${authorityIds}::uuid[])))`,
  );
  return byKey(idsOf(keys), await ofOpinions(found, keys).getMany(), (prepared) => prepared.opinionId);
});

/** Feedback `f` at the viewer's points and authorities, the latest first. */
function feedbackSeen({ db, viewer }: RequestContext): SelectQueryBuilder<Feedback> {
  const found = db.manager.createQueryBuilder(Feedback, 'f').where('true');
  andWhere(
    found,
    sql`exists (select from opinion o where o.regulation_id = f.regulation_id and o.id = f.opinion_id
      and ${opinionWithinScope(viewer as Viewer, 'opinion.read')})`,
  );
  return found.orderBy('f.toldOn', 'DESC').addOrderBy('f.id', 'DESC');
}

/** Who was told of an opinion's decisions, the latest first; empty outside point and authority. */
export const feedbackOfOpinion = batch<BigKey, Feedback[]>(async (keys, context) => {
  const rows = await ofOpinions(feedbackSeen(context), keys).getMany();
  return groupsByKey(idsOf(keys), rows, (feedback) => feedback.opinionId);
});

/** Who was told of a decision, the latest first; empty outside point and authority. */
export const feedbackOfDecision = batch<BigKey, Feedback[]>(async (keys, context) => {
  const rows = await feedbackSeen(context)
    .andWhere(
      '(f.regulation_id, f.decision_id) in (select * from unnest(:regulations::uuid[], :ids::uuid[]))',
      {
        regulations: keys.map((key) => key.regulationId),
        ids: idsOf(keys),
      },
    )
    .getMany();
  return groupsByKey(idsOf(keys), rows, (feedback) => feedback.decisionId);
});

/** What the speaker of a comment was told, alone or with everybody, the latest first; empty outside point and authority. */
export const feedbackOfComment = batch<BigKey, Feedback[]>(async (keys, context) => {
  const links = await context.db.sql<BigKey & { commentId: string }>`/* opinionsOfComments */
    select regulation_id as "regulationId", opinion_id as id, comment_id as "commentId" from opinion_comment
    where (regulation_id, comment_id) in (select * from unnest(
      ${keys.map((key) => key.regulationId)}::uuid[], ${idsOf(keys)}::uuid[]))`;
  const rows = links.length ? await ofOpinions(feedbackSeen(context), links).getMany() : [];
  return keys.map(({ id }) => {
    const fed = new Set(links.filter((link) => link.commentId === id).map((link) => link.id));
    return rows.filter(({ opinionId, commentId }) => fed.has(opinionId) && (commentId ?? id) === id);
  });
});

/** Whether somebody was told of the decision in force, by the decision's key; a public fact. */
export const isTold = batch<BigKey, boolean>(async (keys, { db }) => {
  const rows = await db.sql<{ id: string }>`/* isTold */
    select distinct decision_id as id from feedback where (regulation_id, decision_id) in (select * from unnest(
      ${keys.map((key) => key.regulationId)}::uuid[], ${idsOf(keys)}::uuid[]))`;
  const told = new Set(rows.map((row) => row.id));
  return keys.map(({ id }) => told.has(id));
});

/** The decisions in force on the submitted opinions that rest on a comment; they are public, also where the comment is not. */
export const decisionsOfComment = batch<BigKey, Decision[]>(async (keys, { db }) => {
  const links = await db.sql<BigKey & { commentId: string }>`/* opinionsOfComments */
    select l.regulation_id as "regulationId", l.opinion_id as id, l.comment_id as "commentId" from opinion_comment l
    join opinion o on o.regulation_id = l.regulation_id and o.id = l.opinion_id and o.state = 'SUBMITTED'
    where (l.regulation_id, l.comment_id) in (select * from unnest(
      ${keys.map((key) => key.regulationId)}::uuid[], ${idsOf(keys)}::uuid[]))
    order by l.opinion_id desc`;
  const found = links.length ? await decisionsInForce(db.manager, links) : new Map<string, Decision>();
  return groupsByKey(idsOf(keys), links, (link) => link.commentId).map((opinions) =>
    opinions.flatMap(({ id }) => found.get(id) ?? []),
  );
});

/** The day a decision was superseded on, by its key; null while it is in force. */
export const supersededOn = batch<BigKey, string | null>(async (keys, { db }) => {
  const rows = await db.sql<{ id: string; on: string }>`/* supersededOn */
    select d.id, next.published_on::text as on from decision d
    join decision next on next.regulation_id = d.regulation_id and next.opinion_id = d.opinion_id
      and next.round = d.round + 1
    where (d.regulation_id, d.id) in (select * from unnest(
      ${keys.map((key) => key.regulationId)}::uuid[], ${idsOf(keys)}::uuid[]))`;
  return byKey(idsOf(keys), rows, (row) => row.id).map((row) => row?.on ?? null);
});

/** Decisions in force that were adopted into a provision or into what is below it: the text stands there because of them. */
export const decisionsAdoptedInto = batchWith<{ page: PageArgs; today: string }, string, Page<Decision>>(
  async (ids, { page, today }, { db }) => {
    const found = decisionsSeen(db.manager, {}, today)
      .innerJoin(Provision, 'taken', 'taken.id = d.adopted_into_id')
      .innerJoin(
        Provision,
        'top',
        'top.draft_id = taken.draft_id and taken.ordinal between top.ordinal and top.last_ordinal',
      );
    const pages = await pagesByParent(found, 'top.id', ids, page, latestFirst);
    return ids.map((id) => pages.get(id)!);
  },
);

/** A published decision by its key; null when there is none. */
export const decisionByKey = batch<BigKey, Decision | null>(async (keys, { db }) => {
  const rows = await db.manager
    .createQueryBuilder(Decision, 'd')
    .where('(d.regulation_id, d.id) in (select * from unnest(:regulations::uuid[], :ids::uuid[]))', {
      regulations: keys.map((key) => key.regulationId),
      ids: idsOf(keys),
    })
    .getMany();
  return byKey(idsOf(keys), rows, (decision) => decision.id);
});
