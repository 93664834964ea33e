import type { EntityManager } from 'typeorm';
import type { Permission, Viewer } from '#accounts';
import type { Comment } from '#comments';
import { sql } from '#database';
import { no, parseBigId, type BigKey } from '#graphql';
import { the } from './the.js';

/** What summing up needs to know of a comment. Its words are not among it. */
export interface CommentToSumUp extends Pick<
  Comment,
  | 'regulationId'
  | 'id'
  | 'consultationId'
  | 'draftId'
  | 'provisionId'
  | 'contactPointId'
  | 'channel'
  | 'eventKind'
  | 'occupation'
> {
  withdrawn: boolean;
}

/** The keys of comments by their opaque ids, each once. @throws No (NOT_FOUND) */
export const commentKeys = (ids: readonly string[]): BigKey[] =>
  [...new Set(ids)].map((id) => parseBigId(id, the.comment));

const facts = sql`c.regulation_id as "regulationId", c.id, c.consultation_id as "consultationId", c.draft_id as "draftId",
  c.provision_id as "provisionId", c.contact_point_id as "contactPointId", c.channel, c.event_kind as "eventKind",
  c.occupation, w.comment_id is not null as withdrawn`;

/** Comments at the viewer's points, in the order of the keys. @throws No (NOT_FOUND) when one is not there or out of reach */
export async function commentsToSumUp(
  tx: EntityManager,
  viewer: Viewer,
  permission: Permission,
  keys: readonly BigKey[],
): Promise<CommentToSumUp[]> {
  const { everything, contactPointIds } = viewer.scope(permission);
  const rows = await sql<CommentToSumUp>`/* commentsToSumUp */
    select ${facts} from comment c
    left join comment_withdrawal w on w.regulation_id = c.regulation_id and w.comment_id = c.id
    where c.regulation_id = any(${keys.map((key) => key.regulationId)}::uuid[])
      and (c.regulation_id, c.id) in
        (select * from unnest(${keys.map((key) => key.regulationId)}::uuid[], ${keys.map((key) => key.id)}::uuid[]))
      and (${everything}::boolean or c.contact_point_id = any(${contactPointIds}::uuid[]))`.on(tx);
  const found = new Map(rows.map((row) => [row.id, row]));
  return keys.map(({ id }) => {
    const comment = found.get(id);
    if (!comment) throw no.notFound(the.comment);
    return comment;
  });
}

/** The comments that opinions rest on, by the opinion's id; every opinion has at least one. */
export async function commentsOfOpinions(
  tx: EntityManager,
  keys: readonly BigKey[],
): Promise<(CommentToSumUp & { opinionId: string })[]> {
  return sql<CommentToSumUp & { opinionId: string }>`/* commentsOfOpinions */
    select oc.opinion_id as "opinionId", ${facts} from opinion_comment oc
    join comment c on c.regulation_id = oc.regulation_id and c.id = oc.comment_id
    left join comment_withdrawal w on w.regulation_id = c.regulation_id and w.comment_id = c.id
    where oc.regulation_id = any(${keys.map((key) => key.regulationId)}::uuid[])
      and (oc.regulation_id, oc.opinion_id) in
        (select * from unnest(${keys.map((key) => key.regulationId)}::uuid[], ${keys.map((key) => key.id)}::uuid[]))
    order by c.id`.on(tx);
}
