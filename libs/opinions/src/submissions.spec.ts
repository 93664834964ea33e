import { Channel, ReleasesService } from '#comments';
import { StoppedClock, sql, testDatabase, type TestDatabase } from '#database';
import { loaderIn, No, type BigKey } from '#graphql';
import { ConsultationsService, ConsultationTask } from '#regulations';
import { Opinion } from './opinion.entity.js';
import { OpinionKind, OpinionState } from './opinion.enums.js';
import { dueDay } from './opinions.loaders.js';
import { AlreadyDecided, NotReady, WrongState } from './refusals.js';
import { Submission } from './submission.entity.js';
import { SubmittedOpinions } from './submit-opinions.js';
import { Desk, done, system } from './testing/desk.js';

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

const submit = (opinions: Opinion[], more: object = {}) =>
  desk.submissions.submit(desk.staff, {
    ids: opinions.map((opinion) => opinion.globalId),
    endorse: true,
    taskDone: false,
    ...more,
  });
const asIs = (commentIds: string[], more: object = {}) =>
  desk.submissions.asIs(desk.staff, { commentIds, taskDone: false, ...more });
const giveBack = (opinion: Opinion) =>
  desk.submissions.return(desk.legislator, { id: opinion.globalId, reason: '请说明依据' });
const roundsOf = ({ id: opinionId }: BigKey) =>
  test.db.manager.find(Submission, { where: { opinionId }, order: { round: 'ASC' } });
const stored = ({ regulationId, id }: Opinion) =>
  test.db.manager.findOneByOrFail(Opinion, { regulationId, id });

describe('submitting', () => {
  it('takes a snapshot: words, anchor, and what the comments share', async () => {
    const mixed = [
      ...(await desk.heard(1, { channel: Channel.PHONE, occupation: '教师' })),
      ...(await desk.heard(1, { channel: Channel.LETTER })),
    ];
    const alike = await desk.heard(2, { channel: Channel.PHONE, occupation: '教师' });
    const opinions = [await desk.drafted(mixed), await desk.drafted(alike)];
    const answer = await done<SubmittedOpinions>(submit(opinions) as never);
    expect(answer.opinions.map((opinion) => opinion.state)).toEqual(['SUBMITTED', 'SUBMITTED']);
    const [first] = await roundsOf(opinions[0]!);
    const [second] = await roundsOf(opinions[1]!);
    expect(first).toMatchObject({
      round: 1,
      wording: opinions[0]!.wording,
      channel: 'MIXED',
      eventKind: null,
      occupation: 'MIXED',
      submittedOn: '2024-06-10',
      firstSubmittedOn: '2024-06-10',
      recordedOn: '2024-06-10',
    });
    expect(second).toMatchObject({ channel: 'PHONE', occupation: '教师' });
    const links = await test.db
      .sql`select comment_id from submission_comment where submission_id = ${first!.id}`;
    expect(links).toHaveLength(2);
  });

  it('lets only endorsed ones go unless told to endorse, all or none', async () => {
    const [draft, endorsed] = [await desk.drafted(), await desk.drafted()];
    await done(desk.summingUp.endorse(desk.staff, { id: endorsed.globalId, version: 1 }));
    const refused = (await submit([endorsed, draft], { endorse: false })) as NotReady;
    expect(refused.problems).toMatchObject([{ id: draft.globalId }]);
    expect((await stored(endorsed)).state).toBe(OpinionState.ENDORSED);
    expect(await submit([endorsed, draft])).toBeInstanceOf(SubmittedOpinions);
  });

  it('makes one submission of several at once and of a repeat', async () => {
    const opinions = [await desk.drafted(), await desk.drafted(), await desk.drafted()];
    const answers = await Promise.all(
      [0, 1, 2, 3].map((i) => submit(i % 2 ? opinions : [...opinions].reverse())),
    );
    expect(answers.every((answer) => answer instanceof SubmittedOpinions)).toBe(true);
    for (const opinion of opinions) expect(await roundsOf(opinion)).toHaveLength(1);
  });

  it('does not go while it rests on a withdrawn comment', async () => {
    const comments = await desk.heard(2);
    const opinion = await desk.drafted(comments);
    const { regulationId, id } = comments[0]!;
    await sql`insert into comment_withdrawal (regulation_id, comment_id, reason, recorded_at, recorded_on)
      values (${regulationId}, ${id}, '重复', ${clock.now()}, ${clock.today()})`.on(test.db.manager);
    expect(((await submit([opinion])) as NotReady).problems).toHaveLength(1);
    await done(
      desk.summingUp.edit(desk.staff, {
        id: opinion.globalId,
        version: 1,
        commentIds: [comments[1]!.globalId],
      }),
    );
    expect(await submit([opinion])).toBeInstanceOf(SubmittedOpinions);
  });

  it('marks the task when the point is done, and keeps the moment of the first submission', async () => {
    const [first, second] = [await desk.drafted(), await desk.drafted()];
    const task = () =>
      test.db.manager.findOneByOrFail(ConsultationTask, {
        consultationId: desk.consultation.id,
        contactPointId: desk.point.id,
      });
    await submit([first]);
    expect(await task()).toMatchObject({ state: 'OFFERED', submittedAt: clock.now() });
    const before = clock.now();
    clock.set('2024-06-12');
    await submit([second], { taskDone: true });
    expect(await task()).toMatchObject({ state: 'SUBMITTED', submittedAt: before });
  });

  it('is received late until the authority has closed, and what came back in any case', async () => {
    const [intime, late, tooLate] = [await desk.drafted(), await desk.drafted(), await desk.drafted()];
    await submit([intime]);
    clock.set('2024-06-21');
    expect(await submit([late])).toBeInstanceOf(SubmittedOpinions);
    const due = await loaderIn(desk.request(desk.anyone), dueDay)(`${desk.consultation.id} ${desk.point.id}`);
    expect([due, (await roundsOf(late))[0]!.firstSubmittedOn]).toEqual(['2024-06-20', '2024-06-21']);
    await giveBack(intime);
    await done(
      new ConsultationsService(test.db, clock).close(system, {
        consultationId: desk.consultation.id,
        reason: '提前结束',
      } as never),
    );
    expect(await submit([tooLate])).toBeInstanceOf(NotReady);
    const { version } = await stored(intime);
    await done(desk.summingUp.endorse(desk.staff, { id: intime.globalId, version }));
    expect(await submit([intime])).toBeInstanceOf(SubmittedOpinions);
  });

  it('is for the point’s own staff', async () => {
    const opinion = await desk.drafted();
    const input = { ids: [opinion.globalId], endorse: true, taskDone: false };
    for (const stranger of [desk.neighbours, desk.legislator, desk.anyone])
      await expect(desk.submissions.submit(stranger, input)).rejects.toThrow(No);
  });
});

describe('returning', () => {
  it('takes it back with a reason; the next round keeps the first day', async () => {
    const opinion = await desk.drafted();
    await submit([opinion]);
    clock.set('2024-06-12');
    const returned = await done<Opinion>(giveBack(opinion) as never);
    expect(returned.state).toBe(OpinionState.RETURNED);
    expect(await submit([opinion])).toBeInstanceOf(NotReady);
    const { version } = returned;
    await done(desk.summingUp.edit(desk.staff, { id: opinion.globalId, version, wording: '依据是第二条。' }));
    clock.set('2024-06-14');
    await submit([opinion]);
    expect(await roundsOf(opinion)).toMatchObject([
      { round: 1, submittedOn: '2024-06-10' },
      { round: 2, submittedOn: '2024-06-14', firstSubmittedOn: '2024-06-10', wording: '依据是第二条。' },
    ]);
    const returns = await test.db
      .sql`select reason, recorded_on::text as on from opinion_return where opinion_id = ${opinion.id}`;
    expect(returns).toEqual([{ reason: '请说明依据', on: '2024-06-12' }]);
  });

  it('happens once, of what is submitted, and not of what is decided', async () => {
    const [opinion, prepared] = await desk.submitted(2);
    const answers = await Promise.all([giveBack(opinion!), giveBack(opinion!), giveBack(opinion!)]);
    expect(answers.filter((answer) => answer instanceof Opinion)).toHaveLength(1);
    expect(answers.filter((answer) => answer instanceof WrongState)).toHaveLength(2);
    await sql`insert into prepared_decision (regulation_id, opinion_id, outcome, reason, prepared_at)
      values (${prepared!.regulationId}, ${prepared!.id}, 'ADOPTED', '有理', ${clock.now()})`.on(
      test.db.manager,
    );
    expect(await giveBack(prepared!)).toBeInstanceOf(AlreadyDecided);
  });

  it('is for the authority, which does not see drafts', async () => {
    const draft = await desk.drafted();
    const [sent] = await desk.submitted();
    await expect(giveBack(draft)).rejects.toThrow(No);
    const back = { id: sent!.globalId, reason: '不该' };
    for (const stranger of [desk.staff, desk.neighbours, desk.anyone])
      await expect(desk.submissions.return(stranger, back)).rejects.toThrow(No);
  });

  it('beside a submission leaves one live submission or none', async () => {
    for (let i = 0; i < 8; i++) {
      const opinion = await desk.drafted();
      await submit([opinion]);
      await Promise.all([submit([opinion]), giveBack(opinion), submit([opinion])]);
      const { state } = await stored(opinion);
      const [{ live }] = (await test.db.sql<{ live: number }>`
        select count(*)::int as live from submission s where s.opinion_id = ${opinion.id}
          and not exists (select from opinion_return b where b.submission_id = s.id)`) as [{ live: number }];
      expect(live).toBe(state === OpinionState.SUBMITTED ? 1 : 0);
    }
  });
});

describe('submitting as it is', () => {
  it('makes each comment an opinion in the words the public may read', async () => {
    const [plain, proposing] = [
      (await desk.heard(1, { verbatim: '我叫王小明，电话13800138000，请管管狗叫。' }))[0]!,
      (await desk.heard(1, { verbatim: '绳子太长', proposedWording: '牵引带不超过一米五。' }))[0]!,
    ];
    const { opinions } = await done<SubmittedOpinions>(asIs([plain.globalId, proposing.globalId]) as never);
    expect(opinions).toMatchObject([
      { kind: OpinionKind.OTHER, state: OpinionState.SUBMITTED, contactPointId: desk.point.id },
      { kind: OpinionKind.TEXT_CHANGE, wording: '牵引带不超过一米五。', reason: '绳子太长' },
    ]);
    expect(opinions[0]!.wording).toContain('请管管狗叫');
    expect(opinions[0]!.wording).not.toMatch(/王小明|13800138000/);
    expect(await roundsOf(opinions[0]!)).toMatchObject([
      { channel: 'MEETING', wording: opinions[0]!.wording },
    ]);
  });

  it('leaves out what was redacted', async () => {
    const [comment] = await desk.heard(1, { verbatim: '三号楼的狗咬人' });
    await done(
      new ReleasesService(test.db, clock).redact(desk.staff, {
        id: comment!.globalId,
        reason: '指向具体住户',
        spans: [{ field: 'VERBATIM', start: 0, end: 3 }],
      } as never) as never,
    );
    const { opinions } = await done<SubmittedOpinions>(asIs([comment!.globalId]) as never);
    expect(opinions[0]!.wording).toMatch(/^■+的狗咬人$/);
  });

  it('sends a comment once, however often it is asked, by ten at once too', async () => {
    const ids = (await desk.heard(20)).map((comment) => comment.globalId);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => asIs(i % 2 ? ids : [...ids].reverse())),
    );
    const sent = answers.map((answer) =>
      (answer as SubmittedOpinions).opinions.map((opinion) => opinion.id).sort(),
    );
    expect(new Set(sent.map(String)).size).toBe(1);
    const [counted] = await test.db.sql`select count(*)::int as n from submission
      where consultation_id = ${desk.consultation.id}`;
    expect(counted).toEqual({ n: 20 });
  });

  it('names every comment that cannot go, and sends none', async () => {
    const [fresh, summedUp, returned] = await desk.heard(3);
    await desk.drafted([summedUp!]);
    const sent = await done<SubmittedOpinions>(asIs([returned!.globalId]) as never);
    await giveBack(sent.opinions[0]!);
    const refused = (await asIs([fresh!, summedUp!, returned!].map((c) => c.globalId))) as NotReady;
    expect(refused.problems.map(({ id }) => id)).toEqual([summedUp!.globalId, returned!.globalId]);
    expect(await test.db.sql`select from opinion_comment where comment_id = ${fresh!.id}`).toHaveLength(0);
    await expect(
      desk.submissions.asIs(desk.neighbours, { commentIds: [fresh!.globalId], taskDone: false }),
    ).rejects.toThrow(No);
  });

  it('sends under the point above when told to', async () => {
    const [comment] = await desk.heard(1, { contactPointId: desk.collectionPoint.id });
    const { opinions } = await done<SubmittedOpinions>(
      asIs([comment!.globalId], { contactPointId: desk.point.id, kind: OpinionKind.SUPPORT }) as never,
    );
    expect(opinions).toMatchObject([{ contactPointId: desk.point.id, kind: OpinionKind.SUPPORT }]);
  });

  it('sends 1,000 with as many statements as one', async () => {
    const count = async (comments: number) => {
      const ids = (await desk.heard(comments)).map((comment) => comment.globalId);
      let statements = 0;
      // Every statement of a transaction passes its runner.
      const { createQueryRunner } = test.db.dataSource;
      test.db.dataSource.createQueryRunner = function (...args) {
        const runner = createQueryRunner.apply(this, args);
        const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<never>;
        runner.query = (...given: unknown[]) => {
          statements += 1;
          return query(...given);
        };
        return runner;
      };
      try {
        const { opinions } = await done<SubmittedOpinions>(asIs(ids) as never);
        expect(opinions).toHaveLength(comments);
      } finally {
        test.db.dataSource.createQueryRunner = createQueryRunner;
      }
      return statements;
    };
    // The point's first submission also marks its task.
    await count(1);
    const [one, many] = [await count(1), await count(1_000)];
    expect(one).toBeGreaterThan(5);
    expect(many).toBe(one);
    expect(many).toBeLessThan(30);
  });
});
