import { bestOutcome, Outcome } from '#comments';
import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import type { InvalidInput } from '#graphql';
import { bigId, loaderIn, loaderWithIn, No } from '#graphql';
import { OpinionComment, type Opinion } from '#opinions';
import { FeedbackWay } from './decision.enums.js';
import {
  decisionInForce,
  decisionsAdoptedInto,
  decisionsOfComment,
  decisionsOfOpinion,
  feedbackOfOpinion,
  isTold,
  preparedDecision,
  supersededOn,
} from './decisions.loaders.js';
import { Feedback } from './feedback.entity.js';
import { FeedbackRecorded } from './record-feedback.js';
import { Desk, done } from './testing/desk.js';

let test: TestDatabase;
let desk: Desk;
const clock = new StoppedClock('2024-06-10');
/** Adopted on 2024-06-12, into 第二条第（一）项 of the second draft; not adopted after all on 2024-07-03. */
let revised: Opinion;
/** Adopted in part on 2024-06-12, into the same. */
let adopted: Opinion;

beforeAll(async () => {
  test = await testDatabase();
  desk = await Desk.open(test.db, clock);
  [revised, adopted] = (await desk.submitted(2)) as [Opinion, Opinion];
  clock.set('2024-06-12');
  const adoptedInto = await desk.provision(desk.second, '第二条第（一）项');
  await done(desk.decide(desk.wang, revised, 0, { adoptedInto }));
  await done(desk.decide(desk.wang, adopted, 0, { adoptedInto, outcome: Outcome.PARTIALLY_ADOPTED }));
  await done(desk.publish([revised, adopted]));
  clock.set('2024-07-03');
  await done(
    desk.preparing.revise(desk.li, {
      opinionId: revised.globalId,
      round: 1,
      version: 0,
      outcome: Outcome.NOT_ADOPTED,
      reason: '重新研究',
    }),
  );
  await done(desk.publish([revised]));
  clock.set('2024-07-10');
});
afterAll(() => test.close());

const row = (opinion: Opinion, toldOn: string, more: object = {}) => ({
  opinionId: opinion.globalId,
  how: FeedbackWay.PHONE,
  toldOn,
  ...more,
});
const record = (...rows: ReturnType<typeof row>[]) => desk.told.record(desk.staff, { rows });

describe('feedback', () => {
  it('is of the decision in force on the day', async () => {
    const [before, after] = (
      await done<FeedbackRecorded>(record(row(revised, '2024-07-02'), row(revised, '2024-07-03')))
    ).feedback;
    const history = await loaderIn(desk.request(desk.anyone), decisionsOfOpinion)(revised);
    expect([before!.decisionId, after!.decisionId]).toEqual(history.map(({ id }) => id));
    const told = loaderIn(desk.request(desk.anyone), isTold);
    expect(await Promise.all(history.map(told))).toEqual([true, true]);
  });

  it('is refused before publication, in the future, or of a stranger’s comment; all or none', async () => {
    const [waiting] = await desk.submitted();
    const { regulationId, commentId } = await test.db.manager.findOneByOrFail(OpinionComment, {
      opinionId: revised.id,
    });
    const refused = await record(
      row(adopted, '2024-06-11'),
      row(adopted, '2024-07-11'),
      row(waiting!, '2024-07-10'),
      row(adopted, '2024-07-01', { commentId: bigId(regulationId, commentId) }),
      row(adopted, '2024-07-01'),
    );
    expect((refused as InvalidInput).problems.map(({ path }) => path)).toEqual([
      'rows.0.toldOn',
      'rows.1.toldOn',
      'rows.2.toldOn',
      'rows.3.commentId',
    ]);
    expect(await test.db.manager.countBy(Feedback, { opinionId: adopted.id })).toBe(0);
  });

  it('is recorded once, however often it is sent', async () => {
    const { commentId, regulationId } = await test.db.manager.findOneByOrFail(OpinionComment, {
      opinionId: adopted.id,
    });
    const rows = [
      row(adopted, '2024-07-05', { note: '本人满意', commentId: bigId(regulationId, commentId) }),
      row(adopted, '2024-07-05'),
    ];
    const answers = await Promise.all(Array.from({ length: 5 }, () => record(...rows, rows[0]!)));
    const ids = answers.map((answer) => String((answer as FeedbackRecorded).feedback.map(({ id }) => id)));
    expect(new Set(ids).size).toBe(1);
    expect(await test.db.manager.countBy(Feedback, { opinionId: adopted.id })).toBe(2);
  });

  it('is recorded and read by point and authority', async () => {
    const other = await Desk.open(test.db, clock);
    clock.set('2024-07-10');
    for (const stranger of [other.staff, other.wang, desk.anyone])
      await expect(desk.told.record(stranger, { rows: [row(adopted, '2024-07-05')] })).rejects.toThrow(No);
    expect(
      await desk.told.record(desk.wang, { rows: [row(adopted, '2024-07-06', { how: FeedbackWay.LETTER })] }),
    ).toBeInstanceOf(FeedbackRecorded);
    const read = (viewer: typeof desk.wang) => loaderIn(desk.request(viewer), feedbackOfOpinion)(adopted);
    expect((await read(desk.wang))[0]).toMatchObject({ how: 'LETTER', toldOn: '2024-07-06' });
    expect(await read(desk.staff)).not.toHaveLength(0);
    expect(await read(desk.anyone)).toEqual([]);
  });
});

describe('what everybody reads', () => {
  it('are the decisions in force, and on request those superseded', async () => {
    const list = async (filter: object) =>
      (await desk.decisions.page({ regulationId: desk.regulation.id, ...filter }, {})).nodes.map(
        ({ outcome, round }) => `${outcome} ${round}`,
      );
    expect(await list({})).toEqual(['NOT_ADOPTED 2', 'PARTIALLY_ADOPTED 1']);
    expect(await list({ superseded: true })).toHaveLength(3);
    expect(await list({ outcomes: [Outcome.ADOPTED] })).toEqual([]);
    expect(await list({ publishedFrom: '2024-07-01' })).toEqual(['NOT_ADOPTED 2']);
    expect(await list({ publishedTo: '2024-06-30' })).toEqual(['PARTIALLY_ADOPTED 1']);
    expect(await list({ contactPointId: desk.pointId })).toHaveLength(2);
    expect(await list({ consultationId: desk.consultationId })).toHaveLength(2);
    expect(await list({ adoptedIntoId: await desk.provision(desk.second) })).toEqual(['PARTIALLY_ADOPTED 1']);
  });

  it('leads from an opinion, a comment and a provision to its decisions', async () => {
    const request = desk.request(desk.anyone);
    const inForce = await loaderIn(request, decisionInForce)(revised);
    expect(inForce).toMatchObject({ round: 2, outcome: 'NOT_ADOPTED' });
    const history = await loaderIn(request, decisionsOfOpinion)(revised);
    const superseded = loaderIn(request, supersededOn);
    expect(await Promise.all(history.map(superseded))).toEqual(['2024-07-03', null]);
    const { regulationId, commentId } = await test.db.manager.findOneByOrFail(OpinionComment, {
      opinionId: adopted.id,
    });
    const decisions = await loaderIn(request, decisionsOfComment)({ regulationId, id: commentId });
    expect(bestOutcome(decisions.map(({ outcome }) => outcome))).toBe('PARTIALLY_ADOPTED');
    const because = loaderWithIn(request, decisionsAdoptedInto)({ page: {}, today: clock.today() });
    expect((await because(await desk.provision(desk.second))).nodes.map(({ id }) => id)).toEqual(
      decisions.map(({ id }) => id),
    );
    expect((await because(await desk.provision(desk.second, '第一条'))).nodes).toEqual([]);
  });

  it('does not show what is prepared outside the authority', async () => {
    const [opinion] = await desk.submitted();
    await done(desk.decide(desk.wang, opinion!, 0));
    const read = (viewer: typeof desk.wang) => loaderIn(desk.request(viewer), preparedDecision)(opinion!);
    expect(await read(desk.li)).toMatchObject({ outcome: 'ADOPTED' });
    for (const outsider of [desk.staff, desk.anyone, (await Desk.open(test.db, clock)).wang])
      expect(await read(outsider)).toBeNull();
  });
});
