import type { Viewer } from '#accounts';
import { StoppedClock, sql, testDatabase, type TestDatabase } from '#database';
import { loaderIn, loaderWithIn, No, type BatchWith, type Page } from '#graphql';
import { ReleasesService } from '#comments';
import type { OpinionFilter } from './opinion-filter.js';
import type { Opinion } from './opinion.entity.js';
import { OpinionKind, OpinionState } from './opinion.enums.js';
import {
  commentsOfOpinion,
  groupByKey,
  groupsOfConsultation,
  opinionsOfComment,
  opinionsOfConsultation,
  opinionsOfDraft,
  opinionsOfGroup,
  opinionsOfPoint,
  opinionsOfProvision,
  opinionsOfRegulation,
  returnOfSubmission,
  submissionsOfOpinion,
  type OpinionsOf,
} from './opinions.loaders.js';
import { Desk, done } from './testing/desk.js';
import type { OpinionGroup } from './opinion-group.entity.js';

let test: TestDatabase;
let desk: Desk;
const clock = new StoppedClock('2024-06-10');
/** By a name of their own. */
const made = new Map<string, Opinion>();

beforeAll(async () => {
  test = await testDatabase();
  desk = await Desk.open(test.db, clock);
  const on = (citation: string) => ({ provisionId: desk.provisions.get(citation)!.id });
  const submit = async (name: string, more: object = {}, by = desk.staff) => {
    const [comment] = await desk.heard(1, { verbatim: `关于${name}的意见`, ...more });
    const input = { commentIds: [comment!.globalId], taskDone: false };
    const { opinions } = await done(desk.submissions.asIs(by, input) as Promise<{ opinions: Opinion[] }>);
    made.set(name, opinions[0]!);
  };
  made.set('草稿', await desk.drafted(undefined, { wording: '草稿里的话' }));
  await submit('全文');
  await submit('第二条', on('第二条'));
  clock.set('2024-06-12');
  await submit('牵引', { ...on('第二条第（一）项'), contactPointId: desk.collectionPoint.id });
  await submit('邻点', { contactPointId: desk.neighbour.id }, desk.neighbours);
  await submit('退回', {});
  await done(desk.submissions.return(desk.legislator, { id: made.get('退回')!.globalId, reason: '重复' }));
  await decide('第二条', 'ADOPTED', 1);
  await decide('牵引', 'ADOPTED', 1);
  await decide('牵引', 'NOT_ADOPTED', 2);
});
afterAll(() => test.close());

async function decide(name: string, outcome: string, round: number): Promise<void> {
  const { regulationId, id } = made.get(name)!;
  await sql`insert into decision (regulation_id, id, opinion_id, round, outcome, reason, prepared_at, published_on,
      recorded_at, recorded_on)
    values (${regulationId}, gen_random_uuid(), ${id}, ${round}, ${outcome}, '理由', ${clock.now()}, ${clock.today()},
      ${clock.now()}, ${clock.today()})`.on(test.db.manager);
}

const nameOf = (opinion: Opinion) => [...made].find(([, { id }]) => id === opinion.id)?.[0];
const names = (page: Page<Opinion>) => page.nodes.map(nameOf).sort();
const seen = async (viewer: Viewer, filter: OpinionFilter = {}) =>
  names(await desk.opinions.page(viewer, { regulationId: desk.regulation.id, ...filter }, {}));

describe('who sees which opinions', () => {
  it('staff those of their point, whatever their state, and what is public', async () => {
    expect(await seen(desk.staff)).toEqual(['全文', '牵引', '第二条', '草稿', '退回'].sort());
    expect(await seen(desk.neighbours)).toEqual(['牵引', '第二条', '邻点'].sort());
  });

  it('legislators what was sent to them', async () => {
    expect(await seen(desk.legislator)).toEqual(['全文', '牵引', '第二条', '退回', '邻点'].sort());
  });

  it('anyone those with a published decision', async () => {
    expect(await seen(desk.anyone)).toEqual(['牵引', '第二条'].sort());
    await expect(desk.opinions.byId(desk.anyone, made.get('全文')!.globalId)).rejects.toThrow(No);
    await expect(desk.opinions.byId(desk.legislator, made.get('草稿')!.globalId)).rejects.toThrow(No);
    expect(nameOf(await desk.opinions.byId(desk.anyone, made.get('牵引')!.globalId))).toBe('牵引');
  });

  it('comments only as far as they may, and a return only point and authority', async () => {
    const opinion = made.get('第二条')!;
    const load = (viewer: Viewer) =>
      loaderWithIn(desk.request(viewer), commentsOfOpinion)({ page: {}, today: clock.today() })(opinion.id);
    expect((await load(desk.staff)).nodes).toHaveLength(1);
    expect((await load(desk.anyone)).nodes).toHaveLength(0);
    const [comment] = (await load(desk.staff)).nodes;
    await new ReleasesService(test.db, clock).release(desk.staff, { ids: [comment!.globalId] });
    expect((await load(desk.anyone)).nodes.map(({ id }) => id)).toEqual([comment!.id]);

    const rounds = await loaderIn(desk.request(desk.staff), submissionsOfOpinion)(made.get('退回')!);
    const back = await loaderIn(desk.request(desk.staff), returnOfSubmission)(rounds[0]!);
    expect(back).toMatchObject({ reason: '重复' });
  });
});

describe('filters', () => {
  it.each<[string, () => OpinionFilter, string[]]>([
    [
      'a point and its collection points',
      () => ({ contactPointId: desk.point.id }),
      ['全文', '牵引', '第二条', '草稿', '退回'],
    ],
    ['a collection point', () => ({ contactPointId: desk.collectionPoint.id }), ['牵引']],
    [
      'a provision and what is below it',
      () => ({ provisionId: desk.provisions.get('第二条')!.id }),
      ['第二条', '牵引'],
    ],
    ['a draft', () => ({ draftId: desk.draft.id, states: [OpinionState.DRAFT] }), ['草稿']],
    ['states', () => ({ states: [OpinionState.RETURNED] }), ['退回']],
    ['kinds', () => ({ kinds: [OpinionKind.TEXT_CHANGE] }), ['草稿']],
    ['the outcome in force, not one superseded', () => ({ outcomes: ['ADOPTED' as never] }), ['第二条']],
    ['undecided', () => ({ decided: false, states: [OpinionState.SUBMITTED] }), ['全文', '邻点']],
    ['decided', () => ({ decided: true }), ['第二条', '牵引']],
    ['first submitted from', () => ({ submittedFrom: '2024-06-12' }), ['牵引', '邻点', '退回']],
    ['first submitted to', () => ({ submittedTo: '2024-06-11' }), ['全文', '第二条']],
    ['words', () => ({ text: '牵引' }), ['牵引']],
    ['no state at all', () => ({ states: [] }), []],
  ])('%s', async (_, filter, expected) => {
    const everything = { ...desk.staff.scope('opinion.read') };
    expect(everything.everything).toBe(false);
    const both = new Set([...(await seen(desk.staff, filter())), ...(await seen(desk.legislator, filter()))]);
    expect([...both].sort()).toEqual([...expected].sort());
  });

  it('tells what is prepared to the authority alone', async () => {
    const { regulationId, id } = made.get('全文')!;
    await sql`insert into prepared_decision (regulation_id, opinion_id, outcome, reason, prepared_at)
      values (${regulationId}, ${id}, 'ADOPTED', '有理', ${clock.now()})`.on(test.db.manager);
    expect(await seen(desk.legislator, { prepared: true })).toEqual(['全文']);
    expect(await seen(desk.staff, { prepared: true })).toEqual([]);
    expect(await seen(desk.staff, { prepared: false })).toEqual([]);
  });

  it('pages through all of them in a stable order', async () => {
    const all: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await desk.opinions.page(desk.legislator, {}, { first: 2, after });
      all.push(...page.nodes.map((node) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor!;
    }
    expect(all).toEqual([...all].sort().reverse());
    expect(all).toHaveLength(5);
    expect(await (await desk.opinions.page(desk.legislator, {}, { first: 1 })).totalCount()).toBe(5);
  });
});

describe('from what they belong to', () => {
  const under = async (def: BatchWith<OpinionsOf, string, Page<Opinion>>, id: string) =>
    names(
      await loaderWithIn(desk.request(desk.legislator), def)({ filter: {}, page: {}, today: clock.today() })(
        id,
      ),
    );

  it('are all reachable', async () => {
    const sent = ['全文', '牵引', '第二条', '退回', '邻点'].sort();
    expect(await under(opinionsOfRegulation, desk.regulation.id)).toEqual(sent);
    expect(await under(opinionsOfDraft, desk.draft.id)).toEqual(sent);
    expect(await under(opinionsOfConsultation, desk.consultation.id)).toEqual(sent);
    expect(await under(opinionsOfPoint, desk.neighbour.id)).toEqual(['邻点']);
    expect(await under(opinionsOfPoint, desk.point.id)).toEqual(['全文', '牵引', '第二条', '退回'].sort());
    expect(await under(opinionsOfProvision, desk.provisions.get('第二条')!.id)).toEqual(['牵引', '第二条']);
    expect(await under(opinionsOfProvision, desk.provisions.get('第一条')!.id)).toEqual([]);
  });

  it('a comment leads to its opinions, as far as they are seen', async () => {
    const [comment] = await desk.heard(1);
    const opinion = await desk.drafted([comment!]);
    const load = (viewer: Viewer) => loaderIn(desk.request(viewer), opinionsOfComment)(comment!);
    expect((await load(desk.staff)).map(({ id }) => id)).toEqual([opinion.id]);
    expect(await load(desk.legislator)).toEqual([]);
  });

  it('groups are for the authority', async () => {
    const ids = [made.get('全文')!.globalId, made.get('邻点')!.globalId];
    const group = await done<OpinionGroup>(desk.groups.group(desk.legislator, { ids, title: '同类' }));
    expect(await under(opinionsOfGroup, group.id)).toEqual(['全文', '邻点']);
    const load = (viewer: Viewer) => loaderIn(desk.request(viewer), groupByKey)(group);
    expect(await load(desk.legislator)).toMatchObject({ title: '同类' });
    expect(await load(desk.staff)).toBeNull();
    const listed = (viewer: Viewer) =>
      loaderWithIn(desk.request(viewer), groupsOfConsultation)({ page: {} })(desk.consultation.id);
    expect((await listed(desk.legislator)).nodes).toHaveLength(1);
    expect((await listed(desk.anyone)).nodes).toHaveLength(0);
    expect(await seen(desk.legislator, { groupId: group.globalId })).toEqual(['全文', '邻点']);
    expect(await seen(desk.staff, { groupId: group.globalId })).toEqual([]);
  });
});
