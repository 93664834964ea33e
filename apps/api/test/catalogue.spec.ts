import { insertOnlyTables, sql, testDatabase, type TestDatabase } from '#database';

/** What must hold of the schema so that it can outgrow one machine, read from PostgreSQL's own catalogue. */
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

/** Big tables: what grows with what people say. */
const big = [
  'audit',
  'comment',
  'comment_redaction',
  'comment_release',
  'comment_withdrawal',
  'decision',
  'feedback',
  'idempotency_key',
  'opinion',
  'opinion_comment',
  'opinion_group',
  'opinion_return',
  'prepared_decision',
  'resident_contact',
  'submission',
  'submission_comment',
];
/** The migration runner's own. */
const runners = ['migration', 'server_role'];

interface Constraint {
  table: string;
  name: string;
  type: 'p' | 'u' | 'f' | 'c';
  first: string | null;
  refers: string | null;
  onDelete: string;
}

const constraints = () =>
  sql<Constraint>`/* constraints */
    select c.conrelid::regclass::text as table, c.conname as name, c.contype as type, a.attname as first,
      nullif(c.confrelid, 0)::regclass::text as refers, c.confdeltype as "onDelete"
    from pg_constraint c
    left join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.connamespace = current_schema()::regnamespace and c.contype in ('p', 'u', 'f', 'c')
    order by 1, 2`.on(test.owner.manager);

it('keys, unique constraints and inner references of big tables begin with regulation_id', async () => {
  const found = await constraints();
  expect(big.filter((table) => !found.some((c) => c.table === table && c.type === 'p'))).toEqual([]);
  const wrong = found.filter(
    (c) =>
      big.includes(c.table) &&
      (c.type === 'p' || c.type === 'u' || (c.type === 'f' && big.includes(c.refers!))) &&
      c.first !== 'regulation_id',
  );
  expect(wrong).toEqual([]);
});

it('unique indexes of big tables begin with regulation_id, those without a constraint too', async () => {
  const found = await sql`/* uniqueIndexes */
    select i.indexrelid::regclass::text as index, a.attname as first
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indisunique and i.indrelid::regclass::text = any(${big}) and a.attname <> 'regulation_id'`.on(
    test.owner.manager,
  );
  expect(found).toEqual([]);
});

it('regulation_id is never null in a big table', async () => {
  const found = await sql<{ table: string }>`/* regulationIds */
    select attrelid::regclass::text as table from pg_attribute
    where attname = 'regulation_id' and attnotnull and attrelid::regclass::text = any(${big})`.on(
    test.owner.manager,
  );
  expect(found.map((row) => row.table).sort()).toEqual(big);
});

it('small tables refer to no big one', async () => {
  const found = await constraints();
  expect(found.filter((c) => c.type === 'f' && !big.includes(c.table) && big.includes(c.refers!))).toEqual(
    [],
  );
});

it('nothing is set null or cascades, there are no triggers, rules or sequences', async () => {
  const found = await constraints();
  expect(found.filter((c) => c.type === 'f' && c.onDelete !== 'a')).toEqual([]);
  const others = await sql`/* triggersRulesSequences */
    select tgname as name from pg_trigger where not tgisinternal
    union all select rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
      where c.relnamespace = current_schema()::regnamespace and rulename <> '_RETURN'
    union all select relname from pg_class c
      where relkind = 'S' and relnamespace = current_schema()::regnamespace
        and not exists (select from pg_depend d where d.objid = c.oid and d.refobjid = any(${runners}::regclass[]))`.on(
    test.owner.manager,
  );
  expect(others).toEqual([]);
});

it('every constraint has a name of its own choosing', async () => {
  const found = await constraints();
  const unnamed = found.filter(
    (c) =>
      !runners.includes(c.table) &&
      !/^[a-z]+(_[a-z]+)+$/.test(c.name.replace(/_(fkey|check|key|pkey)\d*$/, '1')),
  );
  expect(unnamed).toEqual([]);
});

it('moments keep milliseconds, as cursors and JavaScript do', async () => {
  const found = await sql`/* moments */
    select table_name, column_name, datetime_precision from information_schema.columns
    where table_schema = current_schema() and not table_name = any(${runners}::text[])
      and (data_type = 'timestamp without time zone' or data_type = 'timestamp with time zone' and datetime_precision <> 3)`.on(
    test.owner.manager,
  );
  expect(found).toEqual([]);
});

it.each(insertOnlyTables)('the server cannot change or delete rows of %s', async (table) => {
  const denied = { code: '42501' };
  await expect(test.db.manager.query(`delete from "${table}"`)).rejects.toMatchObject(denied);
  await expect(test.db.manager.query(`truncate "${table}"`)).rejects.toMatchObject(denied);
  const [column] = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum = 1`.on(
    test.owner.manager,
  );
  const same = `"${column!.name}" = "${column!.name}"`;
  await expect(test.db.manager.query(`update "${table}" set ${same}`)).rejects.toMatchObject(denied);
  await expect(test.db.manager.query(`select 1 from "${table}" limit 1`)).resolves.toEqual([]);
});
