import { Any, type EntityManager } from 'typeorm';
import { Comment } from './comment.entity.js';
import type { NewComment } from './insert-comments.sql.js';

/** The rows of one regulation as they now stand in the table, each by its id or, when that was not taken, its import key. */
export async function byKeys(
  tx: EntityManager,
  regulationId: string,
  rows: readonly Pick<NewComment, 'id' | 'importKey'>[],
): Promise<Comment[]> {
  const ids = rows.map((row) => row.id!);
  const keys = rows.flatMap((row) => row.importKey ?? []);
  const found = await tx.findBy(Comment, [
    { regulationId, id: Any(ids) },
    ...(keys.length ? [{ regulationId, importKey: Any(keys) }] : []),
  ]);
  const byId = new Map(found.map((comment) => [comment.id, comment]));
  const byImportKey = new Map(found.map((comment) => [comment.importKey, comment]));
  return rows.map(({ id, importKey }) => byId.get(id!) ?? byImportKey.get(importKey ?? null)!);
}
