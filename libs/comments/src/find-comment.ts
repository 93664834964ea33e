import type { EntityManager } from 'typeorm';
import type { Permission, Viewer } from '#accounts';
import { andWhere } from '#database';
import { no, parseBigId } from '#graphql';
import { Comment } from './comment.entity.js';
import { the } from './the.js';
import { commentWithinScope } from './within-scope.sql.js';

/** A comment where the viewer holds the permission. @throws No (NOT_FOUND) when it is not there or not theirs */
export async function findComment(
  tx: EntityManager,
  viewer: Viewer,
  permission: Permission,
  opaqueId: string,
): Promise<Comment> {
  const key = parseBigId(opaqueId, the.comment);
  const found = tx
    .createQueryBuilder(Comment, 'c')
    .where('c.regulation_id = :regulationId and c.id = :id', key);
  const comment = await andWhere(found, commentWithinScope(viewer, permission)).getOne();
  if (!comment) throw no.notFound(the.comment);
  return comment;
}
