import { StoppedClock, testDatabase, uuidv7, type TestDatabase } from '#database';
import { bigId, InvalidInput } from '#graphql';
import { ConsultationClosed } from '#regulations';
import { Channel, EventKind } from './channel.js';
import type { CollectionEvent } from './collection-event.entity.js';
import { CommentWithdrawal } from './comment-facts.entity.js';
import { Comment } from './comment.entity.js';
import { TakesNoPart } from './ground.js';
import type { CommentsLogged } from './log-comments.js';
import { RowsRefused } from './log-comments.js';
import { ResidentContact } from './resident-contact.entity.js';
import { done, Scene, system, type Village } from './testing/scene.js';
import { AlreadyWithdrawn } from './withdraw-comment.js';
import { ConsultationNotYetOpen } from './window.js';

let test: TestDatabase;
let clock: StoppedClock;
let scene: Scene;
let village: Village;
beforeAll(async () => {
  test = await testDatabase();
  clock = new StoppedClock('2024-06-03');
  scene = new Scene(test.db, clock);
  village = await scene.village({ occupations: ['教师', '农民'] });
});
afterAll(() => test.close());
beforeEach(() => clock.set('2024-06-10'));

const notFound = { extensions: { code: 'NOT_FOUND' } };
const log = (more: object = {}, viewer = scene.staff(village.point, village.collectionPoint)) =>
  scene.comments.log(viewer, scene.remark(village, more));
const problemsOf = async (more: object) => {
  const answer = await log(more);
  expect(answer).toBeInstanceOf(InvalidInput);
  return (answer as InvalidInput).problems.map((problem) => problem.path);
};
const event = (more: object = {}) =>
  done<CollectionEvent>(
    scene.events.record(system, {
      contactPointId: village.point.id,
      kind: EventKind.BENCH_MEETING,
      heldOn: '2024-06-09',
      ...more,
    }),
  );

describe('logging a remark', () => {
  it('keeps what was said as it was said, who entered it, and the speaker apart from it', async () => {
    const staff = scene.staff(village.point);
    const provision = village.provisions.get('第二条第（一）项')!;
    const verbatim = '“牵绳”要写明多长，\n一米二？🐕';
    const resident = { name: '张三', phone: '13812345678' };
    const more = { provisionId: provision.id, verbatim, voices: 3, occupation: '农民', resident };
    const comment = (await log(more, staff)) as Comment;
    expect(comment).toMatchObject({
      regulationId: village.consultation.regulationId,
      draftId: village.draft.id,
      provisionId: provision.id,
      verbatim,
      voices: 3,
      occupation: '农民',
      heardOn: '2024-06-10',
      recordedOn: '2024-06-10',
      recordedBy: staff.id,
      eventKind: null,
    });
    const contact = await test.db.manager.findOneByOrFail(ResidentContact, { commentId: comment.id });
    expect(contact).toMatchObject(resident);
    const audited = await test.owner.query(
      'select operation, actor_id, after from audit where subject_id = $1',
      [comment.id],
    );
    expect(audited).toMatchObject([
      { operation: 'comment.log', actor_id: staff.id, after: { personal: ['name', 'phone'] } },
    ]);
    expect(JSON.stringify(audited)).not.toMatch(/张三|138123|牵绳/);
  });

  it('cannot be changed or deleted afterwards', async () => {
    const comment = await scene.heard(village);
    await expect(test.db.manager.update(Comment, { id: comment.id }, { verbatim: '改过' })).rejects.toThrow(
      /permission denied/,
    );
    await expect(test.db.manager.delete(Comment, { id: comment.id })).rejects.toThrow(/permission denied/);
  });

  it('takes 20,000 characters, emoji among them, and no more', async () => {
    const long = '意'.repeat(19_000) + '👍'.repeat(1_000);
    expect(await log({ verbatim: long })).toMatchObject({ verbatim: long });
    expect(await problemsOf({ verbatim: `${long}。` })).toEqual(['verbatim']);
  });

  it('refuses what says nothing or cannot be stored', async () => {
    for (const verbatim of ['', ' \n\u3000', '\u200b\u200d\ufeff', '\u3164', 'a\0b', '\ud83d'])
      expect(await problemsOf({ verbatim })).toEqual(['verbatim']);
    expect(await log({ proposedWording: '\u200b', reason: ' ', occupation: '' })).toMatchObject({
      proposedWording: null,
      reason: null,
      occupation: null,
    });
  });

  it('names everything that is wrong at once', async () => {
    const other = await scene.village();
    const paths = await problemsOf({
      verbatim: ' ',
      proposedWording: '改'.repeat(10_001),
      voices: 0,
      occupation: '医生',
      provisionId: other.provisions.get('第一条')!.id,
      eventId: 'no-such-event',
      resident: { name: '名'.repeat(101), phone: '电话' },
    }).finally(() => clock.set('2024-06-10'));
    expect(paths).toEqual([
      'verbatim',
      'proposedWording',
      'resident.name',
      'resident.phone',
      'voices',
      'occupation',
      'provisionId',
      'eventId',
    ]);
  });

  it('refuses an occupation where none is asked for', async () => {
    const plain = await scene.village();
    const answer = await scene.comments.log(system, scene.remark(plain, { occupation: '教师' }));
    expect(answer).toMatchObject({ problems: [{ path: 'occupation' }] });
  });
});

describe('the window', () => {
  it('takes what was heard on its first and its last day, not before and not after', async () => {
    clock.set('2024-07-02');
    expect(await log({ heardOn: '2024-06-03' })).toBeInstanceOf(Comment);
    expect(await log({ heardOn: '2024-06-02' })).toMatchObject({
      constructor: ConsultationNotYetOpen,
      opensOn: '2024-06-03',
    });
    expect(await log({ heardOn: '2024-07-01' })).toMatchObject({
      constructor: ConsultationClosed,
      closesOn: '2024-06-30',
    });
  });

  it('lets staff log after the window what was heard in time, recorded on the day they do', async () => {
    clock.set('2024-08-01');
    expect(await log({ heardOn: '2024-06-30' })).toMatchObject({
      heardOn: '2024-06-30',
      recordedOn: '2024-08-01',
    });
  });

  it('refuses the future, also within the window', async () => {
    expect(await problemsOf({ heardOn: '2024-06-11' })).toEqual(['heardOn']);
  });

  it('ends on the day it was closed early', async () => {
    const closed = await scene.village();
    clock.set('2024-06-20');
    const input = { consultationId: closed.consultation.id, reason: '意见已充分', overrideReason: '提前' };
    await done(scene.consultations.close(system, input) as never);
    clock.set('2024-06-25');
    const heard = (heardOn: string) => scene.comments.log(system, scene.remark(closed, { heardOn }));
    expect(await heard('2024-06-20')).toBeInstanceOf(Comment);
    expect(await heard('2024-06-21')).toMatchObject({
      constructor: ConsultationClosed,
      closesOn: '2024-06-20',
    });
  });
});

describe('who takes part', () => {
  it('is a point with a task, a collection point under it, and the authority’s ONLINE point', async () => {
    for (const { id } of [village.point, village.collectionPoint, village.online])
      expect(await log({ contactPointId: id }, system)).toBeInstanceOf(Comment);
    expect(await log({ contactPointId: village.stranger.id }, system)).toMatchObject({
      constructor: TakesNoPart,
      contactPoint: { id: village.stranger.id },
    });
    const { online } = await scene.village();
    expect(await log({ contactPointId: online.id }, system)).toBeInstanceOf(TakesNoPart);
  });

  it('is not a point that declined, nor its collection points', async () => {
    const other = await scene.village();
    const [task] = await test.owner.query('select id from consultation_task where contact_point_id = $1', [
      other.point.id,
    ]);
    await done(scene.tasks.decline(system, { taskId: task.id, reason: '人手不足' }) as never);
    for (const { id } of [other.point, other.collectionPoint])
      expect(await scene.comments.log(system, scene.remark(other, { contactPointId: id }))).toBeInstanceOf(
        TakesNoPart,
      );
  });

  it('is read as of the window for what is logged after it', async () => {
    const moving = await scene.village();
    clock.set('2024-07-10');
    await done(
      scene.points.move(system, {
        contactPointId: moving.collectionPoint.id,
        parentId: null,
        effectiveOn: '2024-07-05',
      }) as never,
    );
    const more = { contactPointId: moving.collectionPoint.id, heardOn: '2024-06-12' };
    expect(await scene.comments.log(system, scene.remark(moving, more))).toBeInstanceOf(Comment);
  });

  it('is up to their own staff; others learn nothing of point or consultation', async () => {
    await expect(log({}, scene.staff(village.neighbour))).rejects.toMatchObject(notFound);
    await expect(log({}, scene.legislator(village))).rejects.toMatchObject(notFound);
    await expect(log({}, scene.anyone)).rejects.toMatchObject(notFound);
    await expect(log({ consultationId: uuidv7() })).rejects.toMatchObject(notFound);
    await expect(log({ consultationId: 'x' })).rejects.toMatchObject(notFound);
    await expect(log({ contactPointId: uuidv7() }, system)).rejects.toMatchObject(notFound);
    expect(await log({ contactPointId: village.online.id }, scene.legislator(village))).toBeInstanceOf(
      Comment,
    );
  });
});

describe('the event', () => {
  it('gives the comment its kind; of the point, its parent or its collection point, and no other', async () => {
    for (const { id } of [village.point, village.collectionPoint]) {
      const { id: eventId } = await event({ contactPointId: id });
      for (const contactPointId of [village.point.id, village.collectionPoint.id])
        expect(await log({ eventId, contactPointId })).toMatchObject({
          eventId,
          eventKind: EventKind.BENCH_MEETING,
        });
    }
    const { id: eventId } = await event({ contactPointId: village.neighbour.id });
    expect(await problemsOf({ eventId })).toEqual(['eventId']);
  });

  it('comes before what was heard at it, and is about the same consultation or none', async () => {
    const { id: eventId } = await event({ heldOn: '2024-06-09', consultationId: village.consultation.id });
    expect(await log({ eventId, heardOn: '2024-06-09' })).toBeInstanceOf(Comment);
    expect(await log({ eventId, heardOn: '2024-06-10' })).toBeInstanceOf(Comment);
    expect(await problemsOf({ eventId, heardOn: '2024-06-08' })).toEqual(['heardOn']);
    const { consultation } = await scene.consultation(village.authority);
    clock.set('2024-06-10');
    await done(
      scene.tasks.offer(system, {
        consultationId: consultation.id,
        tasks: [{ contactPointId: village.point.id }],
      }) as never,
    );
    expect(await problemsOf({ eventId, consultationId: consultation.id })).toEqual(['eventId']);
  });
});

describe('logging a whole meeting', () => {
  const meeting = (rows: object[]) => ({
    ...scene.remark(village),
    rows: rows.map((row, i) => ({ verbatim: `第${i + 1}句话`, ...row })),
  });

  it('logs all rows in their order, each with what it says of itself', async () => {
    const { id: eventId } = await event();
    const input = {
      ...meeting([{}, { channel: Channel.PAPER, heardOn: '2024-06-09' }, { voices: 30 }]),
      eventId,
    };
    const { comments } = (await scene.comments.logMany(scene.staff(village.point), input)) as CommentsLogged;
    expect(comments).toMatchObject([
      {
        verbatim: '第1句话',
        channel: 'MEETING',
        heardOn: '2024-06-10',
        eventId,
        eventKind: 'BENCH_MEETING',
        voices: 1,
      },
      { verbatim: '第2句话', channel: 'PAPER', heardOn: '2024-06-09' },
      { verbatim: '第3句话', voices: 30 },
    ]);
    const audits = await test.owner.query('select from audit where subject_id = any($1)', [
      comments.map(({ id }) => id),
    ]);
    expect(audits).toHaveLength(3);
  });

  it('takes none when one is wrong, and says which and why', async () => {
    const before = await test.db.manager.count(Comment);
    const answer = await scene.comments.logMany(
      system,
      meeting([{}, { verbatim: '\u200b', voices: 0 }, {}, { heardOn: '2024-07-30' }]),
    );
    expect(answer).toMatchObject({
      constructor: RowsRefused,
      rows: [
        { row: 2, path: 'verbatim' },
        { row: 2, path: 'voices' },
        { row: 4, path: 'heardOn' },
      ],
      text: { zh: '有 2 行需要改正，全部未录入。' },
    });
    expect(await test.db.manager.count(Comment)).toBe(before);
    expect(await scene.comments.check(system, meeting([{}, { voices: -1 }]))).toMatchObject([
      { row: 2, path: 'voices' },
    ]);
  });

  it('costs the same number of statements for one row and for five hundred', async () => {
    const statements = async (count: number) => {
      const [log] = [test.db.dataSource.logger];
      let seen = 0;
      const counting = { ...log, logQuery: () => seen++ } as never;
      Object.assign(test.db.dataSource, { logger: counting });
      await done(scene.comments.logMany(system, meeting(Array.from({ length: count }, () => ({})))));
      Object.assign(test.db.dataSource, { logger: log });
      return seen;
    };
    const one = await statements(1);
    expect(one).toBeGreaterThan(5);
    expect(await statements(500)).toBe(one);
  });

  it('adds nothing twice under an import key, also when sent at the same moment', async () => {
    const keys = [`f:${uuidv7()}`, `f:${uuidv7()}`];
    const input = meeting(keys.map((importKey) => ({ importKey })));
    const answers = await Promise.all(Array.from({ length: 6 }, () => scene.comments.logMany(system, input)));
    const ids = answers.map((answer) => (answer as CommentsLogged).comments.map(({ id }) => id).join());
    expect(new Set(ids).size).toBe(1);
    const rows = await test.owner.query('select id from comment where import_key = any($1)', [keys]);
    expect(rows).toHaveLength(2);
    const audits = await test.owner.query('select from audit where subject_id = any($1)', [
      rows.map((row: Comment) => row.id),
    ]);
    expect(audits).toHaveLength(2);
  });

  it('sets the record day back for the system alone, and says so in the audit', async () => {
    const at = new Date('2024-06-11T09:00:00+08:00');
    clock.set('2025-01-01');
    const input = { ...meeting([{}]), heardOn: '2024-06-11' };
    const { comments } = (await scene.comments.logMany(system, input, at)) as CommentsLogged;
    expect(comments[0]).toMatchObject({ recordedOn: '2024-06-11', recordedAt: at });
    const [audited] = await test.owner.query('select after from audit where subject_id = $1', [
      comments[0]!.id,
    ]);
    expect(audited.after.recordedAt).toBe(at.toISOString());
    expect(() => scene.comments.logMany(scene.staff(village.point), input, at)).toThrow(/may not/);
    expect(await scene.comments.logMany(system, { ...input, heardOn: '2024-06-12' }, at)).toMatchObject({
      rows: [{ path: 'heardOn' }],
    });
  });
});

describe('withdrawing', () => {
  it('keeps the comment and why it was taken back; once', async () => {
    const comment = await scene.heard(village);
    const staff = scene.staff(village.point);
    const input = { id: comment.globalId, reason: '重复录入' };
    expect(await scene.comments.withdraw(staff, input)).toMatchObject({
      id: comment.id,
      verbatim: comment.verbatim,
    });
    expect(await scene.comments.withdraw(staff, input)).toMatchObject({ id: comment.id });
    expect(await scene.comments.withdraw(staff, { ...input, reason: '别的' })).toMatchObject({
      constructor: AlreadyWithdrawn,
      reason: '重复录入',
      withdrawnOn: '2024-06-10',
    });
    expect(await test.db.manager.findBy(CommentWithdrawal, { commentId: comment.id })).toMatchObject([
      { reason: '重复录入', recordedOn: '2024-06-10', recordedBy: staff.id },
    ]);
    const audits = await test.owner.query(
      `select from audit where subject_id = $1 and operation = 'comment.withdraw'`,
      [comment.id],
    );
    expect(audits).toHaveLength(1);
  });

  it('lets one of two win who do it at once', async () => {
    const comment = await scene.heard(village);
    const withdraw = (reason: string) => scene.comments.withdraw(system, { id: comment.globalId, reason });
    const answers = await Promise.all(['甲', '乙', '丙', '丁'].map(withdraw));
    expect(answers.filter((answer) => answer instanceof Comment)).toHaveLength(1);
    expect(answers.filter((answer) => answer instanceof AlreadyWithdrawn)).toHaveLength(3);
  });

  it('wants a reason, and is not for others', async () => {
    const { globalId: id } = await scene.heard(village);
    expect(await scene.comments.withdraw(system, { id, reason: '\u200b' })).toBeInstanceOf(InvalidInput);
    const { neighbour } = village;
    await expect(scene.comments.withdraw(scene.staff(neighbour), { id, reason: '误' })).rejects.toMatchObject(
      notFound,
    );
    await expect(scene.comments.withdraw(system, { id: 'x', reason: '误' })).rejects.toMatchObject(notFound);
    const none = bigId(village.consultation.regulationId, uuidv7());
    await expect(scene.comments.withdraw(system, { id: none, reason: '误' })).rejects.toMatchObject(notFound);
  });
});
