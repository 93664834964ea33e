import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { Clock, Database, uuidv7 } from '#database';
import { InvalidInput, Problem, refusing, type Refusal } from '#graphql';
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
import { anchorOf, pointOf, pointsUnder, problemOf } from './point-and-anchor.js';
import { OpinionChangedMeanwhile, WrongState } from './refusals.js';

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
