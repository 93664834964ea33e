import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Permission, Viewer } from '#accounts';
import { Outcome } from '#comments';
import { Clock, Database } from '#database';
import { InvalidInput, parseId, refusing, type Refusal } from '#graphql';
import { isOfLaterDraft } from './adopted-into.sql.js';
import { auditOpinions, checkWords } from '#opinions';
import { factsOf } from './facts-of.js';
import {
  DecisionsPrepared,
  type DecideInput,
  type DecisionTarget,
  type ReviseDecisionInput,
} from './decide.js';
import { decisionsInForce } from './decisions-of.sql.js';
import { lockTarget, meanwhile, type Check } from './lock-target.js';
import { prepareOn, removePrepared } from './prepare.sql.js';
import { AlreadyPublished, NothingPublished } from './refusals.js';
import { DecisionUndone } from './undo-decision.js';

/** The legislators' desk: decisions are prepared, replaced and undone, until they are published. */
@Injectable()
export class Preparing {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Of two at once one wins, and the other learns who and what. @throws No (NOT_FOUND) for what was not sent to the viewer's authority */
  decide(viewer: Viewer, input: DecideInput): Promise<DecisionsPrepared | Refusal> {
    return this.prepare(viewer, 'decision.prepare', input, async (tx, { opinions }) => {
      const [published] = (await decisionsInForce(tx, opinions)).values();
      if (published) throw new AlreadyPublished(published);
    });
  }

  /** Prepares what supersedes a published decision from its own publication on. @throws No (NOT_FOUND) as `decide` */
  revise(viewer: Viewer, input: ReviseDecisionInput): Promise<DecisionsPrepared | Refusal> {
    return this.prepare(viewer, 'decision.publish', input, async (tx, { opinions, group, prepared }) => {
      const inForce = await decisionsInForce(tx, opinions);
      if (inForce.size < opinions.length) throw new NothingPublished();
      const [decision] = inForce.values();
      // A group is seen as a whole: its version counts publications too.
      if (!group && decision!.round !== input.round)
        throw await meanwhile(tx, decision, prepared.get(decision!.opinionId)?.version ?? 0);
    });
  }

  /** Takes back what is prepared and not published. @throws No (NOT_FOUND) as `decide` */
  undo(viewer: Viewer, target: DecisionTarget): Promise<DecisionUndone | Refusal> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const { opinions, prepared } = await lockTarget(tx, viewer, 'decision.prepare', target, notPublished);
        const undone = opinions.filter((opinion) => prepared.has(opinion.id));
        await removePrepared(tx, undone);
        await auditOpinions(tx, viewer, 'decision.undo', undone, (opinion) => ({
          before: factsOf(prepared.get(opinion.id)),
        }));
        return new DecisionUndone(opinions);
      }),
    );
  }

  private prepare(
    viewer: Viewer,
    permission: Permission,
    input: DecideInput,
    check: Check,
  ): Promise<DecisionsPrepared | Refusal> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        checkWords({ reason: input.reason });
        const { opinions, prepared } = await lockTarget(tx, viewer, permission, input, check);
        const decisions = await prepareOn(tx, opinions, {
          outcome: input.outcome,
          reason: input.reason,
          adoptedIntoId: input.adoptedInto ? await adoptedInto(tx, input, opinions[0]!.draftId) : null,
          preparedAt: this.clock.now(),
          preparedBy: viewer.id,
        });
        const byOpinion = new Map(decisions.map((decision) => [decision.opinionId, decision]));
        await auditOpinions(tx, viewer, 'decision.prepare', opinions, (opinion) => ({
          before: factsOf(prepared.get(opinion.id)),
          after: factsOf(byOpinion.get(opinion.id)),
        }));
        return new DecisionsPrepared(decisions);
      }),
    );
  }
}

/** What was prepared may be public by now, and is then no longer undone. */
const notPublished: Check = async (tx, { opinions, prepared }) => {
  const [published] = prepared.size ? [] : (await decisionsInForce(tx, opinions)).values();
  if (published) throw new AlreadyPublished(published);
};

/** The provision that took an opinion up. @throws InvalidInput when it cannot have */
async function adoptedInto(tx: EntityManager, input: DecideInput, draftId: string): Promise<string> {
  if (input.outcome !== Outcome.ADOPTED && input.outcome !== Outcome.PARTIALLY_ADOPTED)
    throw InvalidInput.at('adoptedInto', {
      zh: '只有采纳或部分采纳才能指明体现在哪一条款。',
      en: 'Only what was adopted, wholly or in part, was taken up by a provision.',
    });
  const provisionId = parseId(input.adoptedInto!, { zh: '条款', en: 'Provision' });
  if (await isOfLaterDraft(tx, provisionId, draftId)) return provisionId;
  throw InvalidInput.at('adoptedInto', {
    zh: '该条款不属于同一法规的后一稿草案。',
    en: 'The provision is not of a later draft of the same regulation.',
  });
}
