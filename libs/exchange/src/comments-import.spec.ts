import { existsSync, readFileSync } from 'node:fs';
import { Viewer } from '#accounts';
import {
  AuthoritiesService,
  AuthorityKind,
  ContactPointKind,
  ContactPointsService,
  DesignationsService,
  RegulationKind,
} from '#contact-points';
import { CommentsService, TakesNoPart } from '#comments';
import { Refusal } from '#graphql';
import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import {
  ConsultationsService,
  DraftNature,
  DraftsService,
  DraftStage,
  RegulationsService,
} from '#regulations';
import { badRowsCsv } from './bad-rows.js';
import { CommentsImport, type ImportOptions } from './comments-import.js';
import { readTableOfComments } from './table-of-comments.js';

const system = Viewer.system('spec');
const clock = new StoppedClock('2019-01-01');
let test: TestDatabase;
let imports: CommentsImport;
let consultationId: string;
const point = '示例东桥街道';

const text = `示例市安静规定（草案）
第一条　为了安静，制定本规定。
第二条　夜间不得使用音响。
居民应当遵守下列规定：
（一）关小电视；
（二）轻声关门。
第三条　本规定自2021年1月1日起施行。`;

async function made<T>(answer: Promise<T>): Promise<T & { id: string }> {
  const thing = await answer;
  if (thing instanceof Refusal) throw new Error(thing.text.en);
  return thing as T & { id: string };
}

beforeAll(async () => {
  test = await testDatabase();
  const { db } = test;
  imports = new CommentsImport(db, clock, new CommentsService(db, clock));
  const authority = await made(
    new AuthoritiesService(db, clock).add(system, {
      name: '示例市人大常委会',
      kind: AuthorityKind.CONGRESS_COMMITTEE,
    }),
  );
  const points = new ContactPointsService(db, clock);
  const asked = await made(points.add(system, { name: point, kind: ContactPointKind.SUBDISTRICT } as never));
  await made(points.add(system, { name: '示例旁观街道', kind: ContactPointKind.SUBDISTRICT } as never));
  const designation = { authorityId: authority.id, contactPointId: asked.id, fromOn: '2016-07-01' };
  await made(new DesignationsService(db, clock).designate(system, designation as never));
  const regulation = await made(
    new RegulationsService(db, clock).add(system, {
      authorityId: authority.id,
      title: '示例市安静规定',
      kind: RegulationKind.LOCAL_REGULATION,
    }),
  );
  const drafts = new DraftsService(db, clock);
  const version = { nature: DraftNature.NEW, stage: DraftStage.DRAFT, datedOn: '2018-12-30' };
  const draft = await made(drafts.import(system, { regulationId: regulation.id, ...version, text }));
  await drafts.publish(system, { draftId: draft.id });
  const window = { draftId: draft.id, opensOn: '2019-01-01', closesOn: '2020-12-31', openToPublic: true };
  const opened = await made(
    new ConsultationsService(db, clock).open(system, {
      ...window,
      tasks: [{ contactPointId: asked.id }],
    } as never),
  );
  consultationId = opened.id;
  clock.set('2020-05-20');
});
afterAll(() => test.close());

async function bring(
  file: string | Uint8Array,
  options: Partial<ImportOptions> = {},
  choices: string[] = [],
) {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const { rows, columns, header } = await readTableOfComments(bytes, { choices });
  return { header, ...(await imports.import(system, rows, { consultationId, columns, ...options })) };
}
const stored = (verbatim: string) =>
  test.owner.query(
    `select c.*, heard_on::text, p.citation, t.name as point from comment c join contact_point t on t.id = contact_point_id
      left join provision p on p.id = provision_id where verbatim = $1`,
    [verbatim],
  );

it('takes what a row says of a remark', async () => {
  const file = `日期,条款,意见,拟修改为,理由,人数,渠道,姓名,电话
二〇二〇年三月五日,第2条第二款（一）,电视声音太大,夜间关闭电视,睡不着,12人,座谈会,甲某,13800000000`;
  expect(await bring(file, { point })).toMatchObject({ read: 1, added: 1, known: 0, bad: [], undated: null });
  expect(await stored('电视声音太大')).toMatchObject([
    {
      heard_on: '2020-03-05',
      citation: '第二条第二款第（一）项',
      proposed_wording: '夜间关闭电视',
      reason: '睡不着',
      voices: 12,
      channel: 'MEETING',
      point,
    },
  ]);
  expect(await test.owner.query('select name, phone from resident_contact')).toEqual([
    { name: '甲某', phone: '13800000000' },
  ]);
});

it('adds nothing twice, whatever stands around the rows, and takes what is new', async () => {
  const file = '意见,日期\n早上太吵,2020-03-01\n早上太吵,2020-03-01\n晚上太吵,2020-03-02\n';
  expect(await bring(file, { point })).toMatchObject({ added: 3, known: 0, repeated: [3] });
  expect(await bring(file, { point })).toMatchObject({ added: 0, known: 3 });
  clock.set('2020-05-21');
  const wider =
    '编号,意见,日期\n9,\t早上太吵 ,2020-03-01\n8,早上太吵,2020-03-01\n7,晚上太吵,2020-03-02\n6,中午太吵,2020-03-02';
  expect(await bring(wider, { point })).toMatchObject({ added: 1, known: 3, cleaned: 1 });
  expect(await bring('意见\n只有一次\n只有一次', { point, once: true })).toMatchObject({
    added: 1,
    repeated: [3],
  });
  expect(await bring('意见\n哪一天\n', { point })).toMatchObject({ added: 1, undated: '2020-05-21' });
  clock.set('2020-06-20');
  expect(await bring('意见\n哪一天\n', { point })).toMatchObject({ added: 0, known: 1 });
});

it('gives the bad rows back with number and reason, and takes the others', async () => {
  const file = `意见,日期,条款,人数,渠道
好的一行,2020-03-01,二条,1,电话
,2020-03-01,,,
日子不对,昨天,,,
太早,2018-03-01,,,
没有这条,2020-03-01,第九十九条,,
两条,2020-03-01,"第一条,第二条",,
=1+1,2020-03-01,,-3,飞鸽
`;
  const done = await bring(file, { point });
  expect(done).toMatchObject({ read: 7, added: 1 });
  expect(done.bad.map(({ row }) => row.number)).toEqual([3, 4, 5, 6, 7, 8]);
  expect(done.bad.at(-1)!.doubts).toHaveLength(2);
  const csv = badRowsCsv(done.header, done.bad);
  expect(csv).toContain('征求意见自2019-01-01开始');
  expect(csv).toContain("'=1+1");
  const again = await readTableOfComments(Buffer.from(csv));
  expect(again.header[again.columns.text!]).toBe('意见');
});

it('puts rows where their column says, and what belongs to none to the authority’s ONLINE point', async () => {
  const done = await bring(`联系点,意见\n${point},归街道\n没有的点,不归谁\n,归网上\n`);
  expect(done).toMatchObject({ added: 2, bad: [{ row: { number: 3 } }] });
  expect(await stored('归街道')).toMatchObject([{ point, channel: 'IMPORTED' }]);
  expect(await stored('归网上')).toMatchObject([{ point: '示例市人大常委会（网上征集）' }]);
});

it('refuses a point that takes no part, and a consultation that is not there', async () => {
  await expect(bring('意见\n好', { point: '示例旁观街道' })).rejects.toBeInstanceOf(TakesNoPart);
  await expect(bring('意见\n好', { point: '没有' })).rejects.toMatchObject({
    message: 'Contact point not found.',
  });
  await expect(bring('意见\n好', { consultationId: '0198c5f0-0000-7000-8000-000000000000' })).rejects.toThrow(
    'Consultation not found.',
  );
});

const shared = '../shared/data/comments';
const real = existsSync(shared) ? it : it.skip;

real(
  'brings in the 4,326 messages of 附件3 once, dates of two kinds, 104 repeats told (skipped without ../shared/data)',
  async () => {
    const [xlsx, csv] = ['xlsx', 'csv'].map((ending) =>
      readFileSync(`${shared}/附件3_留言_点赞反对.${ending}`),
    );
    const first = await bring(xlsx!);
    const outside = first.bad.filter(({ doubts }) =>
      doubts.every(({ en }) => /consultation (opens|closed)/.test(en)),
    );
    expect(first.bad).toEqual(outside);
    expect(first.added + outside.length).toBe(4326);
    expect(first.added).toBeGreaterThan(3500);
    expect(first.repeated).toHaveLength(104);
    expect(await bring(csv!)).toMatchObject({ added: 0, known: first.added });
    const armed = await test.owner.query(`select count(*)::int from comment where verbatim ~ '^\\s|\\s$'`);
    expect(armed).toEqual([{ count: 0 }]);
  },
  120_000,
);
