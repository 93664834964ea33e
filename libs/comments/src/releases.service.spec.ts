import { StoppedClock, testDatabase, uuidv7, type TestDatabase } from '#database';
import type { InvalidInput } from '#graphql';
import { bigId, loaderIn } from '#graphql';
import type { Viewer } from '#accounts';
import { commentFacts, contactSeen, wordsSeen } from './comment-facts.loader.js';
import { CommentField, CommentRelease } from './comment-facts.entity.js';
import { Comment } from './comment.entity.js';
import { RowsRefused } from './log-comments.js';
import type { CommentsReleased } from './release-comments.js';
import { MASK } from './spans.js';
import { Scene, system, type Village } from './testing/scene.js';

let test: TestDatabase;
let clock: StoppedClock;
let scene: Scene;
let village: Village;
beforeAll(async () => {
  test = await testDatabase();
  clock = new StoppedClock('2024-06-03');
  scene = new Scene(test.db, clock);
  village = await scene.village();
});
afterAll(() => test.close());
beforeEach(() => clock.set('2024-06-10'));

const notFound = { extensions: { code: 'NOT_FOUND' } };
const { VERBATIM, PROPOSED_WORDING, REASON } = CommentField;

const release = (comments: Comment[], viewer = system) =>
  scene.releases.release(viewer, { ids: comments.map((comment) => comment.globalId) });
const redact = (
  comment: Comment,
  spans: { field: CommentField; start: number; end: number }[],
  viewer = system,
) => scene.releases.redact(viewer, { id: comment.globalId, spans, reason: '涉及邻居' });
const rounds = (comment: Comment) =>
  test.db.manager.find(CommentRelease, { where: { commentId: comment.id }, order: { round: 'ASC' } });
const seenBy = async (viewer: Viewer, { regulationId, id }: Comment) => {
  const comment = await test.db.manager.findOneByOrFail(Comment, {
    regulationId,
    id,
  });
  return wordsSeen(comment, await loaderIn(scene.request(viewer), commentFacts)({ regulationId, id }));
};

describe('releasing', () => {
  it('makes the masked words public, and nothing more', async () => {
    const comment = await scene.heard(village, {
      verbatim: '我是张三丰，电话13812345678，隔壁老王不牵绳',
      proposedWording: '养犬人（如张三丰）应当牵绳',
      reason: '邮件 zsf@example.com',
      resident: { name: '张三丰', phone: '13812345678' },
    });
    expect(await seenBy(scene.anyone, comment)).toBeNull();
    expect(await release([comment])).toMatchObject({ comments: [{ id: comment.id }] });
    const expected = {
      text: `我是${MASK}，电话${MASK}，隔壁老王不牵绳`,
      proposedWording: `养犬人（如${MASK}）应当牵绳`,
      reason: `邮件 ${MASK}`,
    };
    expect(await seenBy(scene.anyone, comment)).toMatchObject(expected);
    expect(await seenBy(scene.staff(village.neighbour), comment)).toMatchObject(expected);
    expect(await seenBy(scene.staff(village.point), comment)).toMatchObject({ text: comment.verbatim });
  });

  it('adds nothing when released again, also at the same moment', async () => {
    const comments = [await scene.heard(village), await scene.heard(village)];
    await Promise.all([release(comments), release(comments.toReversed()), release(comments)]);
    for (const comment of comments) expect(await rounds(comment)).toMatchObject([{ round: 1 }]);
    const audits = await test.owner.query(
      `select from audit where subject_id = $1 and operation = 'comment.release'`,
      [comments[0]!.id],
    );
    expect(audits).toHaveLength(1);
  });

  it('releases all or none, and says which is in the way', async () => {
    const good = await scene.heard(village);
    const gone = await scene.heard(village);
    const foreign = await scene.heard(await scene.village());
    await scene.comments.withdraw(system, { id: gone.globalId, reason: '重复' });
    const ids = [good, gone, foreign].map((comment) => comment.globalId);
    const answer = await scene.releases.release(scene.legislator(village), { ids: [...ids, 'nonsense'] });
    expect(answer).toBeInstanceOf(RowsRefused);
    const problems = (answer as RowsRefused).rows.map(({ row, messageEn }) => `${row} ${messageEn}`);
    expect(problems).toEqual([
      '2 The comment was withdrawn.',
      '3 Comment not found.',
      '4 Comment not found.',
    ]);
    expect(await rounds(good)).toEqual([]);
  });

  it('answers in the order given, a comment named twice once in the table', async () => {
    const [a, b] = [await scene.heard(village), await scene.heard(village)];
    const { comments } = (await release([b, a, b])) as CommentsReleased;
    expect(comments.map(({ id }) => id)).toEqual([b.id, a.id, b.id]);
    expect(await rounds(b)).toHaveLength(1);
  });

  it('ends with the withdrawal of the comment', async () => {
    const comment = await scene.heard(village);
    await release([comment]);
    await scene.comments.withdraw(system, { id: comment.globalId, reason: '本人要求' });
    expect(await seenBy(scene.anyone, comment)).toBeNull();
    await expect(scene.comments.byId(scene.anyone, comment.globalId)).rejects.toMatchObject(notFound);
  });
});

describe('redacting', () => {
  it('hides the spans from everybody, and keeps the words for those entitled', async () => {
    const comment = await scene.heard(village, {
      verbatim: '😀王五😀家的狗',
      reason: '王五不管',
      proposedWording: '管',
    });
    const spans = [
      { field: VERBATIM, start: 2, end: 4 },
      { field: REASON, start: 0, end: 2 },
    ];
    expect(await redact(comment, spans, scene.staff(village.point))).toMatchObject({
      verbatim: '😀王五😀家的狗',
    });
    expect(await seenBy(scene.staff(village.point), comment)).toEqual({
      text: `😀${MASK}😀家的狗`,
      reason: `${MASK}不管`,
      proposedWording: '管',
    });
    const [audited] = await test.owner.query(
      `select after from audit where subject_id = $1 and operation = 'comment.redact'`,
      [comment.id],
    );
    expect(audited.after).toEqual({ spans, releaseRound: null });
    await redact(comment, [{ field: VERBATIM, start: 0, end: 2 }]);
    expect(await seenBy(system, comment)).toMatchObject({ text: `${MASK}😀家的狗` });
    await release([comment]);
    expect(await seenBy(scene.anyone, comment)).toMatchObject({
      text: `${MASK}😀家的狗`,
      reason: `${MASK}不管`,
    });
  });

  it('makes a new round of what was public, and searching no longer finds the words', async () => {
    const comment = await scene.heard(village, { verbatim: '稀奇古怪的邻居赵六养了狼狗' });
    await release([comment]);
    const found = async () =>
      (await scene.comments.page(scene.anyone, { text: '赵六' }, {})).nodes.map(({ id }) => id);
    expect(await found()).toEqual([comment.id]);
    await redact(comment, [{ field: VERBATIM, start: 7, end: 9 }]);
    expect(await rounds(comment)).toMatchObject([
      { round: 1 },
      { round: 2, text: `稀奇古怪的邻居${MASK}养了狼狗` },
    ]);
    expect(await seenBy(scene.anyone, comment)).toMatchObject({ text: `稀奇古怪的邻居${MASK}养了狼狗` });
    expect(await found()).toEqual([]);
  });

  it('never leaves hidden words public, whichever of release and redaction comes first', async () => {
    for (let i = 0; i < 12; i++) {
      const comment = await scene.heard(village, { verbatim: '某某是坏人' });
      const both = [() => release([comment]), () => redact(comment, [{ field: VERBATIM, start: 0, end: 2 }])];
      await Promise.all((i % 2 ? both : both.toReversed()).map((act) => act()));
      expect((await rounds(comment)).at(-1)).toMatchObject({ text: `${MASK}是坏人` });
    }
  });

  it('refuses spans outside the text, of parts that are not there, through a character, and no reason', async () => {
    const comment = await scene.heard(village, { verbatim: 'a😀b' });
    const wrong = [
      { field: VERBATIM, start: 0, end: 1 },
      { field: VERBATIM, start: 2, end: 4 },
      { field: VERBATIM, start: 0, end: 5 },
      { field: PROPOSED_WORDING, start: 0, end: 1 },
    ];
    const answer = (await redact(comment, wrong)) as InvalidInput;
    expect(answer.problems.map((problem) => problem.path)).toEqual(['spans.1', 'spans.2', 'spans.3']);
    const input = { id: comment.globalId, spans: wrong.slice(0, 1), reason: '\u200b' };
    expect(await scene.releases.redact(system, input)).toMatchObject({ problems: [{ path: 'reason' }] });
    const none = { ...input, id: bigId(comment.regulationId, uuidv7()) };
    await expect(scene.releases.redact(system, none)).rejects.toMatchObject(notFound);
    await expect(redact(comment, wrong, scene.staff(village.neighbour))).rejects.toMatchObject(notFound);
  });
});

describe('who spoke', () => {
  it('is for the point’s own staff, not for legislators, analysts or the public', async () => {
    const resident = { name: '李四', phone: '021-62345678' };
    const { regulationId, id } = await scene.heard(village, { resident });
    const seen = (viewer: Viewer) => loaderIn(scene.request(viewer), contactSeen)({ regulationId, id });
    expect(await seen(scene.staff(village.point))).toMatchObject(resident);
    for (const viewer of [scene.legislator(village), scene.staff(village.neighbour), scene.anyone])
      expect(await seen(viewer)).toBeNull();
  });
});
