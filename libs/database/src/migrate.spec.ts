import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrate, testDatabase, type TestDatabase } from '#database';

class First implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query('create table first (id int)');
    await runner.query('select pg_sleep(0.1)');
  }
  async down() {}
}
class Second implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query('insert into first values (2)');
  }
  async down() {}
}
class Broken implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query('insert into first values (3)');
    await runner.query('create table first (id int)');
  }
  async down() {}
}

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase();
  await test.owner.query('drop schema public cascade; create schema public');
});
afterEach(() => test.close());

it('runs every migration once when three programs start together', async () => {
  const ran = await Promise.all([1, 2, 3].map(() => migrate(test.owner, [First, Second])));
  expect(ran.flat().sort()).toEqual(['First', 'Second']);
  expect(await test.owner.query('select id from first')).toEqual([{ id: 2 }]);
  expect(await migrate(test.owner, [First, Second])).toEqual([]);
});

it('keeps nothing of a migration that fails, and everything before it', async () => {
  await expect(migrate(test.owner, [First, Second, Broken])).rejects.toThrow('already exists');
  expect(await test.owner.query('select id from first')).toEqual([{ id: 2 }]);
  expect(await test.owner.query('select name from migration order by name')).toEqual([
    { name: 'First' },
    { name: 'Second' },
  ]);
});

it('refuses a database that a newer program has migrated', async () => {
  await migrate(test.owner, [First, Second]);
  await expect(migrate(test.owner, [First])).rejects.toThrow(
    'newer than this program: it has the migration Second',
  );
});
