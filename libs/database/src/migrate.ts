import type { DataSource, EntityManager, MigrationInterface } from 'typeorm';
import { CannotStart } from '#config';
import { migrations as allMigrations } from './migrations/index.js';
import { sql } from './sql.js';

type Migration = new () => MigrationInterface;

/** Held inside each migration's transaction, so that programs started together take turns; any number would do. */
const LOCK = 0x6361_6966; // «caif»

/**
 * Runs the migrations that the database lacks, each in its own transaction together with its record in table
 * `migration`. Any number of programs may do so at once. `owner` is a data source of the owner's role.
 * @returns names of those it ran
 * @throws CannotStart when the database was migrated by a newer version of the program
 */
export async function migrate(owner: DataSource, migrations: Migration[] = allMigrations): Promise<string[]> {
  const ran: string[] = [];
  await underLock(owner, async (tx) => {
    if (await hasMigrationTable(tx)) return;
    await tx.query(
      'create table migration (name text constraint migration_pkey primary key, ran_at timestamptz(3) not null default now())',
    );
  });
  for (const migration of migrations) {
    await underLock(owner, async (tx) => {
      const [done] = await sql`select 1 from migration where name = ${migration.name}`.on(tx);
      if (done) return;
      await new migration().up(tx.queryRunner!);
      await sql`insert into migration (name) values (${migration.name})`.on(tx);
      ran.push(migration.name);
    });
  }
  await refuseNewer(owner.manager, migrations);
  return ran;
}

/** Names of the migrations the database lacks; all of them on an empty one. */
export async function pendingMigrations(manager: EntityManager): Promise<string[]> {
  const done = (await hasMigrationTable(manager))
    ? await sql<{ name: string }>`select name from migration`.on(manager)
    : [];
  return allMigrations
    .map((migration) => migration.name)
    .filter((name) => !done.some((row) => row.name === name));
}

/** Runs `fn` in one transaction that no other program's migrations, roles or grants run beside. */
export async function underLock<T>(owner: DataSource, fn: (tx: EntityManager) => Promise<T>): Promise<T> {
  return owner.transaction(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.on(tx);
    return fn(tx);
  });
}

async function hasMigrationTable(manager: EntityManager): Promise<boolean> {
  const [row] = await sql<{ found: boolean }>`
    select to_regclass(quote_ident(current_schema()) || '.migration') is not null as found`.on(manager);
  return row!.found;
}

async function refuseNewer(manager: EntityManager, migrations: Migration[]): Promise<void> {
  const known = migrations.map((migration) => migration.name);
  const [newer] = await sql<{ name: string }>`
    select name from migration where name <> all (${known}::text[]) order by ran_at limit 1`.on(manager);
  if (newer)
    throw new CannotStart(
      `The database is newer than this program: it has the migration ${newer.name}. Start the version that made it, or a later one.`,
      '数据库结构比本程序新，请使用更新的程序版本。',
    );
}
