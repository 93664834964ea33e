import type { DataSource, EntityManager } from 'typeorm';
import { CannotStart, type Config } from '#config';
import { readAddress, type Address } from './address.js';
import { connect, type DataSourceSettings } from './data-source.js';
import { Database } from './database.js';
import { startEmbedded } from './embedded/embedded.js';
import { explain } from './explain.js';
import { grantServerRole } from './grants.js';
import { migrate, pendingMigrations, underLock } from './migrate.js';
import { serverRole } from './server-role.js';
import { checkDatabase, requireVersion } from './start-check.js';

/** A database that is migrated, checked and connected as the server's role. */
export interface OpenDatabase {
  database: Database;
  /** Runs `fn` in one transaction of the owner's role: what only a person at the machine may do. */
  asOwner<T>(fn: (tx: EntityManager) => Promise<T>): Promise<T>;
  /** Closes the connections, and the embedded PostgreSQL if this program started it. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Who asks, for whoever finds the data folder in use: `server`, `cli figures`. */
  purpose: string;
  /** Use the embedded PostgreSQL of a program that already runs on the data folder, if there is one. */
  beside?: boolean;
  /** Told what is being done, a line at a time. */
  say: (line: string) => void;
}

/**
 * Opens the configured database, or the embedded PostgreSQL when none is configured.
 * @throws CannotStart with one clear line
 */
export async function openDatabase(config: Config, options: OpenOptions): Promise<OpenDatabase> {
  const embedded = config.databaseUrl ? null : await startEmbedded(config.dataFolder, options);
  let dataSource: DataSource | undefined;
  const close = async () => {
    await dataSource?.destroy();
    await embedded?.stop();
  };
  try {
    const given = readAddress(config.databaseUrl ?? embedded!.ownerUrl);
    const owner = config.databaseOwnerUrl ? readAddress(config.databaseOwnerUrl) : given;
    const server = config.databaseOwnerUrl
      ? await prepare(owner, given, options)
      : await prepareAlone(owner, config, options);
    const onIdleError = (error: Error) => options.say(`Database connection lost: ${error.message}`);
    dataSource = await open(server, { onIdleError });
    (await checkDatabase(dataSource.manager, config)).forEach(options.say);
    return {
      database: new Database(dataSource),
      asOwner: (fn) => as(owner, (source) => new Database(source).transaction(fn)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Migrates as the owner and gives the server's role, which exists, its rights. */
async function prepare(owner: Address, server: Address, { say }: OpenOptions): Promise<Address> {
  return as(owner, async (source) => {
    await migrateAs(source, say);
    if (owner.options.user !== server.options.user)
      await underLock(source, (tx) => grantServerRole(tx, server.options.user));
    return server;
  });
}

/** With a single role: it migrates, and the server works as a role of its own that is made for it. */
async function prepareAlone(owner: Address, config: Config, { say }: OpenOptions): Promise<Address> {
  return as(owner, async (source) => {
    if (!(await mayCreateTables(source.manager)) && !(await pendingMigrations(source.manager)).length)
      return owner; // Migrated elsewhere; this role is the server's.
    await migrateAs(source, say);
    const server = await serverRole(source, owner);
    if (server) return server;
    if (config.allowOwnerRole) return owner;
    throw new CannotStart(
      `The role "${owner.options.user}" may not create the role the server should work as. Give DATABASE_OWNER_URL (migrates) and DATABASE_URL (serves), or set CAIFENG_ALLOW_OWNER_ROLE=on to serve as it.`,
      '该角色不能创建服务器角色，请分别设 DATABASE_OWNER_URL 与 DATABASE_URL，或设 CAIFENG_ALLOW_OWNER_ROLE=on。',
    );
  });
}

async function migrateAs(source: DataSource, say: (line: string) => void): Promise<void> {
  const ran = await migrate(source);
  if (ran.length) say(`Database brought up to date: ${ran.join(', ')}`);
}

async function mayCreateTables(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query(
    `select has_schema_privilege(coalesce(current_schema(), 'public'), 'create') as may`,
  );
  return row.may;
}

/** Connects as `address`, runs `fn`, disconnects; without a limit on statements, as migrations take their time. */
async function as<T>(address: Address, fn: (source: DataSource) => Promise<T>): Promise<T> {
  const source = await open(address, {
    poolSize: 2,
    statementTimeoutMs: 0,
    applicationName: 'caifeng owner',
  });
  try {
    return await fn(source);
  } catch (error) {
    throw explain(error, address);
  } finally {
    await source.destroy();
  }
}

async function open(address: Address, settings: DataSourceSettings): Promise<DataSource> {
  let source: DataSource | undefined;
  try {
    source = await connect(address, settings);
    const [{ version }] = await source.query(`select current_setting('server_version') as version`);
    requireVersion(version);
    return source;
  } catch (error) {
    await source?.destroy();
    throw explain(error, address);
  }
}
