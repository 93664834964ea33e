import { Channel } from '#comments';
import { StoppedClock, sql, testDatabase, type TestDatabase } from '#database';
import type { InvalidInput } from '#graphql';
import { No } from '#graphql';
import { Opinion } from './opinion.entity.js';
import { OpinionKind, OpinionState } from './opinion.enums.js';
import { OpinionChangedMeanwhile, WrongState } from './refusals.js';
import { Desk, done } from './testing/desk.js';

let test: TestDatabase;
let desk: Desk;
const clock = new StoppedClock('2024-06-10');

beforeAll(async () => {
  test = await testDatabase();
  desk = await Desk.open(test.db, clock);
});
afterAll(() => test.close());

const words = { kind: OpinionKind.ADDITION, wording: '增加一款。' };
const problemsOf = (answer: unknown) => (answer as InvalidInput).problems.map(({ path }) => path);

describe('drafting', () => {
  it('sums comments of a point and its collection points up', async () => {
    const provisionId = desk.provisions.get('第二条')!.id;
    const comments = [
      ...(await desk.heard(1, { provisionId })),
      ...(await desk.heard(1, { provisionId, contactPointId: desk.collectionPoint.id })),
    ];
    const opinion = await desk.drafted(comments, { ...words, contactPointId: desk.point.id });
    expect(opinion).toMatchObject({
      state: OpinionState.DRAFT,
      contactPointId: desk.point.id,
      provisionId,
      version: 1,
    });
    const links = await test.db.sql`select comment_id from opinion_comment where opinion_id = ${opinion.id}`;
    expect(links).toHaveLength(2);
    const audited = await test.db.sql`select operation from audit where subject_id = ${opinion.id}`;
    expect(audited).toEqual([{ operation: 'opinion.draft' }]);
  });

  it('asks which point and which provision where comments differ', async () => {
    const comments = [
      ...(await desk.heard(1, { provisionId: desk.provisions.get('第一条')!.id })),
      ...(await desk.heard(1, { contactPointId: desk.collectionPoint.id })),
    ];
    const commentIds = comments.map((comment) => comment.globalId);
    const { staff, point } = desk;
    expect(problemsOf(await desk.summingUp.draft(staff, { ...words, commentIds }))).toEqual([
      'contactPointId',
    ]);
    const atPoint = { ...words, commentIds, contactPointId: point.id };
    expect(problemsOf(await desk.summingUp.draft(staff, atPoint))).toEqual(['provisionId']);
    const whole = await desk.summingUp.draft(staff, { ...atPoint, provisionId: null });
    expect(whole).toMatchObject({ provisionId: null });
    // The collection point cannot speak for what the point above it heard.
    const below = { ...atPoint, provisionId: null, contactPointId: desk.collectionPoint.id };
    expect(problemsOf(await desk.summingUp.draft(staff, below))).toEqual(['commentIds.0']);
  });

  it('refuses comments withdrawn or of another consultation, and provisions of another draft', async () => {
    const [withdrawn] = await desk.heard(1);
    await sql`insert into comment_withdrawal (regulation_id, comment_id, reason, recorded_at, recorded_on)
      values (${withdrawn!.regulationId}, ${withdrawn!.id}, '重复', ${clock.now()}, ${clock.today()})`.on(
      test.db.manager,
    );
    const second = await desk.consult();
    const [elsewhere] = await desk.heard(1, { consultationId: second.id });
    const commentIds = [...(await desk.heard(1)), withdrawn!, elsewhere!].map((comment) => comment.globalId);
    expect(problemsOf(await desk.summingUp.draft(desk.staff, { ...words, commentIds }))).toEqual([
      'commentIds.1',
      'commentIds.2',
    ]);
    const other = await desk.publishDraft('2024-06-01');
    const [strange] = await test.db.sql<{
      id: string;
    }>`select id from provision where draft_id = ${other.id} limit 1`;
    const answer = await desk.summingUp.draft(desk.staff, {
      ...words,
      commentIds: [commentIds[0]!],
      provisionId: strange!.id,
    });
    expect(problemsOf(answer)).toEqual(['provisionId']);
  });

  it('refuses words that show nothing or cannot be stored', async () => {
    const commentIds = (await desk.heard(1)).map((comment) => comment.globalId);
    const draft = (more: object) => desk.summingUp.draft(desk.staff, { ...words, commentIds, ...more });
    expect(problemsOf(await draft({ wording: '\u3164\u200b' }))).toEqual(['wording']);
    expect(problemsOf(await draft({ reason: '因为\0' }))).toEqual(['reason']);
  });

  it('finds no comment or point of others', async () => {
    const [own] = await desk.heard(1);
    const [theirs] = await desk.heard(1, { contactPointId: desk.neighbour.id });
    const draft = (commentIds: string[], more = {}) =>
      desk.summingUp.draft(desk.staff, { ...words, commentIds, ...more });
    await expect(draft([own!.globalId, theirs!.globalId])).rejects.toThrow(No);
    await expect(draft(['nonsense'])).rejects.toThrow(No);
    await expect(draft([own!.globalId], { contactPointId: desk.neighbour.id })).rejects.toThrow(No);
    // A legislator reads comments, but sums up only what reached the ONLINE point.
    await expect(
      desk.summingUp.draft(desk.legislator, { ...words, commentIds: [own!.globalId] }),
    ).rejects.toThrow(No);
  });
});

describe('editing and endorsing', () => {
  it('changes what was read, and only that', async () => {
    const opinion = await desk.drafted();
    const { globalId: id } = opinion;
    const edited = await done<Opinion>(
      desk.summingUp.edit(desk.staff, { id, version: 1, wording: '改为“应当牵绳”。' }),
    );
    expect(edited).toMatchObject({ version: 2, wording: '改为“应当牵绳”。', kind: opinion.kind });
    const stale = await desk.summingUp.edit(desk.staff, { id, version: 1, wording: '别的' });
    expect(stale).toBeInstanceOf(OpinionChangedMeanwhile);
    expect((stale as OpinionChangedMeanwhile).opinion).toMatchObject({
      version: 2,
      wording: '改为“应当牵绳”。',
    });
    const found = await desk.opinions.page(desk.staff, { text: '應當牽繩' }, {});
    expect(found.nodes.map((node) => node.id)).toEqual([opinion.id]);
  });

  it('lets one of ten editors at once win', async () => {
    const { globalId: id } = await desk.drafted();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        desk.summingUp.edit(desk.staff, { id, version: 1, wording: `第${i}稿` }),
      ),
    );
    expect(answers.filter((answer) => answer instanceof Opinion)).toHaveLength(1);
    expect(answers.filter((answer) => answer instanceof OpinionChangedMeanwhile)).toHaveLength(9);
  });

  it('rests an opinion on other comments', async () => {
    const opinion = await desk.drafted();
    const comments = await desk.heard(3, { channel: Channel.PHONE });
    const commentIds = comments.map((comment) => comment.globalId);
    await done(desk.summingUp.edit(desk.staff, { id: opinion.globalId, version: 1, commentIds }));
    const links = await test.db.sql<{ id: string }>`
      select comment_id as id from opinion_comment where opinion_id = ${opinion.id} order by comment_id`;
    expect(links.map((link) => link.id)).toEqual(comments.map((comment) => comment.id));
  });

  it('endorses the version read, twice with one result; an edit leads back to DRAFT', async () => {
    const { globalId: id } = await desk.drafted();
    expect(await desk.summingUp.endorse(desk.staff, { id, version: 7 })).toBeInstanceOf(
      OpinionChangedMeanwhile,
    );
    const endorsed = await done<Opinion>(desk.summingUp.endorse(desk.staff, { id, version: 1 }));
    expect(endorsed).toMatchObject({ state: OpinionState.ENDORSED, version: 2 });
    expect(await desk.summingUp.endorse(desk.staff, { id, version: 1 })).toMatchObject({ version: 2 });
    const edited = await desk.summingUp.edit(desk.staff, { id, version: 2, reason: '更清楚' });
    expect(edited).toMatchObject({ state: OpinionState.DRAFT, version: 3, reason: '更清楚' });
  });

  it('leaves what is submitted alone', async () => {
    const [opinion] = await desk.submitted();
    const { globalId: id, version } = opinion!;
    expect(await desk.summingUp.edit(desk.staff, { id, version, wording: '晚了' })).toBeInstanceOf(
      WrongState,
    );
    expect(await desk.summingUp.endorse(desk.staff, { id, version })).toBeInstanceOf(WrongState);
    await expect(desk.summingUp.edit(desk.neighbours, { id, version, wording: '别人的' })).rejects.toThrow(
      No,
    );
  });
});
