import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { audit } from '#audit';
import { Clock, Database, uuidv7 } from '#database';
import { refusing, type Refusal } from '#graphql';
import { auditOpinions } from './audit-opinions.js';
import { decisionsOn } from './decisions-on.sql.js';
import type { GroupOpinionsInput } from './group-opinions.js';
import { findGroup, touchGroups } from './lock-group.sql.js';
import { changeOpinions, lockOpinions, opinionKeys } from './lock-opinions.js';
import { OpinionGroup } from './opinion-group.entity.js';
import { Opinion } from './opinion.entity.js';
import { OpinionState } from './opinion.enums.js';
import { NotReady, ReadinessProblem, standing } from './refusals.js';

const MAX_TITLE = 200;

/** Alike opinions put together to be decided as one. */
@Injectable()
export class OpinionGroups {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** All of them or none. @throws No (NOT_FOUND) for opinions or a group not with the viewer's authority */
  group(viewer: Viewer, input: GroupOpinionsInput): Promise<OpinionGroup | Refusal> {
    const newId = uuidv7();
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const opinions = await lockOpinions(tx, viewer, 'opinion.group', opinionKeys(input.ids));
        const group = input.groupId
          ? await this.join(tx, viewer, input.groupId, input.title)
          : this.make(viewer, newId, opinions[0]!, input.title);
        const decided = await decisionsOn(tx, [...opinions, ...(await membersOf(tx, group))]);
        const groupIsDecided = [...decided].some(
          ([id, { published }]) => published && !opinions.some((opinion) => opinion.id === id),
        );
        const problems = opinions.flatMap((opinion) => {
          const text = groupIsDecided
            ? { zh: '该组已公布采纳情况。', en: 'The group’s decision is published.' }
            : problemOf(opinion, group, decided.get(opinion.id)?.published ?? false);
          return text ? new ReadinessProblem(opinion.globalId, text) : [];
        });
        if (problems.length) throw new NotReady(problems);

        if (!input.groupId) await tx.insert(OpinionGroup, group);
        const joining = opinions.filter((opinion) => opinion.groupId !== group.id);
        await changeOpinions(tx, joining, { groupId: group.id }, this.clock.now());
        await auditOpinions(tx, viewer, 'opinion.group', joining, () => ({ after: { groupId: group.id } }));
        return group;
      }),
    );
  }

  /** Takes an opinion out of its group; out of none: nothing to do. @throws No (NOT_FOUND) */
  ungroup(viewer: Viewer, id: string): Promise<Opinion | Refusal> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const [opinion] = await lockOpinions(tx, viewer, 'opinion.group', opinionKeys([id]));
        const { regulationId, groupId } = opinion!;
        if (!groupId) return opinion!;
        const decided = (await decisionsOn(tx, [opinion!])).get(opinion!.id);
        if (decided?.published) throw decided;
        await changeOpinions(tx, [opinion!], { groupId: null }, this.clock.now());
        await touchGroups(tx, [{ regulationId, id: groupId }]);
        await auditOpinions(tx, viewer, 'opinion.ungroup', [opinion!], () => ({ before: { groupId } }));
        return opinion!;
      }),
    );
  }

  private make(viewer: Viewer, id: string, first: Opinion, title: string | null | undefined): OpinionGroup {
    const { regulationId, consultationId } = first;
    return Object.assign(new OpinionGroup(), {
      regulationId,
      id,
      consultationId,
      title: title || [...first.wording].slice(0, MAX_TITLE).join(''),
      createdAt: this.clock.now(),
      createdBy: viewer.id,
      version: 1,
    });
  }

  /** The group, locked and counted as changed. */
  private async join(
    tx: EntityManager,
    viewer: Viewer,
    groupId: string,
    title: string | null | undefined,
  ): Promise<OpinionGroup> {
    const found = await findGroup(tx, viewer, 'opinion.group', groupId);
    await touchGroups(tx, [found]);
    const { regulationId, id } = found;
    const group = await tx.findOneByOrFail(OpinionGroup, { regulationId, id });
    if (!title || title === group.title) return group;
    await tx.update(OpinionGroup, { regulationId, id }, { title });
    await audit(tx, viewer, {
      operation: 'opinionGroup.rename',
      subject: { kind: 'OpinionGroup', id },
      regulationId,
      before: { title: group.title },
      after: { title },
    });
    return Object.assign(group, { title });
  }
}

const membersOf = (tx: EntityManager, { regulationId, id: groupId }: OpinionGroup) =>
  tx.findBy(Opinion, { regulationId, groupId });

function problemOf(opinion: Opinion, group: OpinionGroup, isDecided: boolean) {
  if (opinion.state !== OpinionState.SUBMITTED) return standing(opinion.state);
  if (opinion.consultationId !== group.consultationId)
    return { zh: '属于另一次征求意见。', en: 'It belongs to another consultation.' };
  if (opinion.groupId && opinion.groupId !== group.id)
    return { zh: '已在另一组中，请先移出。', en: 'It is in another group: take it out first.' };
  return isDecided ? { zh: '已有公布的采纳情况。', en: 'A published decision is in force.' } : null;
}
