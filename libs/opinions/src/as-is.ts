import type { EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { Comment, redactionsOf, releasedWords, residentContacts, takeTurns } from '#comments';
import { ContactPoint } from '#contact-points';
import { sql } from '#database';
import { bigId, no, parseId, type BigKey, type Text } from '#graphql';
import { asIsId } from './as-is-id.js';
import type { CommentToSumUp } from './comments-to-sum-up.sql.js';
import type { NewOpinion } from './insert-opinions.sql.js';
import { Opinion } from './opinion.entity.js';
import { OpinionKind, OpinionState } from './opinion.enums.js';
import { ReadinessProblem, standing } from './refusals.js';
import type { SubmitAsIsInput } from './submit-as-is.js';
import { pointsUnder, problemOf } from './point-and-anchor.js';
import { the } from './the.js';

/**
 * Which comments were submitted as they are already, by the comment's id, and what keeps the others back.
 * @throws No (NOT_FOUND) when the point named is not the viewer's
 */
export async function asIsProblems(
  tx: EntityManager,
  viewer: Viewer,
  comments: readonly CommentToSumUp[],
  { contactPointId }: SubmitAsIsInput,
  today: string,
): Promise<{ done: Map<string, Opinion>; problems: ReadinessProblem[] }> {
  const feeding = await opinionsFedBy(tx, comments);
  const points = contactPointId
    ? await ownPoints(tx, viewer, parseId(contactPointId, the.contactPoint), today)
    : null;
  const done = new Map<string, Opinion>();
  const problems = comments.flatMap((comment) => {
    const opinions = feeding.get(comment.id) ?? [];
    const same = opinions.find(
      (opinion) => opinion.id === asIsId(comment.id) && opinion.state === OpinionState.SUBMITTED,
    );
    if (same) {
      done.set(comment.id, same);
      return [];
    }
    const text = opinions[0]
      ? feedsAnother(opinions[0])
      : problemOf(comment, comment.consultationId, points ?? new Set([comment.contactPointId]));
    return text ? new ReadinessProblem(bigId(comment.regulationId, comment.id), text) : [];
  });
  return { done, problems };
}

/**
 * Comments as the opinions they become. Their words are those the public would read of the comment: an opinion is public
 * with its decision, so personal data and what was redacted stay behind.
 */
export async function asIsOpinions(
  tx: EntityManager,
  viewer: Viewer,
  comments: readonly CommentToSumUp[],
  { contactPointId, kind }: SubmitAsIsInput,
  at: Date,
): Promise<(NewOpinion & { id: string })[]> {
  if (!comments.length) return [];
  await takeTurns(
    tx,
    comments.map((comment) => comment.regulationId),
  );
  const said = await tx
    .createQueryBuilder(Comment, 'c')
    .where('(c.regulation_id, c.id) in (select * from unnest(:regulations::uuid[], :ids::uuid[]))', {
      regulations: comments.map((comment) => comment.regulationId),
      ids: comments.map((comment) => comment.id),
    })
    .getMany();
  const redactions = await redactionsOf(tx, said);
  const persons = await residentContacts(tx, said);
  return said.map((comment) => {
    const spans = (redactions.get(comment.id) ?? []).flatMap((redaction) => redaction.spans);
    const { text, proposedWording, reason } = releasedWords(comment, spans, persons.get(comment.id) ?? null);
    return {
      regulationId: comment.regulationId,
      id: asIsId(comment.id),
      consultationId: comment.consultationId,
      draftId: comment.draftId,
      provisionId: comment.provisionId,
      contactPointId: contactPointId?.toLowerCase() ?? comment.contactPointId,
      kind: kind ?? (proposedWording ? OpinionKind.TEXT_CHANGE : OpinionKind.OTHER),
      wording: proposedWording ?? text,
      reason: proposedWording ? (reason ?? text) : reason,
      state: OpinionState.SUBMITTED,
      createdAt: at,
      createdBy: viewer.id,
      commentIds: [comment.id],
    };
  });
}

/** Every opinion that rests on one of the comments, by the comment's id. */
async function opinionsFedBy(
  tx: EntityManager,
  comments: readonly BigKey[],
): Promise<Map<string, Opinion[]>> {
  const links = await sql<{ commentId: string; opinionId: string }>`/* opinionsFedBy */
    select comment_id as "commentId", opinion_id as "opinionId" from opinion_comment
    where (regulation_id, comment_id) in (select * from unnest(
      ${comments.map((comment) => comment.regulationId)}::uuid[], ${comments.map((comment) => comment.id)}::uuid[]))`.on(
    tx,
  );
  if (!links.length) return new Map();
  const rows = await tx
    .createQueryBuilder(Opinion, 'o')
    .where('o.regulation_id = any(:regulations::uuid[]) and o.id = any(:ids::uuid[])', {
      regulations: [...new Set(comments.map((comment) => comment.regulationId))],
      ids: links.map((link) => link.opinionId),
    })
    .getMany();
  const opinions = new Map(rows.map((opinion) => [opinion.id, opinion]));
  const fed = new Map<string, Opinion[]>();
  for (const { commentId, opinionId } of links)
    fed.set(commentId, [...(fed.get(commentId) ?? []), opinions.get(opinionId)!]);
  return fed;
}

async function ownPoints(
  tx: EntityManager,
  viewer: Viewer,
  contactPointId: string,
  today: string,
): Promise<Set<string>> {
  const known =
    viewer.may('opinion.submit', { contactPointId }) &&
    (await tx.existsBy(ContactPoint, { id: contactPointId }));
  if (!known) throw no.notFound(the.contactPoint);
  return pointsUnder(tx, contactPointId, today);
}

function feedsAnother(opinion: Opinion): Text {
  const { zh, en } = standing(opinion.state);
  return { zh: `已归入另一条意见建议：${zh}`, en: `It feeds another opinion already. ${en}` };
}
