import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { StoppedClock, testDatabase, uuidv7, type TestDatabase } from '#database';
import { ChangedMeanwhile, InvalidInput } from '#graphql';
import { Viewer } from '#accounts';
import { contactPointsEntities } from '#contact-points';
import { regulationsEntities } from '#regulations';
import type { AddOpeningBalanceInput } from './add-opening-balance.js';
import { AdoptionDimension } from './adoption-dimension.js';
import type { Counts } from './figures.js';
import { BalanceBase, OpeningBalance } from './opening-balance.entity.js';
import { OpeningBalancesService } from './opening-balance.service.js';
import { StatisticsService } from './statistics.service.js';
import { store, type World } from './testing/world.js';

void [contactPointsEntities, regulationsEntities]; // Their tables are read.

const clock = new StoppedClock('2024-12-01');
const viewer = Viewer.system('test');
const [authority, other, point, collectionPoint, passed, pending, foreign] = Array.from(
  { length: 7 },
  uuidv7,
) as [string, string, string, string, string, string, string];
const day = '2019-01-01';
const empty: World = {
  authorities: [authority, other],
  points: [
    { id: point, kind: 'SUBDISTRICT', parents: [], districts: [{ value: '长宁区', on: day, recorded: day }] },
    {
      id: collectionPoint,
      kind: 'VILLAGE',
      parents: [{ value: point, on: day, recorded: day }],
      districts: [],
    },
  ],
  regulations: [
    {
      id: passed,
      authority,
      kind: 'LAW',
      statuses: [{ value: 'PASSED', on: '2021-01-01', recorded: '2021-01-01' }],
    },
    { id: pending, authority, kind: 'LAW', statuses: [{ value: 'DRAFTING', on: day, recorded: day }] },
    { id: foreign, authority: other, kind: 'LAW', statuses: [] },
  ],
  comments: [],
  opinions: [],
  balances: [],
};

let at: TestDatabase;
let balances: OpeningBalancesService;
let statistics: StatisticsService;
beforeAll(async () => {
  at = await testDatabase();
  await store(at.owner, empty);
  balances = new OpeningBalancesService(at.db, clock);
  statistics = new StatisticsService(at.db, clock);
});
afterAll(() => at.close());
beforeEach(async () => {
  clock.set('2024-12-01');
  await at.owner.query('truncate opening_balance');
});

const input = (
  counts: Partial<Counts>,
  rest: Partial<AddOpeningBalanceInput> = {},
): AddOpeningBalanceInput => ({
  authorityId: authority,
  contactPointId: point,
  fromOn: '2020-07-01',
  toOn: '2023-10-01',
  base: BalanceBase.ALL,
  source: '报道',
  counts,
  ...rest,
});

async function add(
  counts: Partial<Counts>,
  rest: Partial<AddOpeningBalanceInput> = {},
): Promise<OpeningBalance> {
  const added = await balances.add(viewer, input(counts, rest));
  expect(added).toBeInstanceOf(OpeningBalance);
  return added as OpeningBalance;
}

async function refused(
  counts: Partial<Counts>,
  rest: Partial<AddOpeningBalanceInput> = {},
): Promise<string[]> {
  const answer = await balances.add(viewer, input(counts, rest));
  expect(answer).toBeInstanceOf(InvalidInput);
  return (answer as InvalidInput).problems.map(({ path }) => path);
}

const total = async (filter = {}, asOf?: string) => (await statistics.adoption({ filter, asOf })).total;
const passedOnly = { passedOnly: true };

describe('the published funnels', () => {
  it('Hongqiao, 64 heard, 25 submitted, 3 accepted: 12.00 %, or 4.69 % of what was heard', async () => {
    await add({ heard: 64, submitted: 25, accepted: 3 });
    const figures = await total();
    expect(figures.adoptionRate).toMatchObject({ numerator: 3, denominator: 25, percent: '12.00' });
    expect(figures.yield).toMatchObject({ numerator: 3, denominator: 64, percent: '4.69', interval: null });
    expect(figures.fullAdoptionRate).toMatchObject({ value: null, percent: null, interval: null });
    expect(figures.fullAdoptionRate.reasonWhyNull).toEqual({
      zh: '所含期初数在此口径下未给出：采纳数。',
      en: 'An opening balance in it does not tell, for this selection: adopted.',
    });
    expect(figures).toMatchObject({ adopted: null, contactPointCount: 1, regulationCount: 0 });
    expect(figures.openingBalance).toMatchObject({ heard: 64, submitted: 25, accepted: 3 });
  });

  it('Jianghai, 10.03 % over all against 21.25 % of the passed, nothing counted twice', async () => {
    const all = await add({ submitted: 1316, accepted: 132 });
    await add({ submitted: 433, accepted: 92 }, { base: BalanceBase.PASSED, partOfId: all.id });
    expect((await total()).adoptionRate).toMatchObject({
      numerator: 132,
      denominator: 1316,
      percent: '10.03',
    });
    expect((await total(passedOnly)).adoptionRate).toMatchObject({
      numerator: 92,
      denominator: 433,
      percent: '21.25',
    });
    const { rows } = await statistics.adoption({ groupBy: [AdoptionDimension.CONTACT_POINT] });
    expect(rows.map(({ submitted, group }) => [submitted, group[0]!.value])).toEqual([[1316, point]]);
  });

  it('Caoyang, 28.96 % of the passed; over all drafts not published, so null with its reason', async () => {
    const all = await add({ submitted: 393 });
    await add({ submitted: 328, accepted: 95 }, { base: BalanceBase.PASSED, partOfId: all.id });
    expect((await total(passedOnly)).adoptionRate).toMatchObject({ percent: '28.96' });
    const { submitted, accepted, adoptionRate } = await total();
    expect({ submitted, accepted }).toEqual({ submitted: 393, accepted: null });
    expect(adoptionRate).toMatchObject({ numerator: null, denominator: 393, value: null });
    expect(adoptionRate.reasonWhyNull!.en).toContain('accepted');
  });

  it('a passed balance that stands alone tells nothing over all drafts', async () => {
    await add({ submitted: 328, accepted: 95 }, { base: BalanceBase.PASSED });
    expect((await total(passedOnly)).adoptionRate.percent).toBe('28.96');
    expect(await total()).toMatchObject({ submitted: null, accepted: null, contactPointCount: 1 });
    expect((await total()).adoptionRate.reasonWhyNull!.zh).toContain('被采纳数、上报意见建议数');
  });

  it('Huangqiao, 2 of 10: 20.00 % with 5.67–50.98 %', async () => {
    await add({ submitted: 10, accepted: 2 }, { fromOn: '2023-01-01', toOn: '2023-12-31' });
    const { percent, interval } = (await total()).adoptionRate;
    expect([percent, interval!.lowPercent, interval!.highPercent]).toEqual(['20.00', '5.67', '50.98']);
    const { rows } = await statistics.adoption({
      groupBy: [AdoptionDimension.YEAR, AdoptionDimension.MONTH, AdoptionDimension.DISTRICT],
    });
    expect(rows.map(({ group }) => group.map(({ value }) => value))).toEqual([['2023', null, '长宁区']]);
  });

  const file = '../shared/data/figures/published_figures.csv';
  (existsSync(file) ? it : it.skip)(
    'as the published file gives them (skipped where it is not present)',
    async () => {
      const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true });
      const rates: Record<string, string | null> = {};
      for (const row of rows.filter(({ base }) => base !== 'passed only')) {
        await store(at.owner, empty);
        const counts = (of: Record<string, string>) => ({
          ...(of.heard && { heard: Number(of.heard) }),
          ...(of.submitted && { submitted: Number(of.submitted) }),
          ...(of.adopted && { accepted: Number(of.adopted) }),
        });
        const period = { fromOn: row.period_from || '2016-01-01', toOn: '2024-10-01' };
        const all = await add(counts(row), period);
        const part = rows.find(({ id }) => id === row.id!.replace('-all', '-passed') && id !== row.id);
        if (part) {
          await add(counts(part), { ...period, base: BalanceBase.PASSED, partOfId: all.id });
          rates[part.id!] = (await total(passedOnly)).adoptionRate.percent;
        }
        rates[row.id!] = (await total()).adoptionRate.percent;
      }
      expect(rates).toMatchObject({
        'hongqiao-iit': '12.00',
        'jianghai-all': '10.03',
        'jianghai-passed': '21.25',
        'caoyang-all': null,
        'caoyang-passed': '28.96',
        'huangqiao-2023': '20.00',
        'shanghai-to-2023-12': '11.82',
      });
    },
  );
});

describe('an opening balance', () => {
  it('counts from its record day on, and from the day an administrator sets it back to', async () => {
    await add({ submitted: 25 });
    expect((await total({}, '2024-11-30')).submitted).toBe(0);
    expect((await total({}, '2024-12-01')).submitted).toBe(25);
    await add({ submitted: 7 }, { recordedOn: '2023-11-01' });
    expect((await total({}, '2023-10-31')).submitted).toBe(0);
    expect((await total({}, '2023-11-01')).submitted).toBe(7);
    await expect(
      balances.add(Viewer.of({ account: null, holdings: [] }), input({ submitted: 1 })),
    ).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    const audited = await at.owner.query(
      `select after->>'recordedOn' as on from audit where operation = 'openingBalance.add' order by id desc limit 1`,
    );
    expect(audited).toEqual([{ on: '2023-11-01' }]);
  });

  it('counts from its last day on', async () => {
    await add({ submitted: 25 }, { fromOn: '2020-01-01', toOn: '2023-06-30', recordedOn: '2020-01-01' });
    expect((await total({}, '2023-06-29')).submitted).toBe(0);
    expect((await total({}, '2023-06-30')).submitted).toBe(25);
  });

  it('counts in a period wholly, not at all, or is unknown in it', async () => {
    await add({ submitted: 25 });
    expect((await total({ from: '2020-07-01', to: '2023-10-01' })).submitted).toBe(25);
    expect(await total({ from: '2023-10-02' })).toMatchObject({ submitted: 0, openingBalance: null });
    expect(await total({ from: '2020-07-02' })).toMatchObject({
      submitted: null,
      notWhollyKnown: expect.arrayContaining(['submitted']),
    });
  });

  it('is left out, and said to be, where a filter asks what it does not tell', async () => {
    await add({ submitted: 25 }, { contactPointId: null });
    for (const filter of [
      { contactPointIds: [point] },
      { regulationIds: [passed] },
      { districts: ['长宁区'] },
      { channels: ['MEETING' as never] },
    ]) {
      const answer = await statistics.adoption({ filter });
      expect([answer.total.submitted, answer.openingBalancesLeftOut]).toEqual([0, 1]);
    }
    const { total: all, openingBalancesLeftOut } = await statistics.adoption({
      filter: { authorityIds: [authority] },
    });
    expect([all.submitted, openingBalancesLeftOut]).toEqual([25, 0]);
  });

  it('of all drafts, under the passed filter: counts for a passed regulation, not for another, else is unknown', async () => {
    await add({ submitted: 4 }, { regulationId: passed });
    expect((await total(passedOnly)).submitted).toBe(4);
    await add({ submitted: 8 }, { regulationId: pending });
    const known = await total(passedOnly);
    expect(known.submitted).toBe(4);
    expect(known.notWhollyKnown).not.toContain('submitted');
    await add({ submitted: 16 });
    expect(await total(passedOnly)).toMatchObject({
      submitted: 4,
      notWhollyKnown: expect.arrayContaining(['submitted']),
    });
    expect((await total()).submitted).toBe(28);
  });

  it('of a collection point counts for the point above it', async () => {
    await add({ submitted: 5 }, { contactPointId: collectionPoint });
    const { rows } = await statistics.adoption({ groupBy: [AdoptionDimension.CONTACT_POINT_ROLLED_UP] });
    expect(rows.map(({ group, submitted }) => [group[0]!.value, submitted])).toEqual([[point, 5]]);
    expect((await total({ contactPointIds: [point] })).submitted).toBe(0);
    expect((await total({ contactPointIds: [point], withCollectionPoints: true })).submitted).toBe(5);
  });

  it.each<[string, Partial<Counts>, Partial<AddOpeningBalanceInput>, string[]]>([
    ['accepted more than submitted', { submitted: 2, accepted: 3 }, {}, ['counts.accepted']],
    ['accepted unlike its parts', { accepted: 3, adopted: 1, partiallyAdopted: 1 }, {}, ['counts.accepted']],
    ['told more than decided', { decided: 1, told: 2 }, {}, ['counts.told']],
    ['fewer voices than comments', { heard: 3, voices: 2 }, {}, ['counts.heard']],
    ['outcomes beyond what is decided', { decided: 3, notAdopted: 4 }, {}, ['counts.decided']],
    ['outcomes beyond what was submitted', { submitted: 3, notAdopted: 4 }, {}, ['counts.submitted']],
    ['nothing at all', {}, {}, ['counts']],
    [
      'a period that ends before it begins',
      { heard: 1 },
      { fromOn: '2024-01-02', toOn: '2024-01-01' },
      ['toOn'],
    ],
    ['a period not yet over', { heard: 1 }, { toOn: '2024-12-02' }, ['toOn']],
    ['a record day to come', { heard: 1 }, { recordedOn: '2024-12-02' }, ['recordedOn']],
    ['another authority’s regulation', { heard: 1 }, { regulationId: foreign }, ['regulationId']],
  ])('is refused: %s', async (_, counts, rest, paths) => {
    expect(await refused(counts, rest)).toEqual(paths);
    expect(await at.db.manager.count(OpeningBalance)).toBe(0);
  });

  it('is part of another only as PASSED of the same scope, within its period and counts, and once', async () => {
    const all = await add({ submitted: 100, accepted: 10 });
    const part = { base: BalanceBase.PASSED, partOfId: all.id };
    expect(await refused({ submitted: 5 }, { ...part, base: BalanceBase.ALL })).toEqual(['base']);
    expect(await refused({ submitted: 5 }, { ...part, contactPointId: null })).toEqual(['partOfId']);
    expect(await refused({ submitted: 5 }, { ...part, fromOn: '2020-06-30' })).toEqual(['fromOn']);
    expect(await refused({ submitted: 101 }, part)).toEqual(['counts.submitted']);
    const first = await add({ submitted: 60, accepted: 9 }, part);
    expect(await refused({ submitted: 5 }, part)).toEqual(['partOfId']);
    expect(await refused({ submitted: 5 }, { ...part, partOfId: first.id })).toContain('partOfId');
  });

  it('derives accepted and decided from all their parts, and nothing from some', async () => {
    expect(await add({ adopted: 2, partiallyAdopted: 1 })).toMatchObject({ accepted: 3, decided: null });
    expect(await add({ adopted: 2 })).toMatchObject({ accepted: null, decided: null });
  });
});

describe('a correction', () => {
  it('replaces from its record day on, and its part stays its part', async () => {
    const all = await add({ submitted: 1000, accepted: 132 });
    await add({ submitted: 433, accepted: 92 }, { base: BalanceBase.PASSED, partOfId: all.id });
    clock.set('2024-12-05');
    const corrected = (await balances.correct(viewer, {
      id: all.id,
      reason: '笔误',
      counts: { submitted: 1316, accepted: 132 },
    })) as OpeningBalance;
    expect((await total({}, '2024-12-04')).submitted).toBe(1000);
    expect((await total({}, '2024-12-05')).submitted).toBe(1316);
    expect((await total(passedOnly)).submitted).toBe(433);
    expect(await balances.correct(viewer, { id: all.id, reason: '再改' })).toBeInstanceOf(ChangedMeanwhile);
    const tooFew = await balances.correct(viewer, {
      id: corrected.id,
      reason: '-',
      counts: { submitted: 432 },
    });
    expect((tooFew as InvalidInput).problems[0]!.path).toBe('counts.submitted');
  });

  it('annuls from its record day on, a whole only after its part', async () => {
    const all = await add({ submitted: 9 });
    const part = await add({ submitted: 5 }, { base: BalanceBase.PASSED, partOfId: all.id });
    const annul = (id: string) => balances.correct(viewer, { id, reason: '重复', annul: true });
    expect(((await annul(all.id)) as InvalidInput).problems[0]!.path).toBe('annul');
    clock.set('2024-12-05');
    const gone = (await annul(part.id)) as OpeningBalance;
    await annul(all.id);
    expect(await total()).toMatchObject({ submitted: 0, openingBalance: null });
    expect((await total({}, '2024-12-04')).submitted).toBe(9);
    expect(((await annul(gone.id)) as InvalidInput).problems[0]!.path).toBe('id');
  });

  it('of two at once one wins', async () => {
    const { id } = await add({ submitted: 9 });
    const both = await Promise.all(
      [1, 2].map((n) => balances.correct(viewer, { id, reason: '-', counts: { submitted: n } })),
    );
    expect(both.filter((answer) => answer instanceof OpeningBalance)).toHaveLength(1);
    expect(both.filter((answer) => answer instanceof ChangedMeanwhile)).toHaveLength(1);
  });
});
