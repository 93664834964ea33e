import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { Clock, Database } from '#database';
import { InvalidInput, no, parseId, refusing, type BigKey, type Refusal } from '#graphql';
import {
  auditOpinions,
  lockOpinions,
  NotReady,
  Opinion,
  opinionKeys,
  ReadinessProblem,
  touchGroups,
} from '#opinions';
import { Consultation } from '#regulations';
import { ofUnpublishedDrafts } from './adopted-into.sql.js';
import { decisionsInForce, preparedOn } from './decisions-of.sql.js';
import { factsOf } from './facts-of.js';
import { insertDecisions } from './insert-decisions.sql.js';
import { removePrepared } from './prepare.sql.js';
import type { PreparedDecision } from './prepared-decision.entity.js';
import { DecisionsPublished, type PublishDecisionsInput } from './publish-decisions.js';
import { preparedInConsultation, stillUndecided } from './publishing.sql.js';

/** Prepared decisions become public, and from then on never change. */
@Injectable()
export class Publishing {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** All or none, as of today. @throws No (NOT_FOUND) for what is not with the viewer's authority */
  publish(viewer: Viewer, input: PublishDecisionsInput): Promise<DecisionsPublished | Refusal> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const named = await this.keysOf(tx, input);
        const locked = await lockOpinions(tx, viewer, 'decision.publish', named);
        const prepared = await preparedOn(tx, locked);
        // A consultation is asked for what is prepared in it: what was undone in this moment no longer is.
        const opinions = input.consultationId ? locked.filter(({ id }) => prepared.has(id)) : locked;
        const problems = [
          ...(await this.problems(tx, opinions, prepared)),
          ...(await this.groupProblems(tx, opinions, prepared)),
        ];
        if (problems.length) throw new NotReady(problems);
        if (!opinions.length) throw nothingPrepared();

        const rounds = await decisionsInForce(tx, opinions);
        const [recordedAt, publishedOn] = [this.clock.now(), this.clock.today()];
        const decisions = await insertDecisions(
          tx,
          opinions.map(({ id }) => {
            const { version: _, ...content } = prepared.get(id)!;
            const round = (rounds.get(id)?.round ?? 0) + 1;
            return { ...content, round, publishedOn, publishedBy: viewer.id, recordedAt };
          }),
        );
        await removePrepared(tx, opinions);
        const byOpinion = new Map(decisions.map((decision) => [decision.opinionId, decision]));
        await auditOpinions(tx, viewer, 'decision.publish', opinions, ({ id }) => ({
          before: factsOf(rounds.get(id)),
          after: factsOf(byOpinion.get(id)),
        }));
        const left = await stillUndecided(
          tx,
          [...new Set(opinions.map((opinion) => opinion.regulationId))],
          [...new Set(opinions.map((opinion) => opinion.consultationId))],
        );
        return new DecisionsPublished(decisions, left);
      }),
    );
  }

  private async keysOf(
    tx: EntityManager,
    { opinionIds, consultationId }: PublishDecisionsInput,
  ): Promise<BigKey[]> {
    if (!opinionIds === !consultationId)
      throw InvalidInput.at('opinionIds', {
        zh: '请指明意见建议或一次征求意见，二者取一。',
        en: 'Name opinions or a consultation, not both.',
      });
    if (opinionIds) return opinionKeys(opinionIds);
    const word = { zh: '征求意见', en: 'Consultation' };
    const consultation = await tx.findOneBy(Consultation, { id: parseId(consultationId!, word) });
    if (!consultation) throw no.notFound(word);
    return preparedInConsultation(tx, consultation.regulationId, consultation.id);
  }

  /** What keeps single opinions back. */
  private async problems(
    tx: EntityManager,
    opinions: readonly Opinion[],
    prepared: ReadonlyMap<string, PreparedDecision>,
  ): Promise<ReadinessProblem[]> {
    const into = [...prepared.values()].flatMap(({ adoptedIntoId }) => adoptedIntoId ?? []);
    const unpublished = into.length ? await ofUnpublishedDrafts(tx, into) : new Set<string>();
    return opinions.flatMap(({ id, globalId }) => {
      const decision = prepared.get(id);
      if (!decision) return new ReadinessProblem(globalId, notPrepared);
      return unpublished.has(decision.adoptedIntoId!)
        ? new ReadinessProblem(globalId, draftNotPublished)
        : [];
    });
  }

  /** A group is published as a whole and with one decision for all. Counts a change of each group. */
  private async groupProblems(
    tx: EntityManager,
    opinions: readonly Opinion[],
    prepared: ReadonlyMap<string, PreparedDecision>,
  ): Promise<ReadinessProblem[]> {
    const groups = new Map(
      opinions.flatMap(({ regulationId, groupId }) =>
        groupId ? [[groupId, { regulationId, id: groupId }]] : [],
      ),
    );
    if (!groups.size) return [];
    await touchGroups(tx, [...groups.values()]);
    const members = await tx.findBy(Opinion, {
      regulationId: In([...groups.values()].map((group) => group.regulationId)),
      groupId: In([...groups.keys()]),
    });
    const published = new Set(opinions.map((opinion) => opinion.id));
    return members.flatMap((member) => {
      if (!published.has(member.id)) return new ReadinessProblem(member.globalId, leftBehind);
      const first = prepared.get(opinions.find(({ groupId }) => groupId === member.groupId)!.id);
      const own = prepared.get(member.id);
      return own && first && !same(own, first) ? new ReadinessProblem(member.globalId, decidedOtherwise) : [];
    });
  }
}

const same = (a: PreparedDecision, b: PreparedDecision) =>
  a.outcome === b.outcome && a.reason === b.reason && a.adoptedIntoId === b.adoptedIntoId;

const nothingPrepared = () =>
  InvalidInput.at('consultationId', {
    zh: '没有已拟定、可以公布的采纳情况。',
    en: 'No decision is prepared that could be published.',
  });

const notPrepared = { zh: '尚未拟定采纳情况。', en: 'No decision is prepared on it.' };
const draftNotPublished = {
  zh: '所指明的条款属于尚未公布的草案，请先公布该草案。',
  en: 'The provision that took it up is of a draft that is not published: publish that first.',
};
const leftBehind = {
  zh: '同类意见组须整组一并公布，这一条没有列入或尚未拟定采纳情况。',
  en: 'A group is published as a whole, and this one of it is not among them or has no decision prepared.',
};
const decidedOtherwise = {
  zh: '与同组其他意见建议拟定的采纳情况不一致，请对全组作出决定。',
  en: 'It was decided otherwise than the others of its group: decide the group.',
};
