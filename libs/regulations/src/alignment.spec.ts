import { existsSync, readFileSync } from 'node:fs';
import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { InvalidInput, loaderIn, loaderWithIn } from '#graphql';
import type { Authority } from '#contact-points';
import { AlignmentConfirmation } from './alignment.entity.js';
import { AlignmentsService } from './alignments.service.js';
import { alignmentsToConfirm } from './alignments-to-confirm.js';
import { comparedWith } from './compared-drafts.js';
import { AlignmentConfirmed } from './confirm-alignment.js';
import { counterpartIn, historyOf } from './counterpart.js';
import { stretches } from './draft-comparison.js';
import type { Draft } from './draft.entity.js';
import { Provision } from './provision.entity.js';
import type { Regulation } from './regulation.entity.js';
import { Scene, system } from './testing/scene.js';

let test: TestDatabase;
let scene: Scene;
let alignments: AlignmentsService;
let authority: Authority;
let regulation: Regulation;
beforeAll(async () => {
  test = await testDatabase();
  const clock = new StoppedClock('2024-06-03');
  scene = new Scene(test.db, clock);
  alignments = new AlignmentsService(test.db, clock);
});
afterAll(() => test.close());
beforeEach(async () => {
  authority = await scene.authority();
  regulation = await scene.regulation(authority);
});

const articles = (...words: string[]) =>
  '示例条例\n' + words.map((text, i) => `第${'一二三四五六七'[i]}条　${text}\n`).join('');
const version = (datedOn: string, text: string) => scene.draft(regulation, { datedOn, text });
const first = articles(
  '为了规范公园长椅的设置，制定本条例。',
  '长椅应当设在树荫下面，便于老年人休息。',
  '损坏公园长椅的，处五十元以上二百元以下罚款。',
  '长椅由公园管理机构每年检修一次，并公布检修记录。',
);
const second = articles(
  '为了规范公园长椅的设置，制定本条例。',
  '任何人不得在公园内燃放烟花爆竹或者放飞孔明灯。',
  '长椅应当设在树荫下面，便于老年人休息。',
  '损坏公园长椅的，处五百元以上一千元以下罚款。',
);

const provision = (draft: Draft, citation: string) =>
  test.db.manager.findOneByOrFail(Provision, { draftId: draft.id, citation });
const citationOf = async (id: string | null) =>
  id && (await test.db.manager.findOneByOrFail(Provision, { id })).citation;

async function counterpart(from: Draft, citation: string, to: Draft, viewer = system) {
  const { id } = await provision(from, citation);
  const found = await loaderWithIn(scene.request(viewer), counterpartIn)({ draftId: to.id })(id);
  return found && { ...found, citation: await citationOf(found.provisionId) };
}

const waiting = async (draft: Draft, viewer = system) => {
  const load = loaderWithIn(scene.request(viewer), alignmentsToConfirm);
  const page = await load({ page: {} })(draft.id);
  return Promise.all(page.nodes.map(({ earlierId }) => citationOf(earlierId)));
};

const compare = async (one: Draft, other: Draft, viewer = system) =>
  (await loaderWithIn(scene.request(viewer), comparedWith)({ draftId: other.id })(one.id))!;

const told = (changes: Awaited<ReturnType<typeof compare>>['all']) =>
  changes.map(({ before, after, kinds }) => [before?.citation, after?.citation, ...kinds]);

describe('a new draft', () => {
  it('is aligned with the one before it, so that a provision is found in both directions', async () => {
    const [a, b] = [await version('2024-03-01', first), await version('2024-05-01', second)];
    expect(await counterpart(a, '第二条', b)).toMatchObject({
      citation: '第三条',
      kinds: ['RENUMBERED'],
      confidence: 1,
      waits: false,
    });
    expect(await counterpart(b, '第三条', a)).toMatchObject({ citation: '第二条', waits: false });
    expect(await counterpart(b, '第二条', a)).toMatchObject({
      citation: null,
      kinds: ['ADDED'],
      waits: false,
    });
    expect(await counterpart(a, '第四条', b)).toMatchObject({
      citation: null,
      kinds: ['REMOVED'],
      waits: true,
    });
    expect(await counterpart(a, '第一条', a)).toMatchObject({ citation: '第一条', kinds: [], confidence: 1 });
    const elsewhere = await scene.draft(await scene.regulation(authority));
    expect(await counterpart(a, '第一条', elsewhere)).toBeNull();
  });

  it('that comes in between two is aligned with both, and the way from end to end leads through it', async () => {
    const third = second.replace('五百元以上一千元以下', '三百元以上八百元以下');
    const a = await version('2024-03-01', first);
    const c = await version('2024-05-01', third);
    const b = await version('2024-04-01', second);
    const { id } = await provision(a, '第三条');
    const load = loaderIn(scene.request(), historyOf);
    expect(await load(id)).toMatchObject([
      { draftId: a.id, kinds: [] },
      { draftId: b.id, kinds: ['EDITED', 'RENUMBERED'] },
      { draftId: c.id, kinds: ['EDITED'] },
    ]);
    expect(await counterpart(a, '第三条', c)).toMatchObject({
      citation: '第四条',
      kinds: ['EDITED', 'RENUMBERED'],
    });
    const pairs = await test.owner.query(
      'select distinct earlier_draft_id as earlier, later_draft_id as later from alignment where earlier_draft_id = any($1)',
      [[a.id, b.id, c.id]],
    );
    expect(pairs).toEqual(
      expect.arrayContaining([
        { earlier: a.id, later: b.id },
        { earlier: b.id, later: c.id },
      ]),
    );
  });

  it('imported twice at once with another one leaves every pair of neighbours aligned', async () => {
    const a = await version('2024-03-01', first);
    const [b, c] = await Promise.all([version('2024-04-01', second), version('2024-05-01', first + '\n')]);
    expect(await counterpart(a, '第二条', c)).toMatchObject({ citation: '第二条', waits: false });
    expect(await counterpart(b, '第三条', c)).toMatchObject({ citation: '第二条', waits: false });
  });

  it('shows only drafts the viewer may read', async () => {
    const [a, b] = [await version('2024-03-01', first), await version('2024-05-01', second)];
    await scene.drafts.publish(system, { draftId: a.id });
    expect(await counterpart(a, '第二条', b, scene.anyone)).toBeNull();
    const { id } = await provision(a, '第二条');
    expect(await loaderIn(scene.request(scene.anyone), historyOf)(id)).toMatchObject([{ draftId: a.id }]);
    const load = loaderWithIn(scene.request(scene.anyone), comparedWith);
    expect(await load({ draftId: b.id })(a.id)).toBeNull();
    expect(await load({ draftId: 'x' })(a.id)).toBeNull();
  });
});

describe('what is doubtful', () => {
  let a: Draft;
  let b: Draft;
  beforeEach(async () => {
    a = await version('2024-03-01', first);
    b = await version('2024-05-01', second);
  });
  const input = async (from: string, to: string | null, more: object = {}) => ({
    provisionId: (await provision(a, from)).id,
    draftId: b.id,
    counterpartId: to && (await provision(b, to)).id,
    ...more,
  });

  it('waits for those who manage the draft, and no longer once somebody has said what it is', async () => {
    expect(await waiting(b)).toEqual(['第四条']);
    expect(await waiting(b, scene.legislator(authority))).toEqual(['第四条']);
    expect(await waiting(b, scene.legislator(await scene.authority()))).toEqual([]);
    expect(await waiting(b, scene.anyone)).toEqual([]);
    const done = await alignments.confirm(system, await input('第四条', null));
    expect(done).toMatchObject({ laterId: null, kinds: ['REMOVED'], version: 1 });
    expect(await waiting(b)).toEqual([]);
    expect(await counterpart(a, '第四条', b)).toMatchObject({ citation: null, confidence: 1, waits: false });
    expect(
      await test.owner.query(
        `select operation, after from audit where operation = 'alignment.confirm' and regulation_id = $1`,
        [regulation.id],
      ),
    ).toEqual([
      { operation: 'alignment.confirm', after: { draftId: b.id, counterpartId: null, kinds: ['REMOVED'] } },
    ]);
  });

  it('goes where a person says, in the comparison too', async () => {
    await alignments.confirm(system, await input('第四条', '第二条'));
    expect(await counterpart(a, '第四条', b)).toMatchObject({
      citation: '第二条',
      confidence: 1,
      waits: false,
    });
    expect(await counterpart(b, '第二条', a)).toMatchObject({ citation: '第四条', waits: false });
    const comparison = await compare(b, a);
    expect(comparison).toMatchObject({ added: 0, removed: 0, edited: 2, renumbered: 3 });
    expect(told(comparison.all)).toContainEqual(['第四条', '第二条', 'EDITED', 'RENUMBERED']);
    // Taken from its counterpart, the third article of the later draft has none.
    await alignments.confirm(system, await input('第二条', null));
    expect(told((await compare(a, b)).all)).toEqual(
      expect.arrayContaining([
        ['第二条', undefined, 'REMOVED'],
        [undefined, '第三条', 'ADDED'],
      ]),
    );
    expect(await counterpart(b, '第三条', a)).toMatchObject({ citation: null });
  });

  it('is decided by the first of two people; the other sees what they said and may correct it', async () => {
    const answers = await Promise.all([
      alignments.confirm(scene.legislator(authority), await input('第四条', '第二条')),
      alignments.confirm(scene.legislator(authority), await input('第四条', null)),
    ]);
    const won = answers.find((answer) => answer instanceof AlignmentConfirmation)!;
    const lost = answers.find((answer) => answer instanceof AlignmentConfirmed) as AlignmentConfirmed;
    expect(lost.confirmation).toEqual(won);
    const other = won.laterId ? null : '第二条';
    expect(await alignments.confirm(system, await input('第四条', other))).toBeInstanceOf(AlignmentConfirmed);
    expect(await alignments.confirm(system, await input('第四条', other, { version: 1 }))).toMatchObject({
      version: 2,
    });
    // The same again is no second confirmation.
    expect(await alignments.confirm(system, await input('第四条', other))).toMatchObject({ version: 2 });
  });

  it('is confirmed only from one draft to the next, within it, by those who manage it', async () => {
    const c = await version('2024-06-01', second + '\n');
    expect(await alignments.confirm(system, await input('第四条', null, { draftId: c.id }))).toBeInstanceOf(
      InvalidInput,
    );
    const wrong = await input('第四条', null, { counterpartId: (await provision(a, '第一条')).id });
    expect(await alignments.confirm(system, wrong)).toBeInstanceOf(InvalidInput);
    const theirs = scene.legislator(await scene.authority());
    for (const refused of [
      async () => alignments.confirm(theirs, await input('第四条', null)),
      async () => alignments.confirm(system, await input('第四条', null, { provisionId: 'x' })),
      async () =>
        alignments.confirm(system, await input('第四条', null, { counterpartId: b.id.replace(/.$/, 'x') })),
    ])
      await expect(refused()).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });
});

it('what stood in something removed is offered what that stood in, and does not go there by itself', async () => {
  const chapter = (...words: string[]) =>
    `示例条例\n第一章　总则\n${articles(...words)
      .split('\n')
      .slice(1)
      .join('\n')}`;
  const a = await version(
    '2024-03-01',
    chapter(
      '为了规范公园长椅的设置，制定本条例。',
      '公园长椅的设置坚持便民、安全、美观的原则。',
      '有下列情形之一的，应当报告：\n（一）长椅松动；\n（二）靠背断裂。',
    ),
  );
  const b = await version(
    '2024-05-01',
    chapter('为了规范公园长椅的设置，制定本条例。', '公园长椅的设置坚持便民、安全、美观的原则。'),
  );
  expect(await counterpart(a, '第三条第（二）项', b)).toMatchObject({ citation: '第一章', waits: true });
});

it('tells typographic noise from change, word by word', async () => {
  const a = await version('2024-03-01', first);
  const b = await version(
    '2024-05-01',
    first.replace('二百元', '五百元').replace('树荫下面，', '树荫下面, '),
  );
  const { all, ...counts } = await compare(b, a);
  expect(counts).toMatchObject({ edited: 1, typographic: 1, unchanged: 2, added: 0, removed: 0 });
  const wording = all.map((change) => stretches({ ...change, wording: null }));
  expect(wording[2]!.filter(({ same }) => !same)).toEqual([
    { same: false, typographic: false, before: '二百元', after: '五百元' },
  ]);
  expect(wording[1]!.some(({ same, typographic }) => same && typographic)).toBe(true);
  expect(wording[1]!.every(({ same }) => same)).toBe(true);
});

const data = new URL('../../../../shared/data/', import.meta.url);
const real = existsSync(data) ? it : it.skip;
const base64 = (path: string) => readFileSync(new URL(path, data)).toString('base64');
const file = (path: string) => ({ text: undefined, file: { name: 'a.txt', base64: base64(path) } });

real('立法法 2015 → 2023: its new articles are named (skipped where ../shared/data is absent)', async () => {
  const a = await scene.draft(regulation, { datedOn: '2015-03-15', ...file('versions/立法法__v1_2015.txt') });
  const b = await scene.draft(regulation, { datedOn: '2023-03-13', ...file('versions/立法法__v2_2023.txt') });
  const { all } = await compare(a, b);
  const added = all.filter(({ after, before }) => !before && after?.kind === ('ARTICLE' as never));
  const removed = all.filter(({ after, before }) => !after && before?.kind === ('ARTICLE' as never));
  expect(added.length - removed.length).toBeGreaterThan(10);
  expect(await counterpart(a, '第一百零五条', b)).toMatchObject({ citation: '第一百二十条', waits: false });
  expect(await counterpart(b, '第一百二十条', a)).toMatchObject({ citation: '第一百零五条' });
});

real('民法典 is aligned in a moment, and 1 or 50 counterparts cost the same', async () => {
  const path = 'regulations/中华人民共和国民法典_20200528.txt';
  const a = await scene.draft(regulation, { datedOn: '2020-05-01', ...file(path) });
  const changed = readFileSync(new URL(path, data), 'utf8').replace(
    '第二条　民法调整平等主体',
    '第二条　本法调整平等主体',
  );
  const started = performance.now();
  const b = await scene.draft(regulation, { datedOn: '2020-05-28', text: changed });
  expect(performance.now() - started).toBeLessThan(10_000);
  const rows = await test.db.manager.find(Provision, {
    where: { draftId: a.id, kind: 'ARTICLE' as never },
    order: { ordinal: 'ASC' },
  });
  const statements = async (count: number) => {
    let n = 0;
    const { logger } = test.db.dataSource;
    Object.assign(test.db.dataSource, { logger: { ...logger, logQuery: () => n++ } });
    const load = loaderWithIn(scene.request(), counterpartIn)({ draftId: b.id });
    const found = await Promise.all(rows.slice(0, count).map(({ id }) => load(id)));
    Object.assign(test.db.dataSource, { logger });
    expect(found.every((each) => each?.provisionId)).toBe(true);
    return n;
  };
  expect(await statements(50)).toBe(await statements(1));
});
