import type { EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { searchVector, sql, uuidv7 } from '#database';
import type { Comment } from './comment.entity.js';
import { lastReleases, redactionsOf } from './comment-facts.sql.js';
import { releasedWords, type Words } from './released-words.js';
import { residentContacts } from './resident-contacts.sql.js';

/**
 * Makes whoever releases or redacts in these regulations wait for their turn until `tx` ends: a redaction that did not
 * see a release, beside a release that did not see the redaction, would leave the hidden words public.
 */
export async function takeTurns(tx: EntityManager, regulationIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(regulationIds)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`release ${id}`}, 0))`.on(tx);
}

/**
 * Makes the masked words of comments public: a first round, or a further one where the words to show are others than
 * before. Take turns first. @returns the comments that got a round
 */
export async function release(
  tx: EntityManager,
  viewer: Viewer,
  comments: readonly Comment[],
  at: Date,
): Promise<{ comment: Comment; after: { round: number } }[]> {
  const redacted = await redactionsOf(tx, comments);
  const persons = await residentContacts(tx, comments);
  const last = await lastReleases(tx, comments);
  const rounds = comments.flatMap((comment) => {
    const spans = (redacted.get(comment.id) ?? []).flatMap((redaction) => redaction.spans);
    const words = releasedWords(comment, spans, persons.get(comment.id) ?? null);
    const before = last.get(comment.id);
    return before && same(before, words) ? [] : [{ comment, words, round: (before?.round ?? 0) + 1 }];
  });
  if (!rounds.length) return [];
  await sql`/* releaseComments */
    insert into comment_release (regulation_id, id, comment_id, round, text, proposed_wording, reason, search,
      recorded_at, recorded_by)
    select *, ${at}::timestamptz, ${viewer.id}::uuid from unnest(
      ${rounds.map(({ comment }) => comment.regulationId)}::uuid[],
      ${rounds.map(() => uuidv7())}::uuid[],
      ${rounds.map(({ comment }) => comment.id)}::uuid[],
      ${rounds.map(({ round }) => round)}::int[],
      ${rounds.map(({ words }) => words.text)}::text[],
      ${rounds.map(({ words }) => words.proposedWording)}::text[],
      ${rounds.map(({ words }) => words.reason)}::text[],
      ${rounds.map(({ words }) => searchVector(words.text, words.proposedWording, words.reason))}::tsvector[])`.on(
    tx,
  );
  return rounds.map(({ comment, round }) => ({ comment, after: { round } }));
}

const same = (a: Words, b: Words) =>
  a.text === b.text && a.proposedWording === b.proposedWording && a.reason === b.reason;
