import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { loaderIn, loaderWithIn, type BatchWith, type Page } from '#graphql';
import type { Viewer } from '#accounts';
import { Channel, EventKind } from './channel.js';
import { CommentState, type CommentFilter } from './comment-filter.js';
import type { Comment } from './comment.entity.js';
import {
  commentCountOfConsultation,
  commentCountOfEvent,
  commentCountOfProvision,
  commentsOfConsultation,
  commentsOfDraft,
  commentsOfEvent,
  commentsOfPoint,
  commentsOfProvision,
  commentsOfRegulation,
  type CommentsOf,
} from './comments.loaders.js';
import { insertComments } from './insert-comments.sql.js';
import { Outcome } from './outcome.js';
import { Decided } from './testing/decided.js';
import { done, Scene, system, type Village } from './testing/scene.js';
import type { CollectionEvent } from './collection-event.entity.js';

let test: TestDatabase;
let clock: StoppedClock;
let scene: Scene;
let village: Village;
/** By a name of their own, which is also what was said. */
const said = new Map<string, Comment>();
let stall: CollectionEvent;

beforeAll(async () => {
  test = await testDatabase();
  clock = new StoppedClock('2024-06-03');
  scene = new Scene(test.db, clock);
  village = await scene.village();
  clock.set('2024-06-10');
  const on = (citation: string) => ({ provisionId: village.provisions.get(citation)!.id });
  const { point, collectionPoint, neighbour } = village;
  const stallInput = { contactPointId: point.id, kind: EventKind.STALL, heldOn: '2024-06-08' };
  stall = await done<CollectionEvent>(scene.events.record(system, stallInput));
  const hear = async (verbatim: string, more: object = {}) =>
    said.set(verbatim, await scene.heard(village, { verbatim, ...more }));
  await hear('全稿意见', { channel: Channel.PHONE, heardOn: '2024-06-05' });
  await hear('第二条意见', on('第二条'));
  await hear('牵引带要多长', { ...on('第二条第（一）项'), contactPointId: collectionPoint.id });
  await hear('粪便袋哪里领', { ...on('第二条第（二）项'), eventId: stall.id });
  await hear('邻点意见', { ...on('第一条'), contactPointId: neighbour.id });
  await hear('撤回的', on('第一条'));
  await scene.comments.withdraw(system, { id: said.get('撤回的')!.globalId, reason: '重复' });
  const released = [said.get('第二条意见')!, said.get('邻点意见')!];
  await scene.releases.release(system, { ids: released.map((comment) => comment.globalId) });

  const decided = new Decided(test.owner);
  const submitted = async (names: string[], outcomes: `${Outcome}`[]) => {
    const comments = names.map((name) => said.get(name)!);
    const opinion = await decided.opinion(comments);
    await decided.submit(opinion, comments, 1);
    for (const [i, outcome] of outcomes.entries()) await decided.decide(opinion, outcome, i + 1);
  };
  // The first round of the second opinion is superseded; 第二条意见 feeds both.
  await submitted(['全稿意见', '第二条意见'], ['NOT_ADOPTED']);
  await submitted(['第二条意见', '牵引带要多长'], ['ADOPTED', 'PARTIALLY_ADOPTED']);
  await submitted(['粪便袋哪里领'], []);
  const returned = await decided.opinion([said.get('邻点意见')!]);
  await decided.giveBack(await decided.submit(returned, [said.get('邻点意见')!], 1));
});
afterAll(() => test.close());

const all = ['邻点意见', '粪便袋哪里领', '牵引带要多长', '第二条意见', '全稿意见'];
const names = (page: Page<Comment>) => page.nodes.map((comment) => comment.verbatim);
const seen = async (filter: CommentFilter = {}, viewer: Viewer = system) =>
  names(await scene.comments.page(viewer, filter, {}));

describe('who sees which comments', () => {
  it('staff those of their point and its collection points, legislators their authority’s, and all the released ones', async () => {
    expect(await seen({}, scene.staff(village.point, village.collectionPoint))).toEqual(all);
    expect(await seen({}, scene.staff(village.collectionPoint))).toEqual([
      '邻点意见',
      '牵引带要多长',
      '第二条意见',
    ]);
    expect(await seen({}, scene.legislator(village))).toEqual(all);
    expect(await seen({}, scene.legislator(await scene.village()))).toEqual(['邻点意见', '第二条意见']);
    expect(await seen({}, scene.anyone)).toEqual(['邻点意见', '第二条意见']);
    expect(await seen({ state: CommentState.ANY }, scene.anyone)).toEqual(['邻点意见', '第二条意见']);
    expect(await seen({ state: CommentState.WITHDRAWN }, scene.anyone)).toEqual([]);
  });

  it('one by its id in the same way, withdrawn or not; NOT_FOUND for the others', async () => {
    const byId = (name: string, viewer: Viewer) => scene.comments.byId(viewer, said.get(name)!.globalId);
    const notFound = { extensions: { code: 'NOT_FOUND' } };
    expect(await byId('撤回的', scene.staff(village.point))).toMatchObject({ verbatim: '撤回的' });
    expect(await byId('邻点意见', scene.staff(village.point))).toMatchObject({ verbatim: '邻点意见' });
    await expect(byId('全稿意见', scene.staff(village.neighbour))).rejects.toMatchObject(notFound);
    await expect(byId('全稿意见', scene.anyone)).rejects.toMatchObject(notFound);
    await expect(byId('撤回的', scene.anyone)).rejects.toMatchObject(notFound);
    await expect(scene.comments.byId(system, 'x')).rejects.toMatchObject(notFound);
  });
});

describe('filters', () => {
  it('hold together', async () => {
    const { point, collectionPoint, neighbour, consultation, draft, provisions } = village;
    expect(await seen({ contactPointId: point.id })).toEqual(all.slice(1));
    expect(await seen({ contactPointId: collectionPoint.id })).toEqual(['牵引带要多长']);
    expect(await seen({ regulationId: consultation.regulationId })).toEqual(all);
    expect(await seen({ consultationId: consultation.id, contactPointId: neighbour.id })).toEqual([
      '邻点意见',
    ]);
    expect(await seen({ draftId: draft.id, channel: Channel.PHONE })).toEqual(['全稿意见']);
    expect(await seen({ provisionId: provisions.get('第二条')!.id })).toEqual(all.slice(1, 4));
    expect(await seen({ provisionId: provisions.get('第二条第（二）项')!.id })).toEqual(['粪便袋哪里领']);
    expect(await seen({ provisionId: provisions.get('第三条')!.id })).toEqual([]);
    expect(await seen({ eventId: stall.id })).toEqual(['粪便袋哪里领']);
    expect(await seen({ eventKind: EventKind.STALL, channel: Channel.PHONE })).toEqual([]);
    expect(await seen({ heardTo: '2024-06-05' })).toEqual(['全稿意见']);
    expect(await seen({ heardFrom: '2024-06-06', heardTo: '2024-06-10' })).toEqual(all.slice(0, 4));
  });

  it('tell what has become of a comment', async () => {
    const states = Object.values(CommentState).map(async (state) => [state, await seen({ state })] as const);
    expect(Object.fromEntries(await Promise.all(states))).toEqual({
      HEARD: all,
      ANY: ['撤回的', ...all],
      WITHDRAWN: ['撤回的'],
      SUBMITTED: all.slice(1),
      NOT_SUBMITTED: ['邻点意见'],
      RELEASED: ['邻点意见', '第二条意见'],
      NOT_RELEASED: ['粪便袋哪里领', '牵引带要多长', '全稿意见'],
    });
  });

  it('take the best outcome among the decisions in force', async () => {
    const outcomes = Object.values(Outcome).map(
      async (outcome) => [outcome, await seen({ outcome })] as const,
    );
    expect(Object.fromEntries(await Promise.all(outcomes))).toEqual({
      ADOPTED: [],
      PARTIALLY_ADOPTED: ['牵引带要多长', '第二条意见'],
      FOR_REFERENCE: [],
      REFERRED: [],
      NOT_ADOPTED: ['全稿意见'],
      OUT_OF_SCOPE: [],
    });
  });

  it('find words wherever they stand, in traditional characters too, and for the public in released texts only', async () => {
    expect(await seen({ text: '引带' })).toEqual(['牵引带要多长']);
    expect(await seen({ text: '牽引帶 多長' })).toEqual(['牵引带要多长']);
    expect(await seen({ text: '引多' })).toEqual([]);
    expect(await seen({ text: '意见' }, scene.anyone)).toEqual(['邻点意见', '第二条意见']);
    expect(await seen({ text: '牵引带' }, scene.anyone)).toEqual([]);
    expect(await seen({ text: '意见' }, scene.staff(village.neighbour))).toEqual(['邻点意见', '第二条意见']);
  });
});

describe('pages', () => {
  it('walk through all of them forwards and backwards, also where ids are made in one millisecond', async () => {
    const { consultation } = await scene.consultation(village.authority);
    clock.set('2024-06-10');
    const row = {
      regulationId: consultation.regulationId,
      consultationId: consultation.id,
      draftId: consultation.draftId,
      contactPointId: village.online.id,
      channel: Channel.PAPER,
      heardOn: '2024-06-10',
      recordedAt: clock.now(),
    };
    const rows = Array.from({ length: 60 }, (_, i) => ({ ...row, verbatim: `第${i}` }));
    await test.db.transaction((tx) => insertComments(tx, rows));
    const filter = { consultationId: consultation.id };
    const forwards: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Page<Comment> = await scene.comments.page(system, filter, { first: 7, after });
      forwards.push(...names(page));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(forwards).toEqual(rows.map(({ verbatim }) => verbatim).toReversed());
    const last = await scene.comments.page(system, filter, { last: 2 });
    expect(names(last)).toEqual(['第1', '第0']);
    expect(await last.totalCount()).toBe(60);
  });
});

describe('fields of other types', () => {
  type LoaderOfComments = BatchWith<CommentsOf, string, Page<Comment>>;
  const load = (loader: LoaderOfComments, viewer: Viewer = system, filter: CommentFilter = {}) =>
    loaderWithIn(scene.request(viewer), loader)({ filter, page: {}, today: '2024-06-10' });

  it('show the comments of each, of a provision and a point with what is below it', async () => {
    const { consultation, draft, provisions, point, collectionPoint } = village;
    expect(names(await load(commentsOfRegulation)(consultation.regulationId))).toEqual(all);
    expect(names(await load(commentsOfConsultation)(consultation.id))).toEqual(all);
    expect(names(await load(commentsOfDraft)(draft.id))).toEqual(all);
    expect(names(await load(commentsOfEvent)(stall.id))).toEqual(['粪便袋哪里领']);
    const points = load(commentsOfPoint);
    const [below, own] = await Promise.all([points(point.id), points(collectionPoint.id)]);
    expect([names(below), names(own)]).toEqual([all.slice(1), ['牵引带要多长']]);
    const ofProvisions = load(commentsOfProvision, system, { state: CommentState.SUBMITTED });
    const [article, item, other] = await Promise.all(
      ['第二条', '第二条第（一）项', '第一条'].map((citation) => ofProvisions(provisions.get(citation)!.id)),
    );
    expect([names(article!), names(item!), names(other!)]).toEqual([all.slice(1, 4), ['牵引带要多长'], []]);
    expect(await article!.totalCount()).toBe(3);
    const publicly = await load(commentsOfProvision, scene.anyone)(provisions.get('第二条')!.id);
    expect(names(publicly)).toEqual(['第二条意见']);
  });

  it('count what was heard for everybody, released or not', async () => {
    const context = scene.request(scene.anyone);
    const count = loaderIn(context, commentCountOfProvision);
    const citations = ['第二条', '第二条第（一）项', '第一条', '第三条'];
    const counts = citations.map((citation) => count(village.provisions.get(citation)!.id));
    expect(await Promise.all(counts)).toEqual([3, 1, 1, 0]);
    expect(await loaderIn(context, commentCountOfConsultation)(village.consultation.id)).toBe(5);
    expect(await loaderIn(context, commentCountOfEvent)(stall.id)).toBe(1);
  });

  it('cost the same number of statements for one parent and for many', async () => {
    const provisions = [...village.provisions.values()].map(({ id }) => id);
    const points = [village.point, village.collectionPoint, village.neighbour, village.stranger].map(
      ({ id }) => id,
    );
    // Each a new request: what it loaded once it does not load again.
    const cases: [string[], () => (id: string) => Promise<unknown>][] = [
      [provisions, () => load(commentsOfProvision)],
      [provisions, () => loaderIn(scene.request(system), commentCountOfProvision)],
      [points, () => load(commentsOfPoint)],
    ];
    for (const [keys, loaderOf] of cases) {
      const one = loaderOf();
      const forOne = await statements(() => one(keys[0]!));
      expect(forOne).toBeGreaterThan(0);
      const many = loaderOf();
      expect(await statements(() => Promise.all(keys.map(many)))).toBe(forOne);
    }
  });
});

async function statements(act: () => Promise<unknown>): Promise<number> {
  const { logger } = test.db.dataSource;
  let count = 0;
  Object.assign(test.db.dataSource, { logger: { ...logger, logQuery: () => count++ } });
  await act();
  Object.assign(test.db.dataSource, { logger });
  return count;
}
