import { testDatabase, type TestDatabase } from '#database';
import '../src/app.module.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

/**
 * Constraints and indexes live in the migrations alone, named by people; entities describe columns. So TypeORM would
 * drop the former, knowing nothing of them, and must want nothing else.
 */
const knowsNothingOf = /^(ALTER TABLE "\w+" DROP CONSTRAINT|DROP INDEX) /;

it('leave nothing that TypeORM would change to fit the entities', async () => {
  const { upQueries } = await test.owner.driver.createSchemaBuilder().log();
  expect(test.owner.entityMetadatas.length).toBeGreaterThan(20);
  expect(upQueries.map(({ query }) => query).filter((query) => !knowsNothingOf.test(query))).toEqual([]);
});
