import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { ContactPoint, withCollectionPoints } from '#contact-points';
import { Clock, Database, sql, uuidv7 } from '#database';
import { InvalidInput, no, parseId, Problem, refusing, type Refusal, type Text } from '#graphql';
import { anchorIn } from '#regulations';
import { auditOpinions } from './audit-opinions.js';
import { checkWords } from './check-words.js';
import {
  commentKeys,
  commentsOfOpinions,
  commentsToSumUp,
  type CommentToSumUp,
} from './comments-to-sum-up.sql.js';
import type { DraftOpinionInput } from './draft-opinion.js';
import type { EditOpinionInput } from './edit-opinion.js';
import type { EndorseOpinionInput } from './endorse-opinion.js';
import { insertOpinions, searchOf } from './insert-opinions.sql.js';
import { insertRows } from './insert-rows.js';
import { lockOpinions, opinionKeys } from './lock-opinions.js';
import { OpinionComment } from './opinion-comment.entity.js';
import { Opinion } from './opinion.entity.js';
import { OpinionState } from './opinion.enums.js';
import { OpinionChangedMeanwhile, WrongState } from './refusals.js';
import { the } from './the.js';

/** The point's desk: comments become opinions, are edited and endorsed. */
@Injectable()
export class SummingUp {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws No (NOT_FOUND) for comments or a point the viewer does not write opinions for */
  draft(viewer: Viewer, input: DraftOpinionInput): Promise<Opinion | Refusal> {
    // Made before the transaction, so that running it again cannot add a second one.
    const id = uuidv7();
    return refusing(() =>
      this.db.transaction(async (tx) => {
        checkWords({ wording: input.wording, reason: input.reason });
        const comments = await commentsToSumUp(tx, viewer, 'opinion.write', commentKeys(input.commentIds));
        const { regulationId, consultationId, draftId } = comments[0]!;
        const contactPointId = await pointOf(tx, viewer, input.contactPointId, comments);
        await this.check(tx, comments, { consultationId, contactPointId });
        const [opinion] = await insertOpinions(tx, [
          {
            id,
            regulationId,
            consultationId,
            draftId,
            provisionId: await anchorOf(tx, draftId, input.provisionId, comments),
            contactPointId,
            kind: input.kind,
            wording: input.wording,
            reason: input.reason || null,
            state: OpinionState.DRAFT,
            createdAt: this.clock.now(),
            createdBy: viewer.id,
            commentIds: comments.map((comment) => comment.id),
          },
        ]);
        await auditOpinions(tx, viewer, 'opinion.draft', [opinion!], () => ({
          after: { kind: opinion!.kind, commentIds: comments.map((comment) => comment.id) },
        }));
        return opinion!;
      }),
    );
  }

  /** Conditional on the version read. @throws No (NOT_FOUND) for what the viewer does not write opinions for */
  edit(viewer: Viewer, input: EditOpinionInput): Promise<Opinion | Refusal> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        checkWords({ wording: input.wording, reason: input.reason });
        const opinion = await this.lockSeen(tx, viewer, input);
        if (opinion.state === OpinionState.SUBMITTED) throw new WrongState(opinion.state);
        const before = { ...opinion };

        const comments = input.commentIds
          ? await commentsToSumUp(tx, viewer, 'opinion.write', commentKeys(input.commentIds))
          : await commentsOfOpinions(tx, [opinion]);
        if (input.contactPointId)
          opinion.contactPointId = await pointOf(tx, viewer, input.contactPointId, comments);
        if (input.commentIds || input.contactPointId) await this.check(tx, comments, opinion);
        if (input.provisionId !== undefined)
          opinion.provisionId = await anchorOf(tx, opinion.draftId, input.provisionId, comments);
        opinion.kind = input.kind ?? opinion.kind;
        opinion.wording = input.wording ?? opinion.wording;
        if (input.reason !== undefined) opinion.reason = input.reason || null;
        opinion.state = OpinionState.DRAFT;

        await this.update(tx, opinion);
        if (input.commentIds) await restOn(tx, opinion, comments);
        await auditOpinions(tx, viewer, 'opinion.edit', [opinion], () => ({
          before: {
            state: before.state,
            kind: before.kind,
            provisionId: before.provisionId,
            version: before.version,
          },
          after: {
            kind: opinion.kind,
            provisionId: opinion.provisionId,
            version: opinion.version,
            wordsChanged: opinion.wording !== before.wording || opinion.reason !== before.reason,
            ...(input.commentIds && { commentIds: comments.map((comment) => comment.id) }),
          },
        }));
        return opinion;
      }),
    );
  }

  /** Conditional on the version read; endorsed already as it was read: nothing to do. */
  endorse(viewer: Viewer, input: EndorseOpinionInput): Promise<Opinion | Refusal> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const [opinion] = await lockOpinions(tx, viewer, 'opinion.submit', opinionKeys([input.id]));
        const before = opinion!.state;
        // Endorsing is a change too: sent again, or by two people, it finds itself done.
        if (before === OpinionState.ENDORSED && opinion!.version - input.version <= 1) return opinion!;
        if (opinion!.version !== input.version) throw new OpinionChangedMeanwhile(opinion!);
        if (before === OpinionState.SUBMITTED) throw new WrongState(before);
        opinion!.state = OpinionState.ENDORSED;
        await this.update(tx, opinion!);
        await auditOpinions(tx, viewer, 'opinion.endorse', [opinion!], () => ({
          before: { state: before },
          after: { state: opinion!.state, version: opinion!.version },
        }));
        return opinion!;
      }),
    );
  }

  private async lockSeen(
    tx: EntityManager,
    viewer: Viewer,
    seen: { id: string; version: number },
  ): Promise<Opinion> {
    const [opinion] = await lockOpinions(tx, viewer, 'opinion.write', opinionKeys([seen.id]));
    if (opinion!.version !== seen.version) throw new OpinionChangedMeanwhile(opinion!);
    return opinion!;
  }

  private async update(tx: EntityManager, opinion: Opinion): Promise<void> {
    opinion.version += 1;
    opinion.updatedAt = this.clock.now();
    const { regulationId, id, ...rest } = opinion;
    await tx.update(Opinion, { regulationId, id }, { ...rest, search: searchOf(opinion) });
  }

  /** @throws InvalidInput when the comments cannot be summed up into one opinion of that point and consultation */
  private async check(
    tx: EntityManager,
    comments: readonly CommentToSumUp[],
    opinion: Pick<Opinion, 'consultationId' | 'contactPointId'>,
  ): Promise<void> {
    const points = await pointsUnder(tx, opinion.contactPointId, this.clock.today());
    const problems = comments.flatMap((comment, i) => {
      const text = problemOf(comment, opinion.consultationId, points);
      return text ? [new Problem(`commentIds.${i}`, text)] : [];
    });
    if (problems.length) throw new InvalidInput(...problems);
  }
}

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
async function pointOf(
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
async function anchorOf(
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

async function restOn(
  tx: EntityManager,
  opinion: Opinion,
  comments: readonly CommentToSumUp[],
): Promise<void> {
  const { regulationId, id: opinionId } = opinion;
  await tx.delete(OpinionComment, { regulationId, opinionId });
  await insertRows(
    tx,
    OpinionComment,
    comments.map(({ id: commentId }) => ({ regulationId, opinionId, commentId })),
  );
}
