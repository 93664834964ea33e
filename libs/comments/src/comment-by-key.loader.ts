import type { Viewer } from '#accounts';
import { batch, byKey, type BigKey } from '#graphql';
import { CommentState } from './comment-filter.js';
import type { Comment } from './comment.entity.js';
import { commentsSeen } from './comments-seen.js';

/** A comment by its key, withdrawn or not; null when there is none the viewer may see. */
export const commentByKey = batch<BigKey, Comment | null>(async (keys, { db, viewer }) => {
  // The day matters only to a filter by point, and there is none.
  const found = commentsSeen(db.manager, viewer as Viewer, { state: CommentState.ANY }, '').andWhere(
    '(c.regulation_id, c.id) in (select * from unnest(:regulations::uuid[], :ids::uuid[]))',
    { regulations: keys.map((key) => key.regulationId), ids: keys.map((key) => key.id) },
  );
  const ids = keys.map((key) => key.id);
  return byKey(ids, await found.getMany(), (comment) => comment.id);
});
