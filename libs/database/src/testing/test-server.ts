import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { addressFor, readAddress, type Address } from '../address.js';
import { connect } from '../data-source.js';
import { startEmbedded } from '../embedded/embedded.js';
import { quote } from '../grants.js';
import { migrate } from '../migrate.js';
import { serverRole } from '../server-role.js';

/** What the specs of one run share: a server with a migrated template to clone. */
export interface TestServer {
  /** What `testDatabase` needs to know. */
  connection: TestConnection;
  stop(): Promise<void>;
}

export interface TestConnection {
  /** The template, as its owner. */
  owner: Address;
  /** The template, as the server's role. */
  server: Address;
}

/** Starts a throw-away PostgreSQL, or uses the one at `url`, and migrates the template. */
export async function startTestServer(url: string | undefined): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'caifeng-test-'));
  chmodSync(folder, 0o755);
  // Nothing here has to survive a crash; what does is tested on a server of its own.
  const settings = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200'];
  const server = url
    ? null
    : await startEmbedded(folder, { purpose: 'tests', say: () => undefined, settings });
  const prefix = `caifeng_test_${process.pid}`;
  const base = readAddress(url ?? server!.ownerUrl);
  await administer(base, (client) => client.query(`create database ${quote(prefix)}`));
  const template = addressFor(base, { database: prefix });
  const owner = await connect(template, { poolSize: 1 });
  await migrate(owner);
  const role = await serverRole(owner, template);
  await owner.destroy();
  if (!role) throw new Error('The role in DATABASE_URL must be allowed to create roles for the tests.');
  return {
    connection: { owner: template, server: role },
    stop: async () => {
      if (url) await administer(base, (client) => dropAll(client, prefix));
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function administer(address: Address, fn: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ ...address.options, ...address.targets[0] });
  await client.connect();
  try {
    await fn(client);
  } finally {
    await client.end();
  }
}

async function dropAll(client: pg.Client, prefix: string): Promise<void> {
  const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [
    prefix,
  ]);
  for (const { datname } of rows)
    await client.query(`drop database if exists ${quote(datname)} with (force)`);
  await client.query(`drop role if exists ${quote(`caifeng_server_${prefix}`)}`);
}
