import type { EntityManager } from 'typeorm';
import { insertOnlyTables } from './migrations/index.js';
import { sql } from './sql.js';

/** What the migration runner keeps for itself, and what the server's role may do there. */
const RUNNERS_TABLES: Record<string, string> = { migration: 'select', server_role: '' };

/** Gives the server's role exactly the rights it needs on every table of the schema, and takes back any other. */
export async function grantServerRole(tx: EntityManager, role: string): Promise<void> {
  const tables = await sql<{ name: string; isView: boolean }>`/* tablesToGrant */
    select relname as name, relkind in ('v', 'm') as "isView" from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm') and not relispartition
    order by relname`.on(tx);
  const missing = insertOnlyTables.filter((name) => !tables.some((table) => table.name === name));
  if (missing.length)
    throw new Error(`insertOnlyTables names tables that do not exist: ${missing.join(', ')}`);

  const to = quote(role);
  const [{ database, schema }] = (await sql<{ database: string; schema: string }>`
    select current_database() as database, current_schema() as schema`.on(tx)) as [
    { database: string; schema: string },
  ];
  const statements = [
    `grant connect on database ${quote(database)} to ${to}`,
    `grant usage on schema ${quote(schema)} to ${to}`,
    `revoke all on all tables in schema ${quote(schema)} from ${to}`,
    ...tables
      .map(({ name, isView }) => ({ name, rights: rightsOn(name, isView) }))
      .filter(({ rights }) => rights)
      .map(({ name, rights }) => `grant ${rights} on ${quote(name)} to ${to}`),
  ];
  await tx.query(statements.join(';\n'));
}

/** Tables on which the current role could change what must not change; empty for a server's role as it should be. */
export async function changeableInsertOnlyTables(manager: EntityManager): Promise<string[]> {
  const rows = await sql<{ name: string }>`/* changeableInsertOnlyTables */
    select name from unnest(${insertOnlyTables}::text[]) as name
    where has_table_privilege(to_regclass(quote_ident(name)), 'update, delete, truncate')`.on(manager);
  return rows.map((row) => row.name);
}

function rightsOn(table: string, isView: boolean): string {
  if (isView) return 'select';
  if (insertOnlyTables.includes(table)) return 'select, insert';
  return RUNNERS_TABLES[table] ?? 'select, insert, update, delete';
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
