import { constraintOf, sql, sqlStateOf, testDatabase, type TestDatabase } from '#database';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  await test.owner.query(`
    create table parent (id int constraint parent_pkey primary key);
    create table child (id int not null constraint child_of_parent references parent,
      size int constraint child_size_positive check (size > 0),
      constraint child_id_unique unique (id));
    create table child_102008 (id int constraint child_pkey_102008 primary key);
    insert into parent values (1);
    insert into child values (1, 1);
    insert into child_102008 values (1);`);
});
afterAll(() => test.close());

const failure = (statement: string) =>
  sql([statement] as unknown as TemplateStringsArray)
    .on(test.owner.manager)
    .then(
      () => null,
      (error: unknown) => error,
    );

it.each([
  ['insert into child values (1, 2)', '23505', 'child_id_unique'],
  ['insert into child values (2, 2)', '23503', 'child_of_parent'],
  ['delete from parent', '23503', 'child_of_parent'],
  ['insert into child values (1, 0)', '23514', 'child_size_positive'],
  ['insert into child values (null, 1)', '23502', null],
  ['insert into child_102008 values (1)', '23505', 'child_pkey'],
  ['select 1/0', '22012', null],
])('%s breaks %s %s', async (statement, state, name) => {
  const error = await failure(statement);
  expect(sqlStateOf(error)).toBe(state);
  expect(constraintOf(error)).toBe(name);
});

it('finds the name in the message when the field is missing', async () => {
  const error = (await failure('insert into child values (2, 2)')) as {
    driverError: { constraint?: string };
  };
  delete error.driverError.constraint;
  expect(constraintOf(error)).toBe('child_of_parent');
});

it('knows nothing of other errors', () => {
  for (const error of [
    undefined,
    null,
    new Error('no'),
    Object.assign(new Error(), { code: 'ECONNRESET' }),
  ]) {
    expect(sqlStateOf(error)).toBeNull();
    expect(constraintOf(error)).toBeNull();
  }
});
