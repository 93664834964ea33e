import { Any, type EntityManager } from 'typeorm';
import type { Change } from '#audit';
import { Regulation } from '#regulations';
import type { Comment } from './comment.entity.js';

/** The audit of something done to comments. `after` holds facts, no words. */
export async function changesOf(
  tx: EntityManager,
  operation: string,
  done: readonly { comment: Comment; after: Record<string, unknown> }[],
): Promise<Change[]> {
  const ids = [...new Set(done.map(({ comment }) => comment.regulationId))];
  const regulations = await tx.findBy(Regulation, { id: Any(ids) });
  const authorities = new Map(regulations.map(({ id, authorityId }) => [id, authorityId]));
  return done.map(({ comment, after }) => ({
    operation,
    subject: { kind: 'Comment', id: comment.id },
    regulationId: comment.regulationId,
    authorityId: authorities.get(comment.regulationId),
    contactPointId: comment.contactPointId,
    after,
  }));
}
