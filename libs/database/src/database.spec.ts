import { sql } from './sql.js';
import { testDatabase, type TestDatabase } from './testing/test-database.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  await test.owner.query('create table remark (id int primary key, day date, words text)');
  await test.owner.query('grant select, insert, update on remark to public');
});
afterAll(() => test.close());

describe('sql', () => {
  it('turns values into parameters and splices pieces', async () => {
    const onlyOld = sql`and day < ${'2020-01-01'}`;
    await test.db.transaction((tx) =>
      sql`insert into remark values ${sql.join([sql`(${1}, ${'2019-12-31'}, ${"it's $1"})`, sql`(${2}, ${'2020-01-01'}, ${null})`])}`.on(
        tx,
      ),
    );
    expect(await test.db.sql`select * from remark where id = any(${[1, 2]}) ${onlyOld}`).toEqual([
      { id: 1, day: '2019-12-31', words: "it's $1" },
    ]);
    expect(
      await test.db
        .sql`select count(*) as n, ${sql.id('id')} from remark ${sql.empty} where id = 2 group by id`,
    ).toEqual([{ n: 1, id: 2 }]);
  });

  it('says where a value is undefined', () => {
    expect(() => sql`select ${undefined}`.statement).toThrow('value 1 is undefined, after «select »');
  });

  it('counts what a statement changed', async () => {
    expect(await sql`update remark set words = ${'x'} where id = ${99}`.affected(test.db.manager)).toBe(0);
    expect(
      await sql`update remark set words = ${'x'} where id = ${2} returning id`.on(test.db.manager),
    ).toEqual([{ id: 2 }]);
  });
});

describe('a transaction', () => {
  it('does nothing when it throws', async () => {
    await expect(
      test.db.transaction(async (tx) => {
        await sql`insert into remark (id) values (3)`.on(tx);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await test.db.sql`select from remark where id = 3`).toHaveLength(0);
  });

  it('is run again as a whole when its connection is killed', async () => {
    let runs = 0;
    await test.db.transaction(async (tx) => {
      runs += 1;
      await sql`insert into remark (id) values (${4})`.on(tx);
      const [row] = await sql<{ pid: number }>`select pg_backend_pid() as pid`.on(tx);
      if (runs === 1) await test.owner.query('select pg_terminate_backend($1)', [row!.pid]);
    });
    expect(runs).toBe(2);
    expect(await test.db.sql`select from remark where id = 4`).toHaveLength(1);
  });

  it('is run again after a deadlock', async () => {
    await test.owner.query(`insert into remark (id) values (5), (6)`);
    let runs = 0;
    let ready = 0;
    const swap = (first: number, second: number) =>
      test.db.transaction(async (tx) => {
        runs += 1;
        await sql`update remark set words = 'a' where id = ${first}`.on(tx);
        for (ready += 1; ready < 2;) await new Promise((resolve) => setTimeout(resolve, 5));
        await sql`update remark set words = 'b' where id = ${second}`.on(tx);
      });
    await Promise.all([swap(5, 6), swap(6, 5)]);
    expect(runs).toBe(3);
  });
});
