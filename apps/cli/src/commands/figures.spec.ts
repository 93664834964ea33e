import { parse } from 'csv-parse/sync';
import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { figures as counts, rateNames } from '#statistics';
import { figuresTable, widthOf } from '../figures-table.js';
import { figuresOf, inCsv, type FiguresAnswer } from './figures.js';

const AUTHORITY = '00000000-0000-7000-8000-000000000001';
const TOWN = '00000000-0000-7000-8000-000000000002';
const VILLAGE = '00000000-0000-7000-8000-000000000003';
const BYLAW = '00000000-0000-7000-8000-000000000004';

let at: TestDatabase;
let answer: FiguresAnswer;
const clock = new StoppedClock('2024-01-02');
beforeAll(async () => {
  at = await testDatabase();
  const made = '2024-01-01T12:00:00+08:00';
  await at.owner.query(`
    insert into authority (id, name, kind, is_demo, created_at) values ('${AUTHORITY}', '示例机关', 'GOVERNMENT', true, '${made}');
    insert into contact_point (id, name, kind, created_at)
      values ('${TOWN}', '示例镇 Town', 'TOWN', '${made}'), ('${VILLAGE}', '=示例村', 'VILLAGE', '${made}');
    insert into regulation (id, authority_id, title, kind, created_at)
      values ('${BYLAW}', '${AUTHORITY}', '示例条例', 'LOCAL_REGULATION', '${made}');`);
  let n = 10;
  const balance = async (
    point: string | null,
    regulation: string | null,
    columns: Record<string, number>,
  ) => {
    const id = `00000000-0000-7000-8000-0000000000${n++}`;
    await at.owner.query(
      `insert into opening_balance (id, balance_id, authority_id, contact_point_id, regulation_id, from_on, to_on, base,
         source, withdrawn, recorded_at, recorded_on, ${Object.keys(columns).join(', ')})
       values ($1, $1, $2, $3, $4, '2023-01-01', '2023-12-31', 'ALL', '-', false, '${made}', '2024-01-01',
         ${Object.values(columns).join(', ')})`,
      [id, AUTHORITY, point, regulation],
    );
  };
  await balance(TOWN, BYLAW, { heard: 64, submitted: 25, accepted: 3 });
  await balance(VILLAGE, null, { submitted: 393 });
  answer = await figuresOf(at.db, clock, undefined, false);
});
afterAll(() => at.close());

it('answers with the names of points and regulations, the most submitted first', () => {
  expect(answer).toMatchObject({
    asOf: '2024-01-02',
    label: '示例数据',
    total: { submitted: 418, accepted: 3, contactPointCount: 2, regulationCount: 1 },
    contactPoints: [
      { id: VILLAGE, name: '=示例村', submitted: 393, accepted: null, adoptionRate: { value: null } },
      { id: TOWN, name: '示例镇 Town', adoptionRate: { percent: '12.00' }, yield: { percent: '4.69' } },
    ],
    regulations: [
      { name: null, submitted: 393 },
      { name: '示例条例', submitted: 25 },
    ],
  });
});

it('is one JSON object with every figure by its name', () => {
  const read = JSON.parse(JSON.stringify(answer));
  expect(Object.keys(read)).toEqual(['asOf', 'label', 'total', 'contactPoints', 'regulations']);
  for (const of of [read.total, ...read.contactPoints, ...read.regulations])
    for (const name of [...counts, ...rateNames, 'openingBalance', 'contactPointCount', 'regulationCount'])
      expect(of).toHaveProperty(name);
  expect(read.contactPoints[0].adoptionRate.reasonWhyNull.en).toContain('accepted');
});

it('is a table whose columns stand under each other, wide characters counted as two', () => {
  const lines = figuresTable(answer, false).split('\n');
  const table = lines.slice(3, 9);
  expect(table[1]).toMatch(/^─+( {2}─+)+$/);
  const edge = table[1]!.indexOf('  ');
  for (const line of [table[2]!, table[3]!, table[5]!]) {
    const cut = [...line].findIndex((_, i) => widthOf([...line].slice(0, i).join('')) === edge);
    expect([...line].slice(cut, cut + 2).join('')).toBe('  ');
  }
  expect(table[3]).toMatch(/示例镇 Town .* 64 +25 +\? +3 +12\.00 +4\.17–29\.96$/);
  expect(table[2]).toMatch(/393 +\? +\? +— +—$/);
  expect(lines[0]).toContain('示例数据 demo data');
  expect(lines.join('\n')).toContain('An opening balance in it does not tell, for this selection: accepted.');
});

it('is a CSV that a spreadsheet reads and does not calculate', () => {
  const rows: Record<string, string>[] = parse(inCsv(answer), { columns: true });
  expect(rows.map(({ group, name }) => [group, name])).toEqual([
    ['total', ''],
    ['contactPoint', "'=示例村"],
    ['contactPoint', '示例镇 Town'],
    ['regulation', ''],
    ['regulation', '示例条例'],
  ]);
  expect(rows[2]).toMatchObject({
    submitted: '25',
    adoptionRatePercent: '12.00',
    adoptionRateLowPercent: '4.17',
  });
  expect(rows[1]).toMatchObject({ accepted: '', adoptionRatePercent: '', isDemo: 'true' });
});

it('tells the day before nothing', async () => {
  const before = await figuresOf(at.db, clock, '2023-12-31', false);
  expect(before).toMatchObject({
    asOf: '2023-12-31',
    total: { submitted: 0 },
    contactPoints: [],
    regulations: [],
  });
});
