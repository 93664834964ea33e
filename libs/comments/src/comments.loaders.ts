import type { Viewer } from '#accounts';
import { atPoints } from '#contact-points';
import { andWhere, sql } from '#database';
import { batch, batchWith, pagesByParent, type Page, type PageArgs, type RequestContext } from '#graphql';
import { Provision } from '#regulations';
import type { CommentFilter } from './comment-filter.js';
import {
  commentCountsOfConsultations,
  commentCountsOfEvents,
  commentCountsOfProvisions,
  type CommentCount,
} from './comment-count.sql.js';
import type { Comment } from './comment.entity.js';
import { commentsSeen, lastFirst } from './comments-seen.js';
import { regulationsOf } from './regulations-of.sql.js';

/** Which comments of each parent: a filter, a page, and the day the filter's points are read as of. */
export interface CommentsOf {
  filter: CommentFilter;
  page: PageArgs;
  today: string;
}

const seen = ({ db, viewer }: RequestContext, { filter, today }: CommentsOf) =>
  commentsSeen(db.manager, viewer as Viewer, filter, today);

/** Comments of parents that a column of the comment names. */
const commentsBy = (column: string, parent?: 'consultation' | 'draft') =>
  batchWith<CommentsOf, string, Page<Comment>>(async (ids, args, context) => {
    const found = seen(context, args);
    if (parent) andWhere(found, sql`c.regulation_id = any(${regulationsOf(parent, ids)})`);
    const pages = await pagesByParent(found, column, ids, args.page, lastFirst);
    return ids.map((id) => pages.get(id)!);
  });

export const commentsOfRegulation = commentsBy('c.regulationId');
export const commentsOfDraft = commentsBy('c.draftId', 'draft');
export const commentsOfConsultation = commentsBy('c.consultationId', 'consultation');
export const commentsOfEvent = commentsBy('c.eventId');

/** Comments on a provision and on what is below it. */
export const commentsOfProvision = batchWith<CommentsOf, string, Page<Comment>>(
  async (ids, args, context) => {
    const found = seen(context, args)
      .innerJoin(Provision, 'anchor', 'anchor.id = c.provision_id')
      .innerJoin(
        Provision,
        'top',
        'top.draft_id = anchor.draft_id and anchor.ordinal between top.ordinal and top.last_ordinal',
      );
    andWhere(found, sql`c.regulation_id = any(${regulationsOf('provision', ids)})`);
    const pages = await pagesByParent(found, 'top.id', ids, args.page, lastFirst);
    return ids.map((id) => pages.get(id)!);
  },
);

/** Comments heard at a point and at its collection points of today. */
export const commentsOfPoint = batchWith<CommentsOf, string, Page<Comment>>(async (ids, args, context) => {
  const found = await atPoints(seen(context, args), 'c.contact_point_id', ids, { on: args.today });
  const pages = await pagesByParent(found, 'stands.top', ids, args.page, lastFirst);
  return ids.map((id) => pages.get(id)!);
});

const countedBy = (counts: (ids: readonly string[]) => ReturnType<typeof sql<CommentCount>>) =>
  batch<string, number>(async (ids, { db }) => {
    const rows = await counts(ids).on(db.manager);
    const found = new Map(rows.map(({ id, count }) => [id, count]));
    return ids.map((id) => found.get(id) ?? 0);
  });

/** Comments heard on a provision and below it; a public figure. */
export const commentCountOfProvision = countedBy(commentCountsOfProvisions);
export const commentCountOfConsultation = countedBy(commentCountsOfConsultations);
export const commentCountOfEvent = countedBy(commentCountsOfEvents);
