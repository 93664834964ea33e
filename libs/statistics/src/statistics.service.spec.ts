import { StoppedClock, testDatabase, uuidv7, type TestDatabase } from '#database';
import { SharedChannel } from '#opinions';
import { AdoptionDimension } from './adoption-dimension.js';
import { AdoptionOrderBy } from './adoption-order.js';
import { pageOfGroups } from './adoption-page.js';
import { figures } from './figures.js';
import { rateNames } from './rates.js';
import { adoptionOfObjects, StatisticsService } from './statistics.service.js';
import { recount } from './testing/recount.js';
import { store, type CommentFact, type OpinionFact, type World } from './testing/world.js';

const clock = new StoppedClock('2024-06-30');
const [authority, town, corner, online, made, planned] = Array.from({ length: 6 }, uuidv7) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

const comment = (rest: Partial<CommentFact> = {}): CommentFact => ({
  id: uuidv7(),
  regulation: made,
  point: town,
  channel: 'MEETING',
  eventKind: null,
  occupation: null,
  heard: '2023-03-01',
  recorded: '2023-03-01',
  voices: 1,
  withdrawn: null,
  ...rest,
});

const opinion = (
  comments: CommentFact[],
  outcome: string | null,
  rest: Partial<OpinionFact> = {},
): OpinionFact => ({
  id: uuidv7(),
  regulation: made,
  point: town,
  rounds: [
    {
      id: uuidv7(),
      submitted: '2023-04-01',
      recorded: '2023-04-01',
      returned: null,
      channel: 'MEETING',
      eventKind: null,
      occupation: null,
      comments: comments.map(({ id }) => id),
    },
  ],
  decisions: outcome
    ? [{ id: uuidv7(), outcome, published: '2023-05-01', recorded: '2023-05-01', told: [] }]
    : [],
  ...rest,
});

/** Six comments, one of them withdrawn; five opinions: adopted, partially adopted, not adopted, undecided, returned. */
function story(): World {
  const [a, b, c, d, e, f] = [
    comment({ voices: 3 }),
    comment(),
    comment({ point: corner, channel: 'ONLINE' }),
    comment({ withdrawn: '2023-06-01' }),
    comment({ regulation: planned, point: online, channel: 'ONLINE' }),
    comment(),
  ];
  const told = { on: '2023-05-10', recorded: '2023-05-11' };
  const adopted = opinion([a, b], 'ADOPTED');
  adopted.decisions[0]!.told.push(told);
  const returned = opinion([f], null);
  returned.rounds[0]!.returned = '2023-04-20';
  return {
    authorities: [authority],
    points: [
      {
        id: town,
        kind: 'TOWN',
        parents: [],
        districts: [{ value: '松江区', on: '2020-01-01', recorded: '2020-01-01' }],
      },
      {
        id: corner,
        kind: 'VILLAGE',
        parents: [{ value: town, on: '2023-01-01', recorded: '2023-01-01' }],
        districts: [],
      },
      { id: online, kind: 'ONLINE', parents: [], districts: [] },
    ],
    regulations: [
      {
        id: made,
        authority,
        kind: 'LOCAL_REGULATION',
        statuses: [{ value: 'PASSED', on: '2023-12-01', recorded: '2023-12-02' }],
      },
      { id: planned, authority, kind: 'LAW', statuses: [] },
    ],
    comments: [a, b, c, d, e, f],
    opinions: [
      adopted,
      opinion([c], 'PARTIALLY_ADOPTED', { point: corner }),
      opinion([b], 'NOT_ADOPTED'),
      opinion([e], null, { regulation: planned, point: online }),
      returned,
    ],
    balances: [],
  };
}

let at: TestDatabase;
let statistics: StatisticsService;
beforeAll(async () => {
  at = await testDatabase();
  statistics = new StatisticsService(at.db, clock);
});
afterAll(() => at.close());

const counted = (of: object) =>
  Object.fromEntries(Object.entries(of).filter(([key]) => figures.includes(key as never)));
const totalOn = async (asOf: string) => (await statistics.adoption({ asOf })).total;

it('counts each figure as it is defined, with its rates', async () => {
  const world = story();
  await store(at.owner, world);
  const total = await totalOn('2024-06-30');
  expect(total).toMatchObject({
    heard: 5,
    voices: 7,
    heardAccepted: 3,
    submitted: 4,
    decided: 3,
    accepted: 2,
    adopted: 1,
    partiallyAdopted: 1,
    notAdopted: 1,
    forReference: 0,
    referred: 0,
    outOfScope: 0,
    told: 1,
    contactPointCount: 2, // ONLINE is not counted
    regulationCount: 2,
    notWhollyKnown: [],
    openingBalance: null,
    isDemo: false,
  });
  expect(rateNames.map((name) => [name, total[name].definition, total[name].percent])).toEqual([
    ['adoptionRate', 'accepted ÷ submitted', '50.00'],
    ['fullAdoptionRate', 'adopted ÷ submitted', '25.00'],
    ['adoptionRateOfDecided', 'accepted ÷ decided', '66.67'],
    ['commentAdoptionRate', 'heardAccepted ÷ heard', '60.00'],
    ['yield', 'accepted ÷ heard', '40.00'],
    ['feedbackRate', 'told ÷ decided', '33.33'],
  ]);
  const again = recount(world, [], { asOf: '2024-06-30' }).groups.get('[]')!;
  expect(counted(total)).toEqual({ ...counted(total), ...again.counts });
});

it('says why a rate is null: nothing to divide by', async () => {
  await store(at.owner, story());
  const { adoptionRate, heard } = await totalOn('2023-03-31');
  expect(heard).toBe(6);
  expect(adoptionRate).toMatchObject({
    numerator: 0,
    denominator: 0,
    value: null,
    percent: null,
    interval: null,
  });
  expect(adoptionRate.reasonWhyNull).toEqual({
    zh: '分母“上报意见建议数”为 0。',
    en: 'Its denominator, submitted, is 0.',
  });
});

it('as of each day says what was then: returned, published, told, withdrawn, passed', async () => {
  await store(at.owner, story());
  const days = [
    '2023-04-19',
    '2023-04-20',
    '2023-04-30',
    '2023-05-01',
    '2023-05-10',
    '2023-05-11',
    '2023-06-01',
  ];
  const seen = await Promise.all(days.map(totalOn));
  expect(seen.map((t) => [t.heard, t.submitted, t.decided, t.accepted, t.told])).toEqual([
    [6, 5, 0, 0, 0],
    [6, 4, 0, 0, 0],
    [6, 4, 0, 0, 0],
    [6, 4, 3, 2, 0],
    [6, 4, 3, 2, 0], // told, but entered a day later
    [6, 4, 3, 2, 1],
    [5, 4, 3, 2, 1],
  ]);
  const passed = (asOf: string) => statistics.adoption({ asOf, filter: { passedOnly: true } });
  expect((await passed('2023-12-01')).total.submitted).toBe(0);
  expect((await passed('2023-12-02')).total.submitted).toBe(3);
});

it('a late entry and a revision change nothing as of an earlier day', async () => {
  const world = story();
  await store(at.owner, world);
  const printed = await totalOn('2023-12-31');
  world.comments.push(comment({ heard: '2023-03-02', recorded: '2024-01-05' }));
  world.opinions[2]!.decisions.push({
    id: uuidv7(),
    outcome: 'ADOPTED',
    published: '2024-01-10',
    recorded: '2024-01-10',
    told: [],
  });
  await store(at.owner, world);
  expect(await totalOn('2023-12-31')).toEqual(printed);
  expect(await totalOn('2024-01-05')).toMatchObject({ heard: 6, accepted: 2 });
  expect(await totalOn('2024-01-10')).toMatchObject({
    heard: 6,
    accepted: 3,
    notAdopted: 0,
    heardAccepted: 3,
  });
  // A revised outcome was told to nobody yet.
  expect((await totalOn('2024-01-10')).told).toBe(1);
});

it('what happens later to what was counted leaves an earlier day as it was, in every group', async () => {
  const world = story();
  await store(at.owner, world);
  const day = '2023-12-31';
  const printed = async () =>
    Promise.all(
      [false, true].flatMap((passedOnly) =>
        Object.values(AdoptionDimension).map(async (dimension) => {
          const groupBy = [dimension];
          const { total, rows } = await statistics.adoption({ groupBy, asOf: day, filter: { passedOnly } });
          const inOrder = rows.map((row) => JSON.stringify(row)).sort();
          return [dimension, total, inOrder];
        }),
      ),
    );
  const before = await printed();

  const [later, earlier] = ['2024-02-01', '2023-02-01'];
  const { points, regulations, comments, opinions } = world;
  comments[0]!.withdrawn = later; // under an accepted opinion
  points[1]!.parents.push({ value: null, on: earlier, recorded: later });
  points[0]!.districts.push({ value: '长宁区', on: earlier, recorded: later });
  regulations[1]!.statuses.push({ value: 'PASSED', on: earlier, recorded: later });
  regulations[0]!.statuses.push({ value: 'SHELVED', on: '2023-12-01', recorded: later });
  const [first] = opinions[1]!.decisions;
  const revision = { id: uuidv7(), outcome: 'NOT_ADOPTED', published: later, recorded: later, told: [] };
  opinions[1]!.decisions.push(revision);
  first!.told.push({ on: '2023-06-01', recorded: later }); // of a decision superseded by now
  const [round] = opinions[3]!.rounds; // not decided: returned, and back with another channel
  round!.returned = later;
  opinions[3]!.rounds.push({
    ...round!,
    id: uuidv7(),
    submitted: later,
    recorded: later,
    returned: null,
    channel: 'MIXED',
  });
  await store(at.owner, world);

  expect(await printed()).toEqual(before);
  expect(await totalOn(later)).toMatchObject({ heard: 4, submitted: 4, accepted: 1, told: 1 });
});

it('a period takes opinions by their first submission, whenever decided', async () => {
  const world = story();
  const again = world.opinions[4]!; // came back in 2024
  again.rounds.push({
    id: uuidv7(),
    submitted: '2024-02-01',
    recorded: '2024-02-01',
    returned: null,
    channel: 'MIXED',
    eventKind: null,
    occupation: null,
    comments: [],
  });
  again.decisions.push({
    id: uuidv7(),
    outcome: 'ADOPTED',
    published: '2024-03-01',
    recorded: '2024-03-01',
    told: [],
  });
  await store(at.owner, world);
  const { rows } = await statistics.adoption({ groupBy: [AdoptionDimension.YEAR] });
  expect(rows.map(({ group, submitted, accepted }) => [group[0]!.value, submitted, accepted])).toEqual([
    ['2023', 5, 3],
  ]);
  const mixed = await statistics.adoption({
    filter: { channels: [SharedChannel.MIXED], from: '2023-01-01', to: '2023-12-31' },
  });
  expect([mixed.total.submitted, mixed.total.heard]).toEqual([1, 0]);
});

it('answers for single objects what the groups say, in one statement for many', async () => {
  await store(at.owner, story());
  const asked = { filter: {}, asOf: '2024-06-30' };
  const of = async (
    key: 'CONTACT_POINT' | 'WITHIN_POINT' | 'REGULATION' | 'AUTHORITY' | 'DRAFT' | 'WITHIN_PROVISION',
    ids: string[],
  ) =>
    (await adoptionOfObjects(at.db.manager, { ...asked, only: { key, ids } })).map(
      ({ figures }) => figures.submitted,
    );
  expect(await of('CONTACT_POINT', [town, corner, online])).toEqual([2, 1, 1]);
  expect(await of('WITHIN_POINT', [town, corner])).toEqual([3, 1]);
  for (const key of ['REGULATION', 'DRAFT', 'WITHIN_PROVISION'] as const)
    expect(await of(key, [planned, made, uuidv7()])).toEqual([1, 3, 0]);
  expect(await of('AUTHORITY', [authority])).toEqual([4]);
  const { rows } = await statistics.adoption({ groupBy: [AdoptionDimension.REGULATION] });
  const [alone] = await adoptionOfObjects(at.db.manager, {
    ...asked,
    only: { key: 'REGULATION', ids: [made] },
  });
  const { group, ...grouped } = rows.find(({ group }) => group[0]!.value === made)!;
  expect(group).toHaveLength(1);
  expect(alone!.figures).toEqual(grouped);
});

it('says what it rests on', async () => {
  await store(at.owner, story());
  const filter = { contactPointIds: [town], withCollectionPoints: true };
  const { rows, total, ...basis } = await statistics.adoption({ filter });
  expect([rows.length, total.submitted]).toEqual([0, 3]);
  expect(basis).toMatchObject({
    asOf: '2024-06-30',
    filter,
    computedAt: clock.now(),
    definition: { version: '1' },
    openingBalancesLeftOut: 0,
    label: null,
  });
  await at.owner.query('update authority set is_demo = true');
  expect((await statistics.adoption({})).label).toBe('示例数据');
});

it.each([
  [{ asOf: '2024-07-01' }, 'asOf'],
  [{ filter: { from: '2024-02-01', to: '2024-01-31' } }, 'filter.to'],
  [{ groupBy: [AdoptionDimension.YEAR, AdoptionDimension.YEAR] }, 'groupBy'],
  [{ groupBy: Object.values(AdoptionDimension).slice(0, 4) }, 'groupBy'],
])('refuses %j', async (query, path) => {
  await expect(statistics.adoption(query)).rejects.toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', path },
  });
});

it('pages through its groups in the order asked for, nulls last', async () => {
  await store(at.owner, story());
  const { rows } = await statistics.adoption({
    groupBy: [AdoptionDimension.CONTACT_POINT, AdoptionDimension.CHANNEL],
  });
  const order = { by: AdoptionOrderBy.ADOPTION_RATE };
  const all = pageOfGroups(rows, order, 10, null);
  const rates = all.nodes.map(({ adoptionRate }) => adoptionRate.value);
  expect(rates).toEqual([1, 0.5, 0, null, null]);
  const walked = [];
  for (let after: string | null = null, more = true; more;) {
    const page = pageOfGroups(rows, order, 1, after);
    walked.push(...page.nodes);
    ({ endCursor: after, hasNextPage: more } = page.pageInfo);
  }
  expect(walked).toEqual(all.nodes);
  expect(() => pageOfGroups(rows, order, 1, 'nonsense')).toThrow('cursor');
});
