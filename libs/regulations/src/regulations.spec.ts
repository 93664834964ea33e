import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { InvalidInput, loaderIn, loaderWithIn } from '#graphql';
import { RegulationKind, type Authority } from '#contact-points';
import { RegulationExists } from './add-regulation.js';
import { regulationList } from './regulation-list.js';
import { RegulationStatus } from './regulation-status.entity.js';
import { Regulation } from './regulation.entity.js';
import { regulationsOfAuthority, statusHistoryOf, statusOn } from './regulations.loaders.js';
import { Scene, system } from './testing/scene.js';

let test: TestDatabase;
let clock: StoppedClock;
let scene: Scene;
let authority: Authority;
beforeAll(async () => {
  test = await testDatabase();
  clock = new StoppedClock('2024-06-03');
  scene = new Scene(test.db, clock);
});
afterAll(() => test.close());
beforeEach(async () => {
  clock.set('2024-06-03');
  authority = await scene.authority();
});

const statusOf = (id: string, on: string) => loaderWithIn(scene.request(), statusOn)({ on })(id);
const set = (regulation: Regulation, status: string, effectiveOn?: string) =>
  scene.regulations.setStatus(system, {
    regulationId: regulation.id,
    status: status as RegulationStatus,
    effectiveOn,
  });
const forbidden = { extensions: { code: 'FORBIDDEN' } };

it('a regulation has a title of its own within its authority, also when two people add it at once', async () => {
  const input = { authorityId: authority.id, title: '示例条例', kind: RegulationKind.LOCAL_REGULATION };
  const answers = await Promise.all([
    scene.regulations.add(system, input),
    scene.regulations.add(system, input),
  ]);
  const added = answers.find((answer) => answer instanceof Regulation) as Regulation;
  const refused = answers.find((answer) => answer instanceof RegulationExists) as RegulationExists;
  expect(refused.regulation.id).toBe(added.id);
  expect(
    await scene.regulations.add(system, { ...input, authorityId: (await scene.authority()).id }),
  ).toBeInstanceOf(Regulation);
  expect(await statusOf(added.id, '2024-06-03')).toBe('PLANNED');
  expect(await statusOf(added.id, '2024-06-02')).toBeNull();
});

it('status is kept by day: entered late, ahead and corrected', async () => {
  const regulation = await scene.regulation(authority);
  await set(regulation, 'IN_FORCE', '2024-09-01');
  await set(regulation, 'PASSED', '2024-06-03');
  clock.set('2024-06-10');
  await set(regulation, 'DRAFTING', '2024-02-01');
  await set(regulation, 'UNDER_REVIEW', '2024-02-01');
  const days = ['2024-01-31', '2024-02-01', '2024-06-02', '2024-06-03', '2024-08-31', '2024-09-01'];
  expect(await Promise.all(days.map((day) => statusOf(regulation.id, day)))).toEqual([
    null,
    'UNDER_REVIEW',
    'UNDER_REVIEW',
    'PASSED',
    'PASSED',
    'IN_FORCE',
  ]);
  const history = await loaderIn(scene.request(), statusHistoryOf)(regulation.id);
  expect(history.map((entry) => [entry.status, entry.effectiveOn, entry.recordedOn])).toEqual([
    ['DRAFTING', '2024-02-01', '2024-06-10'],
    ['UNDER_REVIEW', '2024-02-01', '2024-06-10'],
    ['PLANNED', '2024-06-03', '2024-06-03'],
    ['PASSED', '2024-06-03', '2024-06-03'],
    ['IN_FORCE', '2024-09-01', '2024-06-03'],
  ]);
});

it('only coming into force and repeal may be recorded ahead', async () => {
  const regulation = await scene.regulation(authority);
  for (const status of ['DRAFTING', 'UNDER_REVIEW', 'PASSED', 'SHELVED', 'WITHDRAWN'])
    expect(await set(regulation, status, '2024-06-04')).toBeInstanceOf(InvalidInput);
  expect(await set(regulation, 'IN_FORCE', '2024-06-04')).toBeInstanceOf(Regulation);
  expect(await set(regulation, 'REPEALED', '2044-06-04')).toBeInstanceOf(Regulation);
});

it('the same status sent again is one entry', async () => {
  const regulation = await scene.regulation(authority);
  await Promise.all([set(regulation, 'PASSED'), set(regulation, 'PASSED')]);
  expect(await loaderIn(scene.request(), statusHistoryOf)(regulation.id)).toHaveLength(2);
  const audit = await test.owner.query(
    `select before, after from audit where subject_id = $1 and operation = 'regulation.setStatus'`,
    [regulation.id],
  );
  expect(audit).toEqual([
    { before: { status: 'PLANNED' }, after: { status: 'PASSED', effectiveOn: '2024-06-03' } },
  ]);
});

it('regulations are their authority’s to add and to judge', async () => {
  const regulation = await scene.regulation(authority);
  const stranger = scene.legislator(await scene.authority());
  const input = { authorityId: authority.id, title: scene.name('条例'), kind: RegulationKind.LAW };
  await expect(scene.regulations.add(stranger, input)).rejects.toMatchObject(forbidden);
  await expect(
    scene.regulations.setStatus(stranger, { regulationId: regulation.id, status: RegulationStatus.PASSED }),
  ).rejects.toMatchObject(forbidden);
  expect(await scene.regulations.add(scene.legislator(authority), input)).toBeInstanceOf(Regulation);
});

it('the list filters by authority, kind, status, text and open consultations', async () => {
  const law = await scene.regulation(authority, RegulationKind.LAW);
  const passed = await scene.regulation(authority);
  await set(passed, 'PASSED');
  const { regulationId: open } = await scene.consultation(authority);
  const ids = async (filter: object) =>
    (await regulationList(test.db, { authorityId: authority.id, ...filter }, clock.today(), {})).nodes.map(
      ({ id }) => id,
    );
  expect(await ids({})).toEqual([open, passed.id, law.id]);
  expect(await ids({ kinds: ['LAW'] })).toEqual([law.id]);
  expect(await ids({ statuses: ['PASSED', 'IN_FORCE'] })).toEqual([passed.id]);
  expect(await ids({ openForConsultation: true })).toEqual([open]);
  expect(await ids({ openForConsultation: false })).toEqual([passed.id, law.id]);
  expect(await ids({ text: law.title.slice(1) })).toEqual([law.id]);
  expect(await ids({ text: '%' })).toEqual([]);
  const nested = await loaderWithIn(scene.request(), regulationsOfAuthority)({ page: { first: 2 } })(
    authority.id,
  );
  expect(nested.nodes.map(({ id }) => id)).toEqual([open, passed.id]);
  clock.set('2024-07-01');
  expect(await ids({ openForConsultation: true })).toEqual([]);
});
