import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { ChangedMeanwhile, InvalidInput, No } from '#graphql';
import type { Opinion, OpinionGroup } from '#opinions';
import { WrongState } from '#opinions';
import { DecisionsPrepared } from './decide.js';
import { PreparedDecision } from './prepared-decision.entity.js';
import { AlreadyPublished, DecidedMeanwhile, InGroup } from './refusals.js';
import { Desk, done } from './testing/desk.js';
import { DecisionUndone } from './undo-decision.js';

let test: TestDatabase;
let desk: Desk;
const clock = new StoppedClock('2024-06-10');

beforeAll(async () => {
  test = await testDatabase();
  desk = await Desk.open(test.db, clock);
});
afterAll(() => test.close());

const preparedOf = (opinionId: string) => test.db.manager.findOneBy(PreparedDecision, { opinionId });
const kinds = (answers: unknown[]) => answers.map((answer) => (answer as object).constructor.name).sort();

describe('deciding one opinion', () => {
  it('prepares, replaces what was seen, and undoes', async () => {
    const [opinion] = await desk.submitted();
    const first = await done<DecisionsPrepared>(desk.decide(desk.wang, opinion!, 0));
    expect(first.decisions).toMatchObject([{ outcome: 'ADOPTED', version: 1, preparedBy: desk.wang.id }]);
    const second = await done<DecisionsPrepared>(
      desk.decide(desk.li, opinion!, 1, { outcome: 'NOT_ADOPTED' as never, reason: '另有规定' }),
    );
    expect(second.decisions).toMatchObject([{ outcome: 'NOT_ADOPTED', version: 2, preparedBy: desk.li.id }]);
    const undo = (version: number) =>
      desk.preparing.undo(desk.wang, { opinionId: opinion!.globalId, version });
    expect(await undo(1)).toBeInstanceOf(DecidedMeanwhile);
    expect(await undo(2)).toBeInstanceOf(DecisionUndone);
    expect(await preparedOf(opinion!.id)).toBeNull();
    const audited = await test.db.sql<{ operation: string }>`
      select operation from audit where subject_id = ${opinion!.id} order by id`;
    expect(audited.map((row) => row.operation).slice(1)).toEqual([
      'decision.prepare',
      'decision.prepare',
      'decision.undo',
    ]);
  });

  it('undoes nothing that is published, nor what went back to its point', async () => {
    const [published, returned] = await desk.submitted(2);
    await done(desk.decide(desk.wang, published!, 0));
    await done(desk.publish([published!]));
    await done(desk.submissions.return(desk.wang, { id: returned!.globalId, reason: '请写明条文' }));
    const undo = ({ globalId: opinionId }: Opinion, version: number) =>
      desk.preparing.undo(desk.wang, { opinionId, version });
    expect(await undo(published!, 1)).toBeInstanceOf(AlreadyPublished);
    expect(await undo(returned!, 0)).toBeInstanceOf(WrongState);
  });

  it('tells the second who decided what, and takes their version next', async () => {
    const [opinion] = await desk.submitted();
    await desk.decide(desk.wang, opinion!, 0);
    const refused = (await desk.decide(desk.li, opinion!, 0)) as DecidedMeanwhile;
    expect(refused).toBeInstanceOf(DecidedMeanwhile);
    expect(refused).toMatchObject({
      decidedBy: '王处长',
      decidedAt: clock.now(),
      outcome: 'ADOPTED',
      reason: '王处长：有理',
      version: 1,
    });
    expect(await desk.decide(desk.li, opinion!, refused.version)).toBeInstanceOf(DecisionsPrepared);
  });

  it.each([2, 10])('lets one of %i at once win', async (people) => {
    const [opinion] = await desk.submitted();
    const viewers = await Promise.all(Array.from({ length: people }, (_, i) => desk.legislator(`第${i}位`)));
    const answers = await Promise.all(viewers.map((viewer) => desk.decide(viewer, opinion!, 0)));
    const winners = viewers.filter((_, i) => answers[i] instanceof DecisionsPrepared);
    expect(winners).toHaveLength(1);
    const name = winners[0]!.account!.displayName;
    for (const answer of answers)
      if (!(answer instanceof DecisionsPrepared))
        expect(answer).toMatchObject({ decidedBy: name, version: 1 });
    expect(await preparedOf(opinion!.id)).toMatchObject({ preparedBy: winners[0]!.id, version: 1 });
  });

  it('does not take one undone and prepared anew for the one seen', async () => {
    const [opinion] = await desk.submitted();
    await desk.decide(desk.wang, opinion!, 0);
    await done(desk.preparing.undo(desk.wang, { opinionId: opinion!.globalId, version: 1 }));
    expect(await desk.decide(desk.li, opinion!, 1)).toBeInstanceOf(ChangedMeanwhile);
    await done(desk.decide(desk.wang, opinion!, 0, { reason: '换了理由' }));
    expect(await desk.decide(desk.li, opinion!, 1)).toMatchObject({ reason: '换了理由', version: 2 });
  });

  it('is of what is submitted, by its authority', async () => {
    const [opinion] = await desk.submitted();
    const other = await Desk.open(test.db, clock);
    for (const stranger of [desk.staff, other.wang, desk.anyone])
      await expect(
        desk.preparing.decide(stranger, {
          opinionId: opinion!.globalId,
          version: 0,
          outcome: 'ADOPTED' as never,
          reason: '有理',
        }),
      ).rejects.toThrow(No);
    await done(desk.submissions.return(desk.wang, { id: opinion!.globalId, reason: '不清楚' }));
    expect(await desk.decide(desk.wang, opinion!, 0)).toBeInstanceOf(WrongState);
  });

  it('beside a return: either it is decided or it is returned', async () => {
    for (let i = 0; i < 6; i++) {
      const [opinion] = await desk.submitted();
      const answers = await Promise.all([
        desk.decide(desk.wang, opinion!, 0),
        desk.submissions.return(desk.li, { id: opinion!.globalId, reason: '不清楚' }),
      ]);
      expect([
        ['AlreadyDecided', 'DecisionsPrepared'],
        ['Opinion', 'WrongState'],
      ]).toContainEqual(kinds(answers));
    }
  });

  it('names one opinion or one group', async () => {
    const nothing = { version: 0, outcome: 'ADOPTED' as never, reason: '有理' };
    expect(await desk.preparing.decide(desk.wang, nothing)).toBeInstanceOf(InvalidInput);
    const [opinion] = await desk.submitted();
    const group = await desk.group([opinion!]);
    const both = { ...nothing, opinionId: opinion!.globalId, groupId: group.globalId };
    expect(await desk.preparing.decide(desk.wang, both)).toBeInstanceOf(InvalidInput);
  });
});

describe('adoptedInto', () => {
  it('is a provision of a later draft of the regulation, of what is adopted', async () => {
    const [opinion] = await desk.submitted();
    const into = async (adoptedInto: string, outcome = 'PARTIALLY_ADOPTED') =>
      desk.decide(desk.wang, opinion!, 0, { adoptedInto, outcome: outcome as never });
    const other = await Desk.open(test.db, clock);
    const later = await desk.provision(desk.second);
    expect(await into(later, 'NOT_ADOPTED')).toBeInstanceOf(InvalidInput);
    expect(await into(await desk.provision(desk.first))).toBeInstanceOf(InvalidInput);
    expect(await into(await other.provision(other.second))).toBeInstanceOf(InvalidInput);
    expect(await into(await desk.provision(await desk.draft('2024-04-01')))).toBeInstanceOf(InvalidInput);
    await expect(into('nonsense')).rejects.toThrow(No);
    expect(await into(later)).toMatchObject({ decisions: [{ adoptedIntoId: later }] });
  });
});

describe('deciding a group', () => {
  const decideGroup = (by: typeof desk.wang, group: OpinionGroup, version = group.version) =>
    desk.preparing.decide(by, {
      groupId: group.globalId,
      version,
      outcome: 'FOR_REFERENCE' as never,
      reason: `${by.account!.displayName}：合并处理`,
    });

  it('gives all the same, and only as a whole', async () => {
    const opinions = await desk.submitted(3);
    const group = await desk.group(opinions);
    expect(await desk.decide(desk.wang, opinions[0]!, 0)).toBeInstanceOf(InGroup);
    const { decisions } = await done<DecisionsPrepared>(decideGroup(desk.wang, group));
    expect(decisions.map((decision) => decision.opinionId).sort()).toEqual(
      opinions.map(({ id }) => id).sort(),
    );
    expect(await decideGroup(desk.li, group)).toMatchObject({ decidedBy: '王处长', version: 2 });
    expect(await decideGroup(desk.li, group, 2)).toBeInstanceOf(DecisionsPrepared);
    const undone = await done<DecisionUndone>(
      desk.preparing.undo(desk.wang, { groupId: group.globalId, version: 3 }),
    );
    expect(undone.opinions).toHaveLength(3);
    expect(await preparedOf(opinions[0]!.id)).toBeNull();
  });

  it('lets one of ten at once win', async () => {
    const group = await desk.group(await desk.submitted(3));
    const answers = await Promise.all(Array.from({ length: 10 }, () => decideGroup(desk.li, group)));
    expect(kinds(answers)).toEqual([...Array(9).fill('DecidedMeanwhile'), 'DecisionsPrepared']);
  });

  it('does not decide what joined unseen', async () => {
    for (let i = 0; i < 6; i++) {
      const [a, b, late] = await desk.submitted(3);
      const group = await desk.group([a!, b!]);
      const [decided] = await Promise.all([
        decideGroup(desk.wang, group),
        desk.group([late!], { groupId: group.globalId }),
      ]);
      // Whoever came first: the late one has no decision that nobody meant for it.
      expect(await preparedOf(late!.id)).toBeNull();
      expect(['DecisionsPrepared', 'ChangedMeanwhile']).toContain(decided.constructor.name);
    }
  });
});
