import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { grouped, type BigKey } from '#graphql';
import { CommentRedaction, CommentRelease, CommentWithdrawal } from './comment-facts.entity.js';

/** Redactions of comments by the comment's id, the oldest first; none where there are none. */
export async function redactionsOf(
  manager: EntityManager,
  keys: readonly BigKey[],
): Promise<Map<string, CommentRedaction[]>> {
  const found = manager.createQueryBuilder(CommentRedaction, 'f').orderBy('f.recordedAt').addOrderBy('f.id');
  return grouped(await ofComments(found, keys).getMany(), (redaction) => redaction.commentId);
}

/** The last release of each comment by its id: what the public reads, unless the comment was withdrawn. */
export async function lastReleases(
  manager: EntityManager,
  keys: readonly BigKey[],
): Promise<Map<string, CommentRelease>> {
  const found = manager
    .createQueryBuilder(CommentRelease, 'f')
    .distinctOn(['f.regulationId', 'f.commentId'])
    .orderBy('f.regulationId')
    .addOrderBy('f.commentId')
    .addOrderBy('f.round', 'DESC');
  return byComment(await ofComments(found, keys).getMany());
}

/** Withdrawals by the comment's id. */
export async function withdrawalsOf(
  manager: EntityManager,
  keys: readonly BigKey[],
): Promise<Map<string, CommentWithdrawal>> {
  return byComment(await ofComments(manager.createQueryBuilder(CommentWithdrawal, 'f'), keys).getMany());
}

function ofComments<Row extends ObjectLiteral>(found: SelectQueryBuilder<Row>, keys: readonly BigKey[]) {
  return found.where(
    '(f.regulation_id, f.comment_id) in (select * from unnest(:regulations::uuid[], :ids::uuid[]))',
    {
      regulations: keys.map((key) => key.regulationId),
      ids: keys.map((key) => key.id),
    },
  );
}

const byComment = <Row extends { commentId: string }>(rows: Row[]) =>
  new Map(rows.map((row) => [row.commentId, row]));
