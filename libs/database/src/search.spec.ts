import fc from 'fast-check';
import { sql } from './sql.js';
import { searchQuery, searchVector } from './search.js';
import { testDatabase, type TestDatabase } from './testing/test-database.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

async function finds(text: string, query: string): Promise<boolean> {
  const [row] = await sql<{ found: boolean }>`
    select ${searchVector(text)}::tsvector @@ ${searchQuery(query)}::tsquery as found`.on(test.db.manager);
  return row!.found;
}

it.each([
  ['电动自行车不得进电梯', '自行车', true],
  ['电动自行车不得进电梯', '自行车 电梯', true],
  ['电动自行车不得进电梯', '行不得', false],
  ['電動自行車', '电动', true],
  ['电动自行车', '電動', true],
  ['ＡＢＣ公司', 'abc', true],
  ['梯', '梯', true],
  ['不得进电梯', '梯', true],
  ["it's a 'quoted' back\\slash", "'quoted'", true],
  ["it's a 'quoted' back\\slash", 'back\\slash', true],
  ['第 十 三 条', '第十三条', true],
  ['哈'.repeat(5000) + '终', '哈终', true],
])('%.12s: %s is found: %s', async (text, query, found) => {
  expect(await finds(text, query)).toBe(found);
});

it('finds any part of any text, and only parts of it', async () => {
  const han = fc.string({ unit: fc.constantFrom(...'甲乙丙丁、a 1'), minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(han, han, async (text, query) => {
      fc.pre(/\S/.test(query) && /\S/.test(text));
      const plain = text.replaceAll(' ', '');
      const expected = query.split(' ').every((word) => plain.includes(word));
      expect(await finds(text, query)).toBe(expected);
    }),
    { numRuns: 200 },
  );
});

it('asks for nothing when nothing is typed', () => {
  expect(searchQuery(' \u3000 ')).toBeNull();
});
