import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { auditMany } from '#audit';
import { Clock, Database, dayOf, sql } from '#database';
import {
  InvalidInput,
  no,
  page,
  parseBigId,
  parseId,
  refusing,
  type Page,
  type PageArgs,
  type Refusal,
} from '#graphql';
import { changesOf } from './audit-comments.js';
import { CommentState, type CommentFilter } from './comment-filter.js';
import { Comment } from './comment.entity.js';
import { CommentWithdrawal } from './comment-facts.entity.js';
import { byKeys } from './comments-by-keys.sql.js';
import { commentsSeen, lastFirst } from './comments-seen.js';
import { findComment } from './find-comment.js';
import { consultationHeld, groundOf } from './ground.js';
import { insertComments } from './insert-comments.sql.js';
import type { LogCommentInput } from './log-comment.js';
import { CommentsLogged, RowProblem, RowsRefused, type LogCommentsInput } from './log-comments.js';
import { remarkProblems, type Ground } from './remark-rules.js';
import type { Remark } from './remark.js';
import { changes, newIds, stored } from './stored-remark.js';
import { the } from './the.js';
import { outsideWindow } from './window.js';
import { AlreadyWithdrawn, type WithdrawCommentInput } from './withdraw-comment.js';
import { textProblem } from './words.js';

/** Comments: reading them, logging what staff heard at a contact point, taking back. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Those the viewer may see, entered last first. */
  page(viewer: Viewer, filter: CommentFilter, args: PageArgs): Promise<Page<Comment>> {
    return page(commentsSeen(this.db.manager, viewer, filter, this.clock.today()), args, lastFirst);
  }

  /** @throws No (NOT_FOUND) when there is no such comment that the viewer may see */
  async byId(viewer: Viewer, opaqueId: string): Promise<Comment> {
    const key = parseBigId(opaqueId, the.comment);
    const seen = commentsSeen(this.db.manager, viewer, { state: CommentState.ANY }, this.clock.today());
    const comment = await seen.andWhere('c.regulation_id = :regulationId and c.id = :id', key).getOne();
    if (!comment) throw no.notFound(the.comment);
    return comment;
  }

  /** Logs one remark. @throws No (NOT_FOUND) when consultation or point is not there or the point is not the viewer's */
  log(viewer: Viewer, input: LogCommentInput): Promise<Comment | Refusal> {
    const ids = newIds(1);
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const ground = await this.groundFor(tx, viewer, input, [input]);
        const outside = input.heardOn <= ground.today && outsideWindow(ground.consultation, input.heardOn);
        if (outside) return outside;
        const problems = remarkProblems(input, ground);
        if (problems.length) return new InvalidInput(...problems);
        const [comment] = await this.store(tx, viewer, ground, [input], ids, this.clock.now());
        return comment!;
      }),
    );
  }

  /**
   * Logs a whole meeting: all rows, or none. A row whose `importKey` was imported before is not added again; the answer
   * holds what is there. `recordedAt` sets the record day back, for historical imports of the system alone.
   * @throws No (NOT_FOUND) when consultation or point is not there or the point is not the viewer's
   */
  logMany(viewer: Viewer, input: LogCommentsInput, recordedAt?: Date): Promise<CommentsLogged | Refusal> {
    if (recordedAt && (viewer.account || viewer.isAnyone)) throw no.notAllowed();
    const at = recordedAt ?? this.clock.now();
    const remarks = input.rows.map((row) => remarkOf(input, row));
    const ids = newIds(remarks.length);
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const ground = await this.groundFor(tx, viewer, input, remarks, at);
        const problems = problemsByRow(remarks, ground);
        if (problems.length) return new RowsRefused(problems);
        const comments = await this.store(tx, viewer, ground, remarks, ids, at);
        return Object.assign(new CommentsLogged(), { comments });
      }),
    );
  }

  /** What `logMany` would say of the rows, without logging any. @throws No as `logMany`; TakesNoPart */
  check(viewer: Viewer, input: LogCommentsInput, recordedAt?: Date): Promise<RowProblem[]> {
    const remarks = input.rows.map((row) => remarkOf(input, row));
    return this.db.transaction(async (tx) =>
      problemsByRow(remarks, await this.groundFor(tx, viewer, input, remarks, recordedAt)),
    );
  }

  /**
   * Takes a comment back: it is no longer counted, nor public. Withdrawing it again for the same reason changes nothing.
   * @throws No (NOT_FOUND) when it is not there or not the viewer's
   */
  withdraw(viewer: Viewer, input: WithdrawCommentInput): Promise<Comment | Refusal> {
    return this.db.transaction(async (tx) => {
      const comment = await findComment(tx, viewer, 'comment.withdraw', input.id);
      const { regulationId, id: commentId } = comment;
      const noReason = textProblem(input.reason, 5_000);
      if (noReason) return InvalidInput.at('reason', noReason);
      const at = this.clock.now();
      const withdrawn = await sql`/* withdrawComment */
        insert into comment_withdrawal (regulation_id, comment_id, reason, recorded_at, recorded_on, recorded_by)
        values (${regulationId}, ${commentId}, ${input.reason}, ${at}, ${dayOf(at)}, ${viewer.id})
        on conflict (regulation_id, comment_id) do nothing`.affected(tx);
      if (!withdrawn) {
        const before = await tx.findOneByOrFail(CommentWithdrawal, { regulationId, commentId });
        return before.reason === input.reason ? comment : new AlreadyWithdrawn(before);
      }
      const after = { withdrawnOn: dayOf(at) };
      await auditMany(tx, viewer, await changesOf(tx, 'comment.withdraw', [{ comment, after }]));
      return comment;
    });
  }

  private async groundFor(
    tx: EntityManager,
    viewer: Viewer,
    { consultationId, contactPointId }: { consultationId: string; contactPointId: string },
    remarks: Remark[],
    at = this.clock.now(),
  ): Promise<Ground> {
    const id = parseId(contactPointId, the.contactPoint);
    if (!viewer.may('comment.log', { contactPointId: id })) throw no.notFound(the.contactPoint);
    const consultation = await consultationHeld(tx, consultationId);
    return groundOf(tx, consultation, id, remarks, dayOf(at));
  }

  /** Writes remarks that keep the rules. @returns them in their order, those imported before among them */
  private async store(
    tx: EntityManager,
    viewer: Viewer,
    ground: Ground,
    remarks: Remark[],
    ids: string[],
    at: Date,
  ): Promise<Comment[]> {
    const rows = remarks.map((remark, i) => stored(remark, ground, { id: ids[i]!, at, by: viewer.id }));
    const fresh = await insertComments(tx, rows);
    await auditMany(tx, viewer, changes('comment.log', rows, fresh, ground));
    return byKeys(tx, ground.consultation.regulationId, rows);
  }
}

function remarkOf(
  { channel, heardOn, eventId }: LogCommentsInput,
  row: LogCommentsInput['rows'][number],
): Remark {
  return {
    ...row,
    channel: row.channel ?? channel,
    heardOn: row.heardOn ?? heardOn,
    eventId: row.eventId ?? eventId,
  };
}

const problemsByRow = (remarks: Remark[], ground: Ground): RowProblem[] =>
  remarks.flatMap((remark, i) =>
    remarkProblems(remark, ground).map((problem) => new RowProblem(i + 1, problem)),
  );
