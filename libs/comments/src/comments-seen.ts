import { ObjectType } from '@nestjs/graphql';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Viewer } from '#accounts';
import { andWhere, searchQuery, sql } from '#database';
import { Connection, type Order } from '#graphql';
import { conditions, isPublic } from './comment-conditions.sql.js';
import type { CommentFilter } from './comment-filter.js';
import { Comment } from './comment.entity.js';
import { commentWithinScope } from './within-scope.sql.js';

@ObjectType({ description: 'A page of comments, those entered last first.' })
export class CommentConnection extends Connection(Comment) {}

/** Entered last first. */
export const lastFirst: Order<Comment>[] = [
  { column: 'c.id', direction: 'DESC', value: (comment) => comment.id },
  { column: 'c.regulationId', direction: 'DESC', value: (comment) => comment.regulationId },
];

/**
 * Comments `c` that the viewer may see and the filter wants: those heard where they may read (searched as they were said),
 * and those released (searched as they were released).
 */
export function commentsSeen(
  manager: EntityManager,
  viewer: Viewer,
  filter: CommentFilter,
  today: string,
): SelectQueryBuilder<Comment> {
  const found = manager.createQueryBuilder(Comment, 'c').where('true');
  for (const condition of conditions(filter, today)) andWhere(found, condition);
  const words = filter.text ? searchQuery(filter.text) : null;
  const holdsThem = words === null ? sql`true` : sql`c.search @@ ${words}::tsquery`;
  if (!viewer.may('comment.read')) return andWhere(found, isPublic(words));
  const own = sql`(${commentWithinScope(viewer, 'comment.read')} and ${holdsThem})`;
  const { everything } = viewer.scope('comment.read');
  return andWhere(found, everything ? own : sql`(${own} or ${isPublic(words)})`);
}
