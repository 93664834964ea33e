import type { DataSource } from 'typeorm';
import { addressFor } from '../address.js';
import { connect } from '../data-source.js';
import { Database } from '../database.js';
import { quote } from '../grants.js';
import { uuidv7 } from '../uuid.js';
import type { TestConnection } from './test-server.js';

/** A database of its own for one spec: migrated, empty, dropped with `close`. */
export interface TestDatabase {
  /** As the server sees it, with the rights of the server's role. */
  db: Database;
  /** As the owner sees it: for setting up what the server may not, and for recounts. */
  owner: DataSource;
  close(): Promise<void>;
}

/**
 * Clones the migrated template. Call it in `beforeAll`, after importing the entities you use, and `close` in `afterAll`.
 * jest's global set-up started the server; see testing/global-setup.mjs.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { owner: template, server: role } = JSON.parse(process.env.TEST_DATABASE!) as TestConnection;
  const database = `${template.options.database}_${uuidv7().replaceAll('-', '').slice(-20)}`;
  const maintenance = await connect(addressFor(template, { database: 'postgres' }), { poolSize: 1 });
  await maintenance.query(`create database ${quote(database)} template ${quote(template.options.database)}`);
  const owner = await connect(addressFor(template, { database }), {
    poolSize: 3,
    applicationName: 'test owner',
  });
  const server = await connect(addressFor(role, { database }));
  return {
    db: new Database(server),
    owner,
    close: async () => {
      await Promise.all([server.destroy(), owner.destroy()]);
      await maintenance.query(`drop database ${quote(database)} with (force)`);
      await maintenance.destroy();
    },
  };
}
