import type { EntityManager } from 'typeorm';
import { Account, type Permission, type Viewer } from '#accounts';
import { ChangedMeanwhile, InvalidInput, type Refusal } from '#graphql';
import {
  findGroup,
  lockGroup,
  lockOpinions,
  Opinion,
  OpinionGroup,
  opinionKeys,
  OpinionState,
  WrongState,
} from '#opinions';
import { preparedOn } from './decisions-of.sql.js';
import type { DecisionTarget } from './decide.js';
import type { PreparedDecision } from './prepared-decision.entity.js';
import { DecidedMeanwhile, InGroup } from './refusals.js';

/** What a decision is about, locked until the transaction ends and as the viewer saw it. */
export interface Target {
  opinions: Opinion[];
  /** What is prepared on them, by the opinion's id. */
  prepared: Map<string, PreparedDecision>;
  group: OpinionGroup | null;
}

/** A rule about the target that is asked before its version: what was published says more than that something changed. */
export type Check = (tx: EntityManager, target: Target) => Promise<void>;

/**
 * Locks one opinion or a whole group. @throws what `check` throws; InvalidInput, InGroup, WrongState; DecidedMeanwhile or ChangedMeanwhile when
 * it is no longer what was seen; No (NOT_FOUND) for what was not sent to the viewer's authority
 */
export async function lockTarget(
  tx: EntityManager,
  viewer: Viewer,
  permission: Permission,
  target: DecisionTarget,
  check: Check = async () => undefined,
): Promise<Target> {
  if (!target.opinionId === !target.groupId)
    throw InvalidInput.at('opinionId', {
      zh: '请指明一条意见建议或一个同类意见组，二者取一。',
      en: 'Name one opinion or one group, not both.',
    });
  return target.groupId
    ? lockWholeGroup(tx, viewer, permission, target.groupId, target.version, check)
    : lockOne(tx, viewer, permission, target.opinionId!, target.version, check);
}

async function lockOne(
  tx: EntityManager,
  viewer: Viewer,
  permission: Permission,
  opinionId: string,
  version: number,
  check: Check,
): Promise<Target> {
  const opinions = await lockOpinions(tx, viewer, permission, opinionKeys([opinionId]));
  const { regulationId, id, groupId, state } = opinions[0]!;
  if (state !== OpinionState.SUBMITTED) throw new WrongState(state);
  if (groupId) throw new InGroup(await tx.findOneByOrFail(OpinionGroup, { regulationId, id: groupId }));
  const prepared = await preparedOn(tx, opinions);
  const locked = { opinions, prepared, group: null };
  await check(tx, locked);
  const now = prepared.get(id);
  if ((now?.version ?? 0) !== version) throw await meanwhile(tx, now, now?.version ?? 0);
  return locked;
}

async function lockWholeGroup(
  tx: EntityManager,
  viewer: Viewer,
  permission: Permission,
  groupId: string,
  version: number,
  check: Check,
): Promise<Target> {
  const group = await findGroup(tx, viewer, permission, groupId);
  const opinions = await lockGroup(tx, viewer, permission, group, version);
  if (!opinions) {
    const { regulationId, id } = group;
    const current = await tx.findOneByOrFail(OpinionGroup, { regulationId, id });
    const members = await tx.findBy(Opinion, { regulationId, groupId: id });
    const prepared = await preparedOn(tx, members);
    await check(tx, { opinions: members, prepared, group: current });
    const [latest] = [...prepared.values()].sort((a, b) => b.preparedAt.getTime() - a.preparedAt.getTime());
    throw await meanwhile(tx, latest, current.version);
  }
  if (!opinions.length)
    throw InvalidInput.at('groupId', { zh: '该组没有意见建议。', en: 'There is no opinion in the group.' });
  const locked = { opinions, prepared: await preparedOn(tx, opinions), group };
  await check(tx, locked);
  return locked;
}

/** Somebody else was first: what they decided, or that what was seen is no longer there. */
export async function meanwhile(
  tx: EntityManager,
  decision: Pick<PreparedDecision, 'outcome' | 'reason' | 'preparedAt' | 'preparedBy'> | undefined,
  version: number,
): Promise<Refusal> {
  if (!decision) return new ChangedMeanwhile();
  const by = decision.preparedBy ? await tx.findOneBy(Account, { id: decision.preparedBy }) : null;
  return new DecidedMeanwhile(by?.displayName ?? null, decision, version);
}
