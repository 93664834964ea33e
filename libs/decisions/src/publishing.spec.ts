import { Outcome } from '#comments';
import { StoppedClock, sql, testDatabase, type TestDatabase } from '#database';
import { InvalidInput, No } from '#graphql';
import { NotReady, type Opinion } from '#opinions';
import { DraftsService } from '#regulations';
import { DecisionsPrepared } from './decide.js';
import { Decision } from './decision.entity.js';
import { PreparedDecision } from './prepared-decision.entity.js';
import { DecisionsPublished } from './publish-decisions.js';
import { AlreadyPublished, DecidedMeanwhile, NothingPublished } from './refusals.js';
import { Desk, done, system } from './testing/desk.js';
import { DecisionUndone } from './undo-decision.js';

let test: TestDatabase;
let desk: Desk;
const clock = new StoppedClock('2024-06-10');

beforeAll(async () => {
  test = await testDatabase();
});
beforeEach(async () => {
  desk = await Desk.open(test.db, clock);
});
afterAll(() => test.close());

const roundsOf = ({ id: opinionId }: Opinion) =>
  test.db.manager.find(Decision, { where: { opinionId }, order: { round: 'ASC' } });
const revise = (opinion: Opinion, round: number, version = 0) =>
  desk.preparing.revise(desk.li, {
    opinionId: opinion.globalId,
    round,
    version,
    outcome: Outcome.NOT_ADOPTED,
    reason: '重新研究',
  });

describe('publishing', () => {
  it('makes what is prepared public as of today, all or none', async () => {
    const [a, b, undecided] = await desk.submitted(3);
    await done(desk.decide(desk.wang, a!, 0));
    await done(desk.decide(desk.wang, b!, 0));
    const refused = (await desk.publish([a!, undecided!])) as NotReady;
    expect(refused.problems).toMatchObject([{ id: undecided!.globalId }]);
    expect(await roundsOf(a!)).toEqual([]);

    clock.set('2024-06-12');
    const published = await done<DecisionsPublished>(desk.publish([a!, b!]));
    expect(published.stillUndecided).toBe(1);
    expect(published.decisions).toMatchObject([
      {
        opinionId: a!.id,
        round: 1,
        publishedOn: '2024-06-12',
        recordedOn: '2024-06-12',
        preparedBy: desk.wang.id,
      },
      { opinionId: b!.id, round: 1 },
    ]);
    expect(await test.db.manager.existsBy(PreparedDecision, { opinionId: a!.id })).toBe(false);
    expect(await desk.decide(desk.li, a!, 0)).toBeInstanceOf(AlreadyPublished);
    expect(await desk.decide(desk.li, a!, 1)).toBeInstanceOf(AlreadyPublished);
    const back = await desk.submissions.return(desk.li, { id: a!.globalId, reason: '晚了' });
    expect(back).toMatchObject({ published: true });
  });

  it('takes a whole consultation', async () => {
    const opinions = await desk.submitted(4);
    const all = { consultationId: desk.consultationId };
    expect(await desk.publishing.publish(desk.wang, all)).toBeInstanceOf(InvalidInput);
    for (const opinion of opinions.slice(1)) await done(desk.decide(desk.wang, opinion, 0));
    const published = await done<DecisionsPublished>(desk.publishing.publish(desk.wang, all));
    expect(published.decisions).toHaveLength(3);
    expect(published.stillUndecided).toBe(1);
    expect(await desk.publishing.publish(desk.wang, {})).toBeInstanceOf(InvalidInput);
  });

  it('waits for the draft that took the opinion up', async () => {
    const [opinion] = await desk.submitted();
    const draft = await desk.draft('2024-09-01', false);
    await done(desk.decide(desk.wang, opinion!, 0, { adoptedInto: await desk.provision(draft) }));
    expect(await desk.publish([opinion!])).toBeInstanceOf(NotReady);
    await done(new DraftsService(test.db, clock).publish(system, { draftId: draft.id }));
    expect(await desk.publish([opinion!])).toBeInstanceOf(DecisionsPublished);
  });

  it('takes groups as a whole and with one decision', async () => {
    const [a, b, c] = await desk.submitted(3);
    await done(desk.decide(desk.wang, a!, 0));
    await done(desk.decide(desk.wang, b!, 0, { reason: '别的理由' }));
    const group = await desk.group([a!, b!, c!]);
    const refused = (await desk.publish([a!, b!])) as NotReady;
    expect(refused.problems.map(({ id }) => id).sort()).toEqual([b!, c!].map((o) => o.globalId).sort());
    const input = {
      groupId: group.globalId,
      version: group.version,
      outcome: Outcome.ADOPTED,
      reason: '一并采纳',
    };
    await done(desk.preparing.decide(desk.wang, input));
    expect(await desk.publish([a!, b!, c!])).toBeInstanceOf(DecisionsPublished);
    // Published, the group is revised as a whole as well.
    const version = group.version + 2;
    const revised = await done<DecisionsPrepared>(
      desk.preparing.revise(desk.li, { ...input, version, outcome: Outcome.REFERRED }),
    );
    expect(revised.decisions).toHaveLength(3);
  });

  it('is the authority’s', async () => {
    const [opinion] = await desk.submitted();
    await done(desk.decide(desk.wang, opinion!, 0));
    const other = await Desk.open(test.db, clock);
    for (const stranger of [desk.staff, desk.anyone, other.wang])
      await expect(desk.publishing.publish(stranger, { opinionIds: [opinion!.globalId] })).rejects.toThrow(
        No,
      );
  });

  it('while it is undone: it is either public or gone', async () => {
    for (let i = 0; i < 6; i++) {
      const [opinion] = await desk.submitted();
      await done(desk.decide(desk.wang, opinion!, 0));
      const [published, undone] = await Promise.all([
        desk.publish([opinion!]),
        desk.preparing.undo(desk.li, { opinionId: opinion!.globalId, version: 1 }),
      ]);
      const isPublic = (await roundsOf(opinion!)).length === 1;
      expect(published instanceof DecisionsPublished).toBe(isPublic);
      expect(undone instanceof DecisionUndone).toBe(!isPublic);
    }
  });

  it('by several at once, in any order, happens once', async () => {
    const opinions = await desk.submitted(12);
    for (const opinion of opinions) await done(desk.decide(desk.wang, opinion, 0));
    const answers = await Promise.all([
      desk.publish(opinions),
      desk.publish([...opinions].reverse()),
      desk.publish(opinions.slice(3, 9)),
      desk.publishing.publish(desk.li, { consultationId: desk.consultationId }),
    ]);
    const published = answers.flatMap((answer) =>
      answer instanceof DecisionsPublished ? answer.decisions : [],
    );
    expect(published.length).toBeGreaterThanOrEqual(6);
    expect(new Set(published.map((decision) => decision.opinionId)).size).toBe(published.length);
    for (const opinion of opinions) expect((await roundsOf(opinion)).length).toBeLessThanOrEqual(1);
  });

  it('cannot be changed afterwards, not even by the server’s own role', async () => {
    const [opinion] = await desk.submitted();
    await done(desk.decide(desk.wang, opinion!, 0));
    await done(desk.publish([opinion!]));
    await expect(
      sql`update decision set reason = 'x' where opinion_id = ${opinion!.id}`.on(test.db.manager),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('revising', () => {
  it('supersedes from its own publication day on', async () => {
    const [opinion] = await desk.submitted();
    expect(await revise(opinion!, 1)).toBeInstanceOf(NothingPublished);
    await done(desk.decide(desk.wang, opinion!, 0));
    await done(desk.publish([opinion!]));
    clock.set('2024-07-01');
    expect(await revise(opinion!, 2)).toBeInstanceOf(DecidedMeanwhile);
    const prepared = await done<DecisionsPrepared>(revise(opinion!, 1));
    expect(prepared.decisions[0]!.version).toBe(2);
    expect(await roundsOf(opinion!)).toHaveLength(1);
    clock.set('2024-07-03');
    await done(desk.publish([opinion!]));
    expect(await roundsOf(opinion!)).toMatchObject([
      { round: 1, outcome: 'ADOPTED', publishedOn: '2024-06-10' },
      { round: 2, outcome: 'NOT_ADOPTED', publishedOn: '2024-07-03' },
    ]);
    expect(await revise(opinion!, 1)).toMatchObject({ outcome: 'NOT_ADOPTED', reason: '重新研究' });
  });

  it('lets one of ten at once win', async () => {
    const [opinion] = await desk.submitted();
    await done(desk.decide(desk.wang, opinion!, 0));
    await done(desk.publish([opinion!]));
    const answers = await Promise.all(Array.from({ length: 10 }, () => revise(opinion!, 1)));
    expect(answers.filter((answer) => answer instanceof DecisionsPrepared)).toHaveLength(1);
    expect(answers.filter((answer) => answer instanceof DecidedMeanwhile)).toHaveLength(9);
  });
});
