import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { Clock, Database } from '#database';
import { grouped, InvalidInput, parseBigId, Problem, refusing, type Refusal, type Text } from '#graphql';
import { auditOpinions, lockOpinions, OpinionComment, opinionKeys, type Opinion } from '#opinions';
import { ofOpinions } from './decisions-of.sql.js';
import { Decision } from './decision.entity.js';
import { Feedback } from './feedback.entity.js';
import { insertFeedback, type NewFeedback } from './insert-decisions.sql.js';
import { FeedbackRecorded, type FeedbackRow, type RecordFeedbackInput } from './record-feedback.js';

const opinionWord = { zh: '意见建议', en: 'Opinion' };

/** The people who spoke are told what became of it. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** All rows or none. @throws No (NOT_FOUND) for an opinion that is not the viewer's to answer */
  record(viewer: Viewer, { rows }: RecordFeedbackInput): Promise<FeedbackRecorded | Refusal> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const keys = opinionKeys(rows.map((row) => row.opinionId));
        const opinions = await lockOpinions(tx, viewer, 'feedback.record', keys);
        const known = await this.known(tx, opinions);
        const wanted = rows.map((row, i) => this.feedbackOf(row, i, known, viewer));
        const problems = wanted.filter((one) => one instanceof Problem);
        if (problems.length) throw new InvalidInput(...problems);

        const told = new Map(known.feedback.map((feedback) => [likeness(feedback), feedback]));
        const fresh = new Map<string, NewFeedback>();
        for (const one of wanted as NewFeedback[])
          if (!told.has(likeness(one))) fresh.set(likeness(one), one);
        for (const feedback of await insertFeedback(tx, [...fresh.values()]))
          told.set(likeness(feedback), feedback);
        const changed = opinions.filter(({ id }) => [...fresh.values()].some((one) => one.opinionId === id));
        await auditOpinions(tx, viewer, 'feedback.record', changed, ({ id }) => ({
          after: {
            told: [...fresh.values()]
              .filter((one) => one.opinionId === id)
              .map(({ decisionId, commentId, how, toldOn }) => ({ decisionId, commentId, how, toldOn })),
          },
        }));
        return new FeedbackRecorded((wanted as NewFeedback[]).map((one) => told.get(likeness(one))!));
      }),
    );
  }

  /** All that feedback on these opinions is checked against. */
  private async known(tx: EntityManager, opinions: readonly Opinion[]) {
    const decisions = ofOpinions(tx.createQueryBuilder(Decision, 'd').where('true'), opinions).orderBy(
      'd.round',
      'DESC',
    );
    const links = ofOpinions(tx.createQueryBuilder(OpinionComment, 'l').where('true'), opinions);
    const feedback = ofOpinions(tx.createQueryBuilder(Feedback, 'f').where('true'), opinions);
    return {
      decisions: grouped(await decisions.getMany(), (decision) => decision.opinionId),
      links: new Set((await links.getMany()).map((link) => `${link.opinionId} ${link.commentId}`)),
      feedback: await feedback.getMany(),
    };
  }

  private feedbackOf(
    { opinionId, commentId, how, toldOn, note }: FeedbackRow,
    i: number,
    { decisions, links }: Awaited<ReturnType<FeedbackService['known']>>,
    viewer: Viewer,
  ): NewFeedback | Problem {
    const problem = (field: string, text: Text) => new Problem(`rows.${i}.${field}`, text);
    const { regulationId, id } = parseBigId(opinionId, opinionWord);
    const comment = commentId ? parseBigId(commentId, { zh: '意见', en: 'Comment' }) : null;
    if (comment && !links.has(`${id} ${comment.id}`)) return problem('commentId', notItsComment);
    if (toldOn > this.clock.today()) return problem('toldOn', inFuture);
    const rounds = decisions.get(id) ?? [];
    // What was told on a day is what was in force on it.
    const decision = rounds.find((round) => round.publishedOn <= toldOn);
    if (!decision)
      return problem('toldOn', rounds.length ? beforePublication(rounds.at(-1)!.publishedOn) : undecided);
    return {
      regulationId,
      decisionId: decision.id,
      opinionId: id,
      commentId: comment?.id ?? null,
      how,
      toldOn,
      note: note || null,
      recordedAt: this.clock.now(),
      recordedBy: viewer.id,
    };
  }
}

/** Equal for the same thing told twice. */
const likeness = ({ decisionId, commentId, how, toldOn, note }: NewFeedback) =>
  JSON.stringify([decisionId, commentId, how, toldOn, note]);

const notItsComment = {
  zh: '该意见建议不以此条意见为依据。',
  en: 'The opinion does not rest on this comment.',
};
const inFuture = { zh: '反馈日期在将来。', en: 'Nobody was told in the future.' };
const undecided = { zh: '尚未公布采纳情况，无可反馈。', en: 'No decision is published that could be told.' };
const beforePublication = (day: string) => ({
  zh: `采纳情况${day}才公布。`,
  en: `The decision was published only on ${day}.`,
});
