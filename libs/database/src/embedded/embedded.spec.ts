import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { projectFolder } from '#config';
import { Database } from '../database.js';
import { readAddress } from '../address.js';
import { connect } from '../data-source.js';
import { hydrate, packageFolder } from './binaries.js';
import { isAlive } from './cluster.js';
import { startEmbedded } from './embedded.js';

const isRoot = process.getuid?.() === 0;
const children: ChildProcess[] = [];
let folder: string;

/** Made once: every test begins with a copy. */
const pristine = mkdtempSync(join(tmpdir(), 'caifeng-embedded-'));
beforeAll(async () => {
  chmodSync(pristine, 0o755);
  await (await startEmbedded(pristine, { purpose: 'test', say: () => undefined })).stop();
});
afterAll(() => rmSync(pristine, { recursive: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caifeng-embedded-'));
  execFileSync('cp', ['-a', `${pristine}/.`, folder]); // Owners and modes too.
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the program that holds the folder, in a process of its own. */
async function program(
  purpose = 'server',
): Promise<{ child: ChildProcess; ownerUrl: string; error?: string }> {
  const script = join(projectFolder, 'libs/database/src/testing/start-embedded.mjs');
  const child = spawn(process.execPath, [script, folder, purpose], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, ...JSON.parse(line.toString()) };
}

async function query(ownerUrl: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const start = (options: { purpose?: string; beside?: boolean } = {}, said: string[] = []) =>
  startEmbedded(folder, { purpose: 'test', say: (line) => void said.push(line), ...options });
const postmaster = (home = folder) =>
  Number(readFileSync(join(home, 'postgresql/postmaster.pid'), 'utf8').split('\n')[0]);
const kill = async ({ child }: { child: ChildProcess }) => {
  child.kill('SIGKILL');
  await once(child, 'exit');
};

it('is durable, on the loopback only, its password readable by its user only', async () => {
  const { ownerUrl, stop } = await start();
  const settings = await query(
    ownerUrl,
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit',
       'listen_addresses', 'unix_socket_directories', 'server_encoding', 'password_encryption')`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    server_encoding: 'UTF8',
    password_encryption: 'scram-sha-256',
  });
  await expect(query(ownerUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({
    code: '28P01',
  });
  for (const file of ['postgresql.password', 'holder.json', 'postgresql.log'])
    expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
  await stop();
  expect(existsSync(join(folder, 'holder.json'))).toBe(false);
  expect(existsSync(join(folder, 'postgresql/postmaster.pid'))).toBe(false);
});

it('recovers what was committed when program and PostgreSQL are killed, and stops what a killed program left', async () => {
  const first = await program();
  await query(first.ownerUrl, 'create table kept as select 1 as id');
  const left = postmaster();
  await kill(first);
  expect(isAlive(left)).toBe(true);
  const said: string[] = [];
  const second = await start({}, said);
  expect(said).toEqual([`Stopping the PostgreSQL that an earlier start left running (process ${left}) …`]);
  expect(isAlive(left)).toBe(false);
  expect(await query(second.ownerUrl, 'select id from kept')).toEqual([{ id: 1 }]);
  await second.stop();

  const third = await program();
  await query(third.ownerUrl, 'insert into kept values (2)');
  await kill(third);
  process.kill(postmaster(), 'SIGKILL');
  const fourth = await start();
  expect(await query(fourth.ownerUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 2 }]);
  await fourth.stop();
});

it("starts although the dead PostgreSQL's process number belongs to somebody else now", async () => {
  const { stop } = await start();
  const file = join(folder, 'postgresql/postmaster.pid');
  const lines = readFileSync(file, 'utf8').split('\n');
  await stop();
  writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'));
  await (await start()).stop();
});

it('says who has the folder and since when; a command beside the server joins it', async () => {
  const server = await program();
  await expect(start()).rejects.toThrow(
    new RegExp(
      `in use by process ${server.child.pid} \\(server\\) since \\d{4}-\\d\\d-\\d\\dT.*CAIFENG_DATA`,
    ),
  );
  const { ownerUrl, stop } = await start({ beside: true });
  expect(ownerUrl).toBe(server.ownerUrl);
  await stop();
  expect(await query(server.ownerUrl, 'select 1 as up')).toEqual([{ up: 1 }]);
});

it('lets a command wait for another that has the folder', async () => {
  const other = await program('cli import-comments');
  const said: string[] = [];
  const waiting = start({ beside: true }, said);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(said).toEqual([`Waiting for process ${other.child.pid} (cli import-comments) to finish …`]);
  other.child.kill('SIGTERM');
  const { ownerUrl, stop } = await waiting;
  expect(ownerUrl).not.toBe(other.ownerUrl);
  await stop();
});

it('lets one of several that start together have the folder, also over a dead one', async () => {
  await kill(await program());
  const programs = await Promise.all([1, 2, 3].map(() => program()));
  const winners = programs.filter(({ ownerUrl }) => ownerUrl);
  expect(winners).toHaveLength(1);
  for (const { error } of programs.filter(({ ownerUrl }) => !ownerUrl))
    expect(error).toContain(`in use by process ${winners[0]!.child.pid} `);
  expect(await query(winners[0]!.ownerUrl, 'select 1 as up')).toEqual([{ up: 1 }]);
});

it('starts again when PostgreSQL is killed, and no transaction notices', async () => {
  const said: string[] = [];
  const { ownerUrl, stop } = await start({}, said);
  const source = await connect(readAddress(ownerUrl));
  const db = new Database(source);
  await db.manager.query('create table written (id int primary key)');
  for (let id = 1; id <= 20; id++) {
    if (id === 10) process.kill(postmaster(), 'SIGKILL');
    await db.transaction((tx) => tx.query('insert into written values ($1) on conflict do nothing', [id]));
  }
  expect(await db.sql`select count(*) as n from written`).toEqual([{ n: 20 }]);
  expect(said.join()).toContain('PostgreSQL ended by itself (SIGKILL)');
  await source.destroy();
  await stop();
});

it('says in one line that the folder is a link to nowhere, such as a disk that is not mounted', async () => {
  folder = join(folder, 'linked');
  symlinkSync(join(folder, '..', 'nowhere'), folder);
  await expect(start()).rejects.toThrow(`The data folder ${folder} cannot be used (ENOENT)`);
  folder = join(folder, '..');
});

(isRoot ? it : it.skip)('goes elsewhere when its user cannot enter the folder, and stays there', async () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  folder = join(closed, 'data');
  const said: string[] = [];
  const first = await start({}, said);
  const home = readFileSync(join(folder, 'elsewhere'), 'utf8').trim();
  expect(said[0]).toBe(`PostgreSQL's user cannot enter ${folder}; its data is in ${home}`);
  await query(first.ownerUrl, 'create table kept as select 1 as id');
  await first.stop();
  const second = await start();
  expect(await query(second.ownerUrl, 'select id from kept')).toEqual([{ id: 1 }]);
  await second.stop();
  rmSync(home, { recursive: true });
  await expect(start()).rejects.toThrow(`The database should be in ${home}, as ${folder}/elsewhere says`);
  folder = join(closed, '..');
});

it('says so when the password of the database is lost', async () => {
  rmSync(join(folder, 'postgresql.password'));
  await expect(start()).rejects.toThrow(`${folder}/postgresql.password is missing`);
  writeFileSync(join(folder, 'postgresql.password'), 'another');
  await expect(start()).rejects.toThrow('refuses the password of "caifeng_owner"');
  expect(existsSync(join(folder, 'postgresql/postmaster.pid'))).toBe(false);
});

it('says so when the data folder is no folder', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  folder = file;
  await expect(start()).rejects.toThrow(
    `The data folder ${file} cannot be used (EEXIST); choose another with CAIFENG_DATA.`,
  );
});

it('makes the links of the libraries that npm did not', () => {
  const copy = join(folder, 'package');
  for (const part of ['native/pg-symlinks.json', 'native/bin'])
    cpSync(join(packageFolder(), part), join(copy, part), { recursive: true });
  const links = JSON.parse(readFileSync(join(copy, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  mkdirSync(join(copy, 'native/lib'));
  for (const { source } of links) writeFileSync(join(copy, source), 'library');
  chmodSync(join(copy, 'native/bin/postgres'), 0o644);
  hydrate(copy);
  unlinkSync(join(copy, links[0]!.target));
  expect(hydrate(copy)).toBe(join(copy, 'native/bin'));
  for (const { target } of links) expect(readFileSync(join(copy, target), 'utf8')).toBe('library');
  expect(readlinkSync(join(copy, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
  expect(statSync(join(copy, 'native/bin/postgres')).mode & 0o777).toBe(0o755);
});
