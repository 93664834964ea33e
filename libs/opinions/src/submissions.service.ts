import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { auditMany } from '#audit';
import { Clock, constraintOf, Database } from '#database';
import { bigId, grouped, no, refusing, type Refusal } from '#graphql';
import { auditOpinions } from './audit-opinions.js';
import { asIsOpinions, asIsProblems } from './as-is.js';
import {
  commentKeys,
  commentsOfOpinions,
  commentsToSumUp,
  type CommentToSumUp,
} from './comments-to-sum-up.sql.js';
import { decisionsOn } from './decisions-on.sql.js';
import { insertOpinions, insertSubmissions, snapshotOf } from './insert-opinions.sql.js';
import { lastRounds } from './last-rounds.sql.js';
import { touchGroups } from './lock-group.sql.js';
import { changeOpinions, lockOpinions, opinionKeys } from './lock-opinions.js';
import { OpinionReturn } from './opinion-return.entity.js';
import type { Opinion } from './opinion.entity.js';
import { OpinionState } from './opinion.enums.js';
import { isReceived, markTasks, receivingOf } from './receiving.sql.js';
import { NotReady, ReadinessProblem, standing, WrongState } from './refusals.js';
import type { ReturnOpinionInput } from './return-opinion.js';
import { shared } from './shared-value.js';
import type { SubmitAsIsInput } from './submit-as-is.js';
import { SubmittedOpinions, type SubmitOpinionsInput } from './submit-opinions.js';
import type { Submission } from './submission.entity.js';

/** The way between the point and the authority: opinions are submitted and returned. */
@Injectable()
export class Submissions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Sends endorsed opinions to the authority, all or none. @throws No (NOT_FOUND) for one that is not the viewer's to submit */
  submit(viewer: Viewer, input: SubmitOpinionsInput): Promise<SubmittedOpinions | Refusal> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const opinions = await lockOpinions(tx, viewer, 'opinion.submit', opinionKeys(input.ids));
        const waiting = opinions.filter((opinion) => opinion.state !== OpinionState.SUBMITTED);
        const comments = grouped(await commentsOfOpinions(tx, waiting), (comment) => comment.opinionId);
        const problems = waiting.flatMap((opinion) => {
          const goes =
            opinion.state === OpinionState.ENDORSED ||
            (input.endorse && opinion.state === OpinionState.DRAFT);
          if (!goes) return new ReadinessProblem(opinion.globalId, standing(opinion.state));
          const withdrawn = comments.get(opinion.id)!.filter((comment) => comment.withdrawn).length;
          return withdrawn ? new ReadinessProblem(opinion.globalId, restsOnWithdrawn(withdrawn)) : [];
        });
        const rounds = await this.receive(tx, viewer, opinions, input.taskDone, problems);

        const endorsed = waiting.filter((opinion) => opinion.state === OpinionState.DRAFT);
        await changeOpinions(tx, waiting, { state: OpinionState.SUBMITTED }, this.clock.now());
        await this.add(tx, viewer, waiting, comments, rounds);
        await auditOpinions(tx, viewer, 'opinion.submit', waiting, (opinion) => ({
          after: { round: (rounds.get(opinion.id)?.round ?? 0) + 1, endorsedToo: endorsed.includes(opinion) },
        }));
        return new SubmittedOpinions(opinions);
      }),
    );
  }

  /** Makes each comment an opinion and submits it, all or none. @throws No (NOT_FOUND) for one that is not the viewer's to submit */
  async asIs(viewer: Viewer, input: SubmitAsIsInput): Promise<SubmittedOpinions | Refusal> {
    try {
      return await this.asIsOnce(viewer, input);
    } catch (error) {
      // Somebody submitted one of them as it is at this moment: it is there now, and is answered with.
      if (constraintOf(error) === 'opinion_pk') return this.asIsOnce(viewer, input);
      throw error;
    }
  }

  private asIsOnce(viewer: Viewer, input: SubmitAsIsInput): Promise<SubmittedOpinions | Refusal> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const comments = await commentsToSumUp(tx, viewer, 'opinion.submit', commentKeys(input.commentIds));
        const { done, problems } = await asIsProblems(tx, viewer, comments, input, this.clock.today());
        const fresh = comments.filter((comment) => !done.has(comment.id));
        // In the order of ids, so that two who submit the same list do not wait for each other in a circle.
        const rows = await asIsOpinions(tx, viewer, fresh, input, this.clock.now());
        rows.sort((a, b) => (a.id < b.id ? -1 : 1));
        await this.receive(tx, viewer, [...rows, ...done.values()], input.taskDone, problems);

        const opinions = await insertOpinions(tx, rows);
        const byComment = new Map(opinions.map((opinion, i) => [rows[i]!.commentIds[0]!, opinion]));
        const commentsOf = new Map(fresh.map((comment) => [byComment.get(comment.id)!.id, [comment]]));
        await this.add(tx, viewer, opinions, commentsOf, new Map());
        await auditOpinions(tx, viewer, 'opinion.submitAsIs', opinions, (opinion) => ({
          after: { kind: opinion.kind, commentIds: commentsOf.get(opinion.id)!.map((comment) => comment.id) },
        }));
        return new SubmittedOpinions(comments.map(({ id }) => done.get(id) ?? byComment.get(id)!));
      }),
    );
  }

  /** Sends a submitted opinion back to its point. @throws No (NOT_FOUND) for one not sent to the viewer's authority */
  return(viewer: Viewer, input: ReturnOpinionInput): Promise<Opinion | Refusal> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const [opinion] = await lockOpinions(tx, viewer, 'opinion.return', opinionKeys([input.id]));
        if (opinion!.state !== OpinionState.SUBMITTED) throw new WrongState(opinion!.state);
        const decided = (await decisionsOn(tx, [opinion!])).get(opinion!.id);
        if (decided) throw decided;
        const { regulationId, id: opinionId, groupId } = opinion!;
        const last = (await lastRounds(tx, [opinion!])).get(opinionId)!;
        await changeOpinions(
          tx,
          [opinion!],
          { state: OpinionState.RETURNED, groupId: null },
          this.clock.now(),
        );
        if (groupId) await touchGroups(tx, [{ regulationId, id: groupId }]);
        await tx.insert(OpinionReturn, {
          regulationId,
          submissionId: last.id,
          opinionId,
          reason: input.reason,
          recordedAt: this.clock.now(),
          recordedOn: this.clock.today(),
          recordedBy: viewer.id,
        });
        await auditOpinions(tx, viewer, 'opinion.return', [opinion!], () => ({
          before: { state: OpinionState.SUBMITTED, groupId },
          after: { state: OpinionState.RETURNED, round: last.round },
        }));
        return opinion!;
      }),
    );
  }

  /**
   * Asks whether opinions are still received, and marks the tasks. Small tables are written here, before the big ones.
   * @returns earlier rounds by the opinion's id @throws NotReady with `problems` and those found here
   */
  private async receive(
    tx: EntityManager,
    viewer: Viewer,
    opinions: readonly (Pick<Opinion, 'regulationId' | 'consultationId' | 'contactPointId'> & {
      id: string;
    })[],
    taskDone: boolean,
    problems: ReadinessProblem[],
  ): Promise<Map<string, Submission>> {
    const rounds = await lastRounds(tx, opinions);
    const receiving = await receivingOf(tx, opinions);
    const closed = opinions.flatMap((opinion) => {
      const until = receiving.find(
        (r) => r.consultationId === opinion.consultationId && r.contactPointId === opinion.contactPointId,
      )!;
      return isReceived(until, this.clock.today(), rounds.has(opinion.id))
        ? []
        : new ReadinessProblem(bigId(opinion.regulationId, opinion.id), noLongerReceived(until.dueOn));
    });
    if (problems.length + closed.length) throw new NotReady([...problems, ...closed]);
    const done = await markTasks(tx, receiving, taskDone, this.clock.now());
    await auditMany(
      tx,
      viewer,
      done.map(({ id, regulationId, authorityId, contactPointId, state }) => ({
        operation: 'task.submit',
        subject: { kind: 'ConsultationTask', id },
        regulationId,
        authorityId,
        contactPointId,
        after: { state },
      })),
    );
    return rounds;
  }

  /** Adds the next round of each opinion. */
  private async add(
    tx: EntityManager,
    viewer: Viewer,
    opinions: readonly Opinion[],
    comments: ReadonlyMap<string, readonly CommentToSumUp[]>,
    before: ReadonlyMap<string, Submission>,
  ): Promise<void> {
    const [recordedAt, submittedOn] = [this.clock.now(), this.clock.today()];
    const rows = opinions.map((opinion) => {
      const restsOn = comments.get(opinion.id) ?? [];
      if (!restsOn.length) throw no.notFound();
      const last = before.get(opinion.id);
      return {
        ...snapshotOf(opinion),
        round: (last?.round ?? 0) + 1,
        channel: shared(restsOn.map((comment) => comment.channel))!,
        eventKind: shared(restsOn.map((comment) => comment.eventKind)),
        occupation: shared(restsOn.map((comment) => comment.occupation)),
        submittedOn,
        firstSubmittedOn: last?.firstSubmittedOn ?? submittedOn,
        recordedAt,
        recordedBy: viewer.id,
        commentIds: restsOn.map((comment) => comment.id),
      };
    });
    await insertSubmissions(tx, rows);
  }
}

const restsOnWithdrawn = (count: number) => ({
  zh: `所依据的意见中有 ${count} 条已撤回，请先移除。`,
  en: `${count} of the comments it rests on ${count === 1 ? 'was' : 'were'} withdrawn: take them out first.`,
});

const noLongerReceived = (dueOn: string) => ({
  zh: `征求意见已结束，上报截止日为${dueOn}。`,
  en: `The consultation was closed, and submissions were due on ${dueOn}.`,
});
