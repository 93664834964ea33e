import type { EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { ContactPoint, withCollectionPoints } from '#contact-points';
import { sql } from '#database';
import { InvalidInput, no, parseId, type Text } from '#graphql';
import { anchorIn } from '#regulations';
import type { CommentToSumUp } from './comments-to-sum-up.sql.js';
import { the } from './the.js';

/** What keeps a comment from being summed up at a point in a consultation; null when nothing does. */
export function problemOf(
  comment: CommentToSumUp,
  consultationId: string,
  points: ReadonlySet<string>,
): Text | null {
  if (comment.withdrawn) return { zh: '该意见已撤回。', en: 'This comment was withdrawn.' };
  if (comment.consultationId !== consultationId)
    return { zh: '该意见属于另一次征求意见。', en: 'This comment belongs to another consultation.' };
  if (!points.has(comment.contactPointId))
    return {
      zh: '该意见不是本联系点或其信息采集点听取的。',
      en: 'This comment was not heard at the point or one of its collection points.',
    };
  return null;
}

/** A point and its collection points, as of today. */
export async function pointsUnder(
  tx: EntityManager,
  contactPointId: string,
  today: string,
): Promise<Set<string>> {
  const below = withCollectionPoints(sql`select ${contactPointId}::uuid`, { on: today });
  const rows = await sql<{ id: string }>`/* pointsUnder */ select id from (${below}) p`.on(tx);
  return new Set(rows.map((row) => row.id));
}

/** The point named, if the viewer writes for it; else the one all the comments were heard at. */
export async function pointOf(
  tx: EntityManager,
  viewer: Viewer,
  named: string | null | undefined,
  comments: readonly CommentToSumUp[],
): Promise<string> {
  if (named) {
    const contactPointId = parseId(named, the.contactPoint);
    const known =
      viewer.may('opinion.write', { contactPointId }) &&
      (await tx.existsBy(ContactPoint, { id: contactPointId }));
    if (!known) throw no.notFound(the.contactPoint);
    return contactPointId;
  }
  const { contactPointId } = comments[0]!;
  if (comments.every((comment) => comment.contactPointId === contactPointId)) return contactPointId;
  throw InvalidInput.at('contactPointId', {
    zh: '这些意见在不同的点听取，请指明由哪个联系点上报。',
    en: 'The comments were heard at different points: name the point that submits.',
  });
}

/** The provision named, or none for the whole draft; when nothing was said, the anchor all the comments share. */
export async function anchorOf(
  tx: EntityManager,
  draftId: string,
  named: string | null | undefined,
  comments: readonly CommentToSumUp[],
): Promise<string | null> {
  if (named) {
    if (await anchorIn(tx, draftId, parseId(named, the.provision))) return named.toLowerCase();
    throw InvalidInput.at('provisionId', {
      zh: '征求意见的草案中没有这一条款。',
      en: 'The draft consulted on has no such provision.',
    });
  }
  const { provisionId } = comments[0]!;
  if (named === null || comments.every((comment) => comment.provisionId === provisionId))
    return named === null ? null : provisionId;
  throw InvalidInput.at('provisionId', {
    zh: '这些意见针对不同条款，请指明针对哪一条，或填 null 表示针对全文。',
    en: 'The comments are about different provisions: name one, or null for the whole draft.',
  });
}
