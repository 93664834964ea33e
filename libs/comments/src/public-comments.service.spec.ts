import { randomUUID } from 'node:crypto';
import { StoppedClock, testDatabase, uuidv7, type TestDatabase } from '#database';
import type { InvalidInput } from '#graphql';
import { ConsultationClosed } from '#regulations';
import { Comment } from './comment.entity.js';
import { FollowUpState } from './follow-up.js';
import { TakesNoPart } from './ground.js';
import { CommentField } from './comment-facts.entity.js';
import { MASK } from './spans.js';
import { NotOpenToPublic, PublicCommentReceived } from './submit-public-comment.js';
import { Decided } from './testing/decided.js';
import { Scene, system, type Village } from './testing/scene.js';
import { ConsultationNotYetOpen } from './window.js';

let test: TestDatabase;
let clock: StoppedClock;
let scene: Scene;
let village: Village;
beforeAll(async () => {
  test = await testDatabase();
  clock = new StoppedClock('2024-06-03');
  scene = new Scene(test.db, clock);
  village = await scene.village({ occupations: ['学生'] });
});
afterAll(() => test.close());
beforeEach(() => clock.set('2024-06-10'));

const submit = (more: object = {}, viewer = scene.anyone) =>
  scene.residents.submit(viewer, {
    consultationId: village.consultation.id,
    verbatim: '建议明确牵绳长度。',
    ...more,
  });
const received = async (more: object = {}) => (await submit(more)) as PublicCommentReceived;
const stored = async (code: string) => {
  const followUp = (await scene.residents.followUp(code))!;
  return test.db.manager.findOneByOrFail(Comment, { id: followUp.commentId });
};

describe('a resident’s comment', () => {
  it('belongs to the authority’s ONLINE point, or to the point chosen', async () => {
    const { trackingCode } = await received({
      provisionId: village.provisions.get('第二条')!.id,
      occupation: '学生',
    });
    expect(await stored(trackingCode)).toMatchObject({
      contactPointId: village.online.id,
      provisionId: village.provisions.get('第二条')!.id,
      channel: 'ONLINE',
      heardOn: '2024-06-10',
      voices: 1,
      occupation: '学生',
      recordedBy: null,
    });
    const chosen = await received({ contactPointId: village.collectionPoint.id });
    expect(await stored(chosen.trackingCode)).toMatchObject({ contactPointId: village.collectionPoint.id });
    expect(await submit({ contactPointId: village.stranger.id })).toBeInstanceOf(TakesNoPart);
    await expect(submit({ contactPointId: uuidv7() })).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
    await expect(submit({ consultationId: 'x' })).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('is refused before the window, after it with its last day, and from the moment it was closed early', async () => {
    clock.set('2024-06-02');
    expect(await submit()).toMatchObject({ constructor: ConsultationNotYetOpen, opensOn: '2024-06-03' });
    clock.set(new Date('2024-06-30T23:59:59.999+08:00'));
    expect(await submit()).toBeInstanceOf(PublicCommentReceived);
    clock.set(new Date('2024-07-01T00:00:00+08:00'));
    expect(await submit()).toMatchObject({ constructor: ConsultationClosed, closesOn: '2024-06-30' });
    const closed = await scene.village();
    clock.set('2024-06-20');
    const input = { consultationId: closed.consultation.id, reason: '意见已充分', overrideReason: '提前' };
    await scene.consultations.close(system, input);
    expect(await submit({ consultationId: closed.consultation.id })).toMatchObject({
      constructor: ConsultationClosed,
      closesOn: '2024-06-20',
    });
  });

  it('is refused where only points are asked', async () => {
    const { consultation } = await scene.village({ openToPublic: false });
    expect(await submit({ consultationId: consultation.id })).toBeInstanceOf(NotOpenToPublic);
  });

  it('is checked like any other', async () => {
    const other = (await scene.village()).provisions.get('第一条')!;
    clock.set('2024-06-10');
    const answer = await submit({
      verbatim: '\u200b',
      occupation: '医生',
      provisionId: other.id,
      resident: { phone: '1' },
    });
    expect((answer as InvalidInput).problems.map(({ path }) => path)).toEqual([
      'verbatim',
      'resident.phone',
      'occupation',
      'provisionId',
    ]);
    expect(await submit({ verbatim: '😀'.repeat(20_000) })).toBeInstanceOf(PublicCommentReceived);
  });

  it('is added once under the device’s key, with the same answer, also at the same moment and after the window', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => submit({ key, verbatim: '只说一次' })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    clock.set('2024-08-01');
    expect(await submit({ key: key.toUpperCase(), verbatim: '只说一次' })).toEqual(answers[0]);
    expect(await submit({ key, verbatim: '另一句' })).toMatchObject({ problems: [{ path: 'key' }] });
    expect(await test.db.manager.findBy(Comment, { verbatim: '只说一次' })).toHaveLength(1);
  });

  it('has a code of its own in each consultation, also under one key', async () => {
    const [key, other] = [randomUUID(), await scene.village()];
    clock.set('2024-06-10');
    const here = await received({ key });
    const there = await received({ key, consultationId: other.consultation.id });
    expect(there.trackingCode).not.toBe(here.trackingCode);
    expect(await stored(there.trackingCode)).toMatchObject({ consultationId: other.consultation.id });
  });

  it('leaves neither its code nor its key nor where it came from in the database', async () => {
    const key = randomUUID();
    const viewer = Object.assign(scene.anyone, { address: '203.0.113.9' });
    const { trackingCode } = (await submit({ key, verbatim: '不留痕迹' }, viewer)) as PublicCommentReceived;
    const rows = await test.owner.query(
      `select c::text, a::text from comment c join audit a on a.subject_id = c.id where c.verbatim = '不留痕迹'`,
    );
    expect(rows).toHaveLength(1);
    const kept = JSON.stringify(rows);
    for (const secret of [trackingCode, trackingCode.replaceAll('-', ''), key, '203.0.113.9'])
      expect(kept).not.toContain(secret);
  });
});

describe('following up', () => {
  it('tells how far it has come', async () => {
    const { trackingCode } = await received({ verbatim: '我叫张三，打13812345678' });
    const comment = await stored(trackingCode);
    const decided = new Decided(test.owner);
    const state = async () => (await scene.residents.followUp(trackingCode))!.state;
    expect(await scene.residents.followUp(trackingCode.toLowerCase())).toMatchObject({
      state: FollowUpState.RECEIVED,
      receivedOn: '2024-06-10',
      text: `我叫${MASK}，打${MASK}`,
      withdrawalReason: null,
    });
    const opinion = await decided.opinion([comment]);
    expect(await state()).toBe(FollowUpState.SUMMED_UP);
    const first = await decided.submit(opinion, [comment], 1);
    expect(await state()).toBe(FollowUpState.SUBMITTED);
    await decided.giveBack(first);
    expect(await state()).toBe(FollowUpState.SUMMED_UP);
    await decided.submit(opinion, [comment], 2);
    await decided.decide(opinion, 'NOT_ADOPTED', 1);
    expect(await state()).toBe(FollowUpState.DECIDED);
    await scene.comments.withdraw(system, { id: comment.globalId, reason: '本人要求撤回' });
    expect(await scene.residents.followUp(trackingCode)).toMatchObject({
      state: FollowUpState.WITHDRAWN,
      withdrawalReason: '本人要求撤回',
    });
  });

  it('hides what was redacted', async () => {
    const { trackingCode } = await received({ verbatim: '邻居甲乙丙' });
    const { globalId: id } = await stored(trackingCode);
    await scene.releases.redact(system, {
      id,
      reason: '他人',
      spans: [{ field: CommentField.VERBATIM, start: 2, end: 5 }],
    });
    expect(await scene.residents.followUp(trackingCode)).toMatchObject({ text: `邻居${MASK}` });
  });

  it('knows no other code', async () => {
    const { trackingCode } = await received();
    const last = trackingCode.at(-1) === 'A' ? 'B' : 'A';
    for (const code of [
      '',
      'x',
      trackingCode.slice(0, -1),
      trackingCode.slice(0, -1) + last,
      '😀'.repeat(18),
      '0'.repeat(10_000),
    ])
      expect(await scene.residents.followUp(code)).toBeNull();
  });
});
