import type { OneTimeCode } from '#accounts';
import { Accounts, Viewer } from '#accounts';
import { TestServer, type Person } from './support/test-server.js';

const AUTHORITY = '00000000-0000-7000-8000-000000000001';
const TOWN = '00000000-0000-7000-8000-000000000002';
const VILLAGE = '00000000-0000-7000-8000-000000000003';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await TestServer.start('2024-01-02');
  const first = await server.app
    .get(Accounts)
    .firstAdministrator(Viewer.system('test'), { username: 'admin', displayName: '管理员' });
  administrator = await server.person('admin', (first as OneTimeCode).code);
  const made = '2024-01-01T12:00:00+08:00';
  await server.database.owner.query(`
    insert into authority (id, name, kind, created_at) values ('${AUTHORITY}', '示例机关', 'GOVERNMENT', '${made}');
    insert into contact_point (id, name, kind, created_at)
      values ('${TOWN}', '示例镇', 'TOWN', '${made}'), ('${VILLAGE}', '示例村', 'VILLAGE', '${made}');`);
});
afterAll(() => server.stop());

const ADD = `mutation ($input: AddOpeningBalanceInput!) { addOpeningBalance(input: $input) { __typename
  ... on OpeningBalance { id accepted adopted contactPoint { name } authority { name } recordedOn }
  ... on InvalidInput { problems { path messageEn } } } }`;
const RATE = 'numerator denominator value percent interval { lowPercent highPercent } definition';

const balance = {
  authorityId: AUTHORITY,
  contactPointId: TOWN,
  fromOn: '2023-01-01',
  toOn: '2023-12-31',
  base: 'ALL',
  source: '报道',
  counts: { heard: 64, submitted: 25, accepted: 3 },
};

it('an administrator enters what was published, and anyone asks what share was adopted', async () => {
  const refused = await administrator.ask(ADD, {
    input: { ...balance, counts: { submitted: 2, accepted: 3 } },
  });
  expect(refused.addOpeningBalance).toEqual({
    __typename: 'InvalidInput',
    problems: [{ path: 'counts.accepted', messageEn: 'accepted cannot be more than submitted.' }],
  });
  const { addOpeningBalance: added } = await administrator.ask(ADD, { input: balance });
  expect(added).toMatchObject({
    __typename: 'OpeningBalance',
    accepted: 3,
    adopted: null,
    contactPoint: { name: '示例镇' },
    recordedOn: '2024-01-02',
  });
  await administrator.ask(ADD, {
    input: {
      ...balance,
      contactPointId: VILLAGE,
      fromOn: '2023-03-01',
      toOn: '2023-03-31',
      counts: { submitted: 10, accepted: 2 },
    },
  });
  const { adoption } = await server.anyone.ask(
    `query ($filter: AdoptionFilterInput) { adoption(groupBy: [CONTACT_POINT, MONTH], filter: $filter, orderBy: { by: ADOPTION_RATE_LOW }, first: 1) {
      asOf computedAt openingBalancesLeftOut label filter { from contactPointIds } definition { version text(language: EN) }
      total { submitted adopted notWhollyKnown adoptionRate { ${RATE} } fullAdoptionRate { value reasonWhyNull(language: EN) } contactPointCount }
      rows { totalCount pageInfo { hasNextPage endCursor }
        nodes { contactPoint { name } month year group { dimension value } adoptionRate { ${RATE} } yield { percent reasonWhyNull(language: ZH) } openingBalance { heard } } } } }`,
    { filter: { from: '2023-01-01' } },
  );
  expect(adoption).toMatchObject({
    asOf: '2024-01-02',
    openingBalancesLeftOut: 0,
    label: null,
    filter: { from: '2023-01-01', contactPointIds: null },
    definition: { version: '1' },
    total: {
      submitted: 35,
      adopted: null,
      adoptionRate: { numerator: 5, denominator: 35, percent: '14.29' },
      fullAdoptionRate: { value: null },
      contactPointCount: 2,
    },
    rows: { totalCount: 2, pageInfo: { hasNextPage: true } },
  });
  expect(adoption.total.fullAdoptionRate.reasonWhyNull).toContain('adopted');
  expect(adoption.rows.nodes).toEqual([
    {
      contactPoint: { name: '示例村' },
      month: '2023-03',
      year: null,
      group: [
        { dimension: 'CONTACT_POINT', value: VILLAGE },
        { dimension: 'MONTH', value: '2023-03' },
      ],
      adoptionRate: {
        numerator: 2,
        denominator: 10,
        value: 0.2,
        percent: '20.00',
        interval: { lowPercent: '5.67', highPercent: '50.98' },
        definition: 'accepted ÷ submitted',
      },
      yield: { percent: null, reasonWhyNull: '所含期初数在此口径下未给出：收集意见数。' },
      openingBalance: { heard: null },
    },
  ]);
});

it('objects carry their own figures', async () => {
  const { contactPoints, authority } = await server.anyone.ask(
    `query ($id: ID!) {
      contactPoints { nodes { name adoption { asOf submitted adoptionRate { percent } } rolled: adoption(withCollectionPoints: true) { submitted } } }
      authority(id: $id) { adoption(asOf: "2024-01-01") { submitted adoptionRate { value reasonWhyNull(language: EN) } } } }`,
    { id: AUTHORITY },
  );
  expect(
    Object.fromEntries(
      contactPoints.nodes.map((p: any) => [p.name, [p.adoption.submitted, p.rolled.submitted]]),
    ),
  ).toEqual({
    示例镇: [25, 25],
    示例村: [10, 10],
  });
  expect(authority.adoption).toEqual({
    submitted: 0,
    adoptionRate: { value: null, reasonWhyNull: 'Its denominator, submitted, is 0.' },
  });
});

it('corrects a balance, lists what stands, and keeps its history', async () => {
  const { openingBalances } = await server.anyone.ask(
    '{ openingBalances { totalCount nodes { id submitted } } }',
  );
  expect(openingBalances.totalCount).toBe(2);
  const id = openingBalances.nodes[0].id;
  const { correctOpeningBalance: corrected } = await administrator.ask(
    `mutation ($input: CorrectOpeningBalanceInput!) { correctOpeningBalance(input: $input) { __typename
      ... on OpeningBalance { submitted corrects { id submitted correctedBy { submitted } } } ... on Refusal { message } } }`,
    { input: { id, reason: '笔误', counts: { submitted: 11 } } },
  );
  expect(corrected).toEqual({
    __typename: 'OpeningBalance',
    submitted: 11,
    corrects: { id, submitted: 10, correctedBy: { submitted: 11 } },
  });
  const lists = await server.anyone.ask(`{ now: openingBalances { totalCount }
    all: openingBalances(filter: { withHistory: true }) { totalCount } }`);
  expect([lists.now.totalCount, lists.all.totalCount]).toEqual([2, 3]);
});

it.each([
  ['asOf: "2024-01-03"', 'asOf'],
  ['asOf: "2024-02-30"', 'calendar'],
  ['groupBy: [YEAR, YEAR]', 'groupBy'],
  ['groupBy: [YEAR], first: 501', 'first'],
  ['groupBy: [YEAR], after: "x"', 'after'],
  ['filter: { contactPointIds: ["x"] }', 'contactPointIds'],
  ['filter: { districts: ["区"], from: "2024-01-02", to: "2024-01-01" }', 'filter.to'],
])('refuses %s as bad input', async (args, part) => {
  const { errors } = await server.anyone.send(`{ adoption(${args}) { total { heard } } }`);
  expect(errors![0]!.extensions.code).toMatch(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/);
  expect(JSON.stringify(errors)).toContain(part);
});

it('who may not is refused', async () => {
  const { errors } = await server.anyone.send(ADD, { input: balance });
  expect(errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
});
