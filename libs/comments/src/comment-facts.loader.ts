import type { EntityManager } from 'typeorm';
import type { Permission, Viewer } from '#accounts';
import { andWhere } from '#database';
import { batch, type BigKey } from '#graphql';
import { Comment } from './comment.entity.js';
import type { CommentRedaction, CommentRelease, CommentWithdrawal } from './comment-facts.entity.js';
import { lastReleases, redactionsOf, withdrawalsOf } from './comment-facts.sql.js';
import { redactedWords, type Words } from './released-words.js';
import type { ResidentContact } from './resident-contact.entity.js';
import { residentContacts } from './resident-contacts.sql.js';
import { commentWithinScope } from './within-scope.sql.js';

/** What happened to a comment, and whether the viewer may read it as it was said. */
export interface CommentFacts {
  entitled: boolean;
  /** The oldest first. */
  redactions: CommentRedaction[];
  /** The last round; null when it was never released. */
  release: CommentRelease | null;
  withdrawal: CommentWithdrawal | null;
}

/** By the comment's key, `{ regulationId, id }` and nothing else. */
export const commentFacts = batch<BigKey, CommentFacts>(async (keys, { db, viewer }) => {
  const entitled = await within(keys, db.manager, viewer as Viewer, 'comment.read');
  const redactions = await redactionsOf(db.manager, keys);
  const releases = await lastReleases(db.manager, keys);
  const withdrawals = await withdrawalsOf(db.manager, keys);
  return keys.map(({ id }) => ({
    entitled: entitled.has(id),
    redactions: redactions.get(id) ?? [],
    release: releases.get(id) ?? null,
    withdrawal: withdrawals.get(id) ?? null,
  }));
});

/** Who spoke, by the comment's key; null when they did not say, or the viewer is not entitled to know. */
export const contactSeen = batch<BigKey, ResidentContact | null>(async (keys, { db, viewer }) => {
  const entitled = await within(keys, db.manager, viewer as Viewer, 'contact.read');
  const contacts = await residentContacts(
    db.manager,
    keys.filter(({ id }) => entitled.has(id)),
  );
  return keys.map(({ id }) => contacts.get(id) ?? null);
});

/** What the viewer reads of a comment: as said but for redactions, or as released; null when neither. */
export function wordsSeen(
  comment: Comment,
  { entitled, redactions, release, withdrawal }: CommentFacts,
): Words | null {
  if (entitled)
    return redactedWords(
      comment,
      redactions.flatMap(({ spans }) => spans),
    );
  return withdrawal ? null : release;
}

/** Ids of those comments where the viewer holds the permission. */
async function within(
  keys: readonly BigKey[],
  manager: EntityManager,
  viewer: Viewer,
  permission: Permission,
): Promise<Set<string>> {
  if (!viewer.may(permission)) return new Set();
  const found = manager
    .createQueryBuilder(Comment, 'c')
    .select(['c.regulationId', 'c.id'])
    .where('(c.regulation_id, c.id) in (select * from unnest(:regulations::uuid[], :ids::uuid[]))', {
      regulations: keys.map((key) => key.regulationId),
      ids: keys.map((key) => key.id),
    });
  const rows = await andWhere(found, commentWithinScope(viewer, permission)).getMany();
  return new Set(rows.map(({ id }) => id));
}
