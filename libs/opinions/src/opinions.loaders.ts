import type { SelectQueryBuilder } from 'typeorm';
import type { Viewer } from '#accounts';
import { atPoints } from '#contact-points';
import { andWhere, sql } from '#database';
import {
  commentsSeen,
  CommentState,
  lastFirst as commentsLastFirst,
  regulationsOf,
  type Comment,
} from '#comments';
import {
  batch,
  batchWith,
  byKey,
  groupsByKey,
  pagesByParent,
  type BigKey,
  type Order,
  type Page,
  type PageArgs,
  type RequestContext,
} from '#graphql';
import { Provision } from '#regulations';
import { lastRounds } from './last-rounds.sql.js';
import { OpinionComment } from './opinion-comment.entity.js';
import type { OpinionFilter } from './opinion-filter.js';
import { OpinionGroup } from './opinion-group.entity.js';
import { OpinionReturn } from './opinion-return.entity.js';
import type { Opinion } from './opinion.entity.js';
import { lastFirst, opinionsSeen } from './opinions-seen.js';
import { Submission } from './submission.entity.js';

/** Which opinions of each parent: a filter, a page, and the day the filter's points are read as of. */
export interface OpinionsOf {
  filter: OpinionFilter;
  page: PageArgs;
  today: string;
}

/** A page of the comments of each opinion. */
export type CommentsOfOpinion = Omit<OpinionsOf, 'filter'>;

const seen = ({ db, viewer }: RequestContext, { filter, today }: Pick<OpinionsOf, 'filter' | 'today'>) =>
  opinionsSeen(db.manager, viewer as Viewer, filter, today);

const all = { filter: {}, today: '9999-12-31' };

/** Rows whose `columns` are among the keys. */
const of = <Row extends object>(found: SelectQueryBuilder<Row>, columns: string, keys: readonly BigKey[]) =>
  found.andWhere(`(${columns}) in (select * from unnest(:regulations::uuid[], :ids::uuid[]))`, {
    regulations: keys.map((key) => key.regulationId),
    ids: keys.map((key) => key.id),
  });

const idsOf = (keys: readonly BigKey[]) => keys.map((key) => key.id);

/** An opinion by its key; null when there is none the viewer may see. */
export const opinionByKey = batch<BigKey, Opinion | null>(async (keys, context) => {
  const rows = await of(seen(context, all), 'o.regulation_id, o.id', keys).getMany();
  return byKey(idsOf(keys), rows, (opinion) => opinion.id);
});

/** Opinions of parents that a column of the opinion names. */
const opinionsBy = (column: string, parent?: 'consultation' | 'draft') =>
  batchWith<OpinionsOf, string, Page<Opinion>>(async (ids, args, context) => {
    const found = seen(context, args);
    if (parent) andWhere(found, sql`o.regulation_id = any(${regulationsOf(parent, ids)})`);
    const pages = await pagesByParent(found, column, ids, args.page, lastFirst);
    return ids.map((id) => pages.get(id)!);
  });

export const opinionsOfRegulation = opinionsBy('o.regulationId');
export const opinionsOfDraft = opinionsBy('o.draftId', 'draft');
export const opinionsOfConsultation = opinionsBy('o.consultationId', 'consultation');
export const opinionsOfGroup = opinionsBy('o.groupId');

/** Opinions on a provision and on what is below it. */
export const opinionsOfProvision = batchWith<OpinionsOf, string, Page<Opinion>>(
  async (ids, args, context) => {
    const found = seen(context, args)
      .innerJoin(Provision, 'anchor', 'anchor.id = o.provision_id')
      .innerJoin(
        Provision,
        'top',
        'top.draft_id = anchor.draft_id and anchor.ordinal between top.ordinal and top.last_ordinal',
      );
    andWhere(found, sql`o.regulation_id = any(${regulationsOf('provision', ids)})`);
    const pages = await pagesByParent(found, 'top.id', ids, args.page, lastFirst);
    return ids.map((id) => pages.get(id)!);
  },
);

/** Opinions of a point and of its collection points of today. */
export const opinionsOfPoint = batchWith<OpinionsOf, string, Page<Opinion>>(async (ids, args, context) => {
  const found = await atPoints(seen(context, args), 'o.contact_point_id', ids, { on: args.today });
  const pages = await pagesByParent(found, 'stands.top', ids, args.page, lastFirst);
  return ids.map((id) => pages.get(id)!);
});

/** Opinions that rest on a comment and the viewer may see. */
export const opinionsOfComment = batch<BigKey, Opinion[]>(async (keys, context) => {
  const links = await of(
    context.db.manager.createQueryBuilder(OpinionComment, 'l').where('true'),
    'l.regulation_id, l.comment_id',
    keys,
  ).getMany();
  if (!links.length) return keys.map(() => []);
  const wanted = links.map(({ regulationId, opinionId: id }) => ({ regulationId, id }));
  const rows = await of(seen(context, all), 'o.regulation_id, o.id', wanted)
    .orderBy('o.id', 'DESC')
    .getMany();
  return keys.map(({ id }) => {
    const fed = new Set(links.filter((link) => link.commentId === id).map((link) => link.opinionId));
    return rows.filter((opinion) => fed.has(opinion.id));
  });
});

/** Comments an opinion rests on, as far as the viewer may see them; withdrawn ones too. */
export const commentsOfOpinion = batchWith<CommentsOfOpinion, string, Page<Comment>>(
  async (ids, args, { db, viewer }) => {
    const found = commentsSeen(
      db.manager,
      viewer as Viewer,
      { state: CommentState.ANY },
      args.today,
    ).innerJoin(OpinionComment, 'rests', 'rests.regulation_id = c.regulation_id and rests.comment_id = c.id');
    const pages = await pagesByParent(found, 'rests.opinionId', ids, args.page, commentsLastFirst);
    return ids.map((id) => pages.get(id)!);
  },
);

/** How many comments an opinion rests on; a public number. */
export const commentCountOfOpinion = batch<BigKey, number>(async (keys, { db }) => {
  const rows = await db.sql<{ id: string; count: number }>`/* commentCountOfOpinions */
    select opinion_id as id, count(*)::int as count from opinion_comment
    where (regulation_id, opinion_id) in (select * from unnest(
      ${keys.map((key) => key.regulationId)}::uuid[], ${idsOf(keys)}::uuid[]))
    group by opinion_id`;
  return byKey(idsOf(keys), rows, (row) => row.id).map((row) => row?.count ?? 0);
});

/** Groups of alike opinions of a consultation, the newest first, where the viewer may see groups. */
export const groupsOfConsultation = batchWith<{ page: PageArgs }, string, Page<OpinionGroup>>(
  async (ids, { page }, context) => {
    const pages = await pagesByParent(groupsSeen(context), 'g.consultationId', ids, page, newestGroups);
    return ids.map((id) => pages.get(id)!);
  },
);

/** The latest submission of an opinion; null before the first. */
export const lastSubmission = batch<BigKey, Submission | null>(async (keys, { db }) => {
  const rounds = await lastRounds(db.manager, keys);
  return keys.map(({ id }) => rounds.get(id) ?? null);
});

/** Every submission of an opinion, the first one first. */
export const submissionsOfOpinion = batch<BigKey, Submission[]>(async (keys, { db }) => {
  const rows = await of(
    db.manager.createQueryBuilder(Submission, 's').where('true'),
    's.regulation_id, s.opinion_id',
    keys,
  )
    .orderBy('s.round')
    .getMany();
  return groupsByKey(idsOf(keys), rows, (submission) => submission.opinionId);
});

/** The return of a submission; null when it was not returned. */
export const returnOfSubmission = batch<BigKey, OpinionReturn | null>(async (keys, { db }) => {
  const rows = await of(
    db.manager.createQueryBuilder(OpinionReturn, 'b').where('true'),
    'b.regulation_id, b.submission_id',
    keys,
  ).getMany();
  return byKey(idsOf(keys), rows, (back) => back.submissionId);
});

const newestGroups: Order<OpinionGroup>[] = [
  { column: 'g.id', direction: 'DESC', value: (group) => group.id },
  { column: 'g.regulationId', direction: 'DESC', value: (group) => group.regulationId },
];

const groupsSeen = ({ db, viewer }: RequestContext) => {
  const { everything, authorityIds } = (viewer as Viewer).scope('opinion.group');
  const groups = db.manager.createQueryBuilder(OpinionGroup, 'g').where('true');
  return andWhere(
    groups,
    sql`(${everything}::boolean
    or g.regulation_id in (select id from regulation where authority_id = any(${authorityIds}::uuid[])))`,
  );
};

/** A group by its key; null when there is none in an authority where the viewer may see groups. */
export const groupByKey = batch<BigKey, OpinionGroup | null>(async (keys, context) => {
  const rows = await of(groupsSeen(context), 'g.regulation_id, g.id', keys).getMany();
  return byKey(idsOf(keys), rows, (group) => group.id);
});

/** Due day of a point's task in a consultation, else the window's last day; key: `consultation point`. */
export const dueDay = batch<string, string | null>(async (keys, { db }) => {
  const pairs = keys.map((key) => key.split(' ') as [string, string]);
  const rows = await db.sql<{ key: string; dueOn: string }>`/* dueDays */
    select pair.consultation_id || ' ' || pair.contact_point_id as key, coalesce(t.due_on, c.closes_on)::text as "dueOn"
    from unnest(${pairs.map(([consultation]) => consultation)}::uuid[], ${pairs.map(([, point]) => point)}::uuid[])
      as pair (consultation_id, contact_point_id)
    join consultation c on c.id = pair.consultation_id
    left join consultation_task t
      on t.consultation_id = pair.consultation_id and t.contact_point_id = pair.contact_point_id`;
  return byKey(keys, rows, (row) => row.key).map((row) => row?.dueOn ?? null);
});
