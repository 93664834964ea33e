import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { readConfig } from '#config';
import {
  insertOnlyTables,
  openDatabase,
  pendingMigrations,
  testDatabase,
  type TestDatabase,
} from '#database';
import type { Address } from './address.js';
import { requireVersion } from './start-check.js';
import type { TestConnection } from './testing/test-server.js';

const { owner }: TestConnection = JSON.parse(process.env.TEST_DATABASE!);
const fresh = (name: string) => `${name}_${randomBytes(4).toString('hex')}`;

const made: { databases: string[]; roles: string[] } = { databases: [], roles: [] };
let test: TestDatabase;
beforeAll(async () => (test = await testDatabase()));
afterAll(async () => {
  for (const name of made.databases) await test.owner.query(`drop database ${name} with (force)`);
  for (const name of made.roles) await test.owner.query(`drop role if exists ${name}`);
  await test.close();
});

async function emptyDatabase(of = owner.options.user): Promise<string> {
  const name = fresh('caifeng_open');
  await test.owner.query(`create database ${name} owner ${of}`);
  made.databases.push(name);
  made.roles.push(`caifeng_server_${name}`);
  return name;
}

/** A login role, its password its name. */
async function role(rights = ''): Promise<string> {
  const name = fresh('caifeng_role');
  await test.owner.query(`create role ${name} login password '${name}' ${rights}`);
  made.roles.push(name);
  return name;
}

function url(database: string, as: Pick<Address['options'], 'user' | 'password'> = owner.options): string {
  const [{ host, port }] = owner.targets as [Address['targets'][0]];
  return `postgres://${as.user}:${as.password}@${host}:${port}/${database}`;
}
const login = (name: string) => ({ user: name, password: name });

/** The tests' own server is fast, not durable, and says so. */
const weak = { CAIFENG_ALLOW_WEAK_DATABASE: 'on' };
const open = (env: Record<string, string>, said: string[] = []) =>
  openDatabase(readConfig({ ...weak, ...env }), { purpose: 'test', say: (line) => void said.push(line) });
const refusal = (env: Record<string, string>) =>
  open(env).then(
    async (opened) => (await opened.close(), 'opened'),
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe('with the address of one role', () => {
  it('migrates, and serves as a role of its own that keeps its password', async () => {
    const database = await emptyDatabase();
    for (const start of [1, 2]) {
      const { database: db, asOwner, close } = await open({ DATABASE_URL: url(database) });
      expect(await db.sql`select current_user as role`).toEqual([{ role: `caifeng_server_${database}` }]);
      expect(await pendingMigrations(db.manager)).toEqual([]);
      await expect(db.sql`select password from server_role`).rejects.toThrow('permission denied');
      expect(await asOwner((tx) => tx.query('select count(*) from server_role'))).toEqual([{ count: 1 }]);
      expect(start).toBeGreaterThan(0);
      await close();
    }
  });

  it('repairs the password of a role that was there before a restored dump', async () => {
    const database = await emptyDatabase();
    await (await open({ DATABASE_URL: url(database) })).close();
    await test.owner.query(`alter role caifeng_server_${database} password 'another'`);
    expect(await refusal({ DATABASE_URL: url(database) })).toBe('opened');
  });

  it('opens an empty database from three programs at once', async () => {
    const database = await emptyDatabase();
    const opened = await Promise.all([1, 2, 3].map(() => open({ DATABASE_URL: url(database) })));
    for (const { database: db } of opened) expect(await pendingMigrations(db.manager)).toEqual([]);
    await Promise.all(opened.map(({ close }) => close()));
  });

  it('serves as the owner only when told to, where roles cannot be made', async () => {
    const plain = await role();
    const env = { DATABASE_URL: url(await emptyDatabase(plain), login(plain)) };
    expect(await refusal(env)).toMatch(
      /^CannotStart: The role "caifeng_role_\w+" may not create the role .* CAIFENG_ALLOW_OWNER_ROLE=on/,
    );
    const said: string[] = [];
    const { close } = await open({ ...env, CAIFENG_ALLOW_OWNER_ROLE: 'on' }, said);
    await close();
    expect(said.join()).toMatch(/Warning: the role caifeng_role_\w+ may change .*comment/);
  });

  it('makes the role as an owner who is no superuser', async () => {
    const creator = await role('createrole');
    expect(await refusal({ DATABASE_URL: url(await emptyDatabase(creator), login(creator)) })).toBe('opened');
  });
});

describe('with an owner and a server', () => {
  it('gives the server its rights and no others', async () => {
    const server = await role();
    const database = await emptyDatabase();
    const env = { DATABASE_URL: url(database, login(server)), DATABASE_OWNER_URL: url(database) };
    const { database: db, close } = await open(env);
    expect(insertOnlyTables.length).toBeGreaterThan(0);
    for (const table of insertOnlyTables) {
      await expect(db.manager.query(`delete from ${table}`)).rejects.toThrow('permission denied');
      await expect(db.manager.query(`truncate ${table}`)).rejects.toThrow('permission denied');
      const [{ attname }] = await db.manager.query(
        `select attname from pg_attribute where attrelid = '${table}'::regclass and attnum = 1`,
      );
      await expect(db.manager.query(`update ${table} set ${attname} = ${attname}`)).rejects.toThrow(
        'permission denied',
      );
    }
    const acl = () =>
      test.owner.query(`select string_agg(relname || xmin, ' ' order by relname) as acl from pg_class`);
    const before = await acl();
    await (await open(env)).close();
    expect(await acl()).toEqual(before); // Rights that are right are left alone.
    await expect(db.manager.query('create table mine (id int)')).rejects.toThrow('permission denied');
    await close();
    // Migrated by somebody else, the server needs no owner.
    expect(await refusal({ DATABASE_URL: env.DATABASE_URL })).toBe('opened');
  });

  it('refuses a server that may change what must not change', async () => {
    const database = await emptyDatabase();
    const env = { DATABASE_URL: url(database), DATABASE_OWNER_URL: url(database) };
    expect(await refusal(env)).toMatch(
      /Will not serve on this database: the role \w+ is a superuser, .*CAIFENG_ALLOW_OWNER_ROLE=on/,
    );
  });
});

describe('says in one line', () => {
  it.each([
    [
      'a wrong password',
      () => url('x', { user: owner.options.user, password: 'no' }),
      'refuses the password of "',
    ],
    ['an unknown database', () => url('nowhere'), 'There is no database "nowhere" at '],
    [
      'an unknown host',
      () => 'postgres://u:p@no-such-host.invalid/db',
      'host in no-such-host.invalid:5432/db is not known',
    ],
    [
      'a host that refuses',
      () => 'postgres://u:p@127.0.0.1:1/db',
      'The database at 127.0.0.1:1/db does not answer',
    ],
  ])('%s', async (_, address, message) => {
    const said = await refusal({ DATABASE_URL: address() });
    expect(said).toMatch(/^CannotStart: /);
    expect(said).toContain(message);
    expect(said).not.toContain('\n');
  });

  it('a host that never answers', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as { port: number };
    expect(
      await refusal({ DATABASE_URL: `postgres://u:p@127.0.0.1:${port}/db?connect_timeout=1` }),
    ).toContain('does not answer');
    silent.close();
  });

  it('missing rights', async () => {
    const stranger = await role();
    const said = await refusal({ DATABASE_URL: url(await emptyDatabase(), login(stranger)) });
    expect(said).toMatch(/lacks a right it needs .* set DATABASE_OWNER_URL/);
  });

  it('settings that lose what was acknowledged', async () => {
    const database = await emptyDatabase();
    const server = await role();
    await test.owner.query(`alter role ${server} set synchronous_commit = off`);
    const env = { DATABASE_URL: url(database, login(server)), DATABASE_OWNER_URL: url(database) };
    expect(await refusal({ ...env, CAIFENG_ALLOW_WEAK_DATABASE: 'off' })).toMatch(
      /Will not serve .* synchronous_commit is off, so a crash can lose .* CAIFENG_ALLOW_WEAK_DATABASE=on/,
    );
  });

  it('a PostgreSQL that is too old', () => {
    expect(() => requireVersion('14.11 (Debian 14.11-1)')).toThrow(
      'The database is PostgreSQL 14.11 (Debian 14.11-1); version 15',
    );
    expect(() => requireVersion('15.0')).not.toThrow();
  });
});
