import type { EntityManager } from 'typeorm';
import { insertOnlyTables } from './migrations/index.js';
import { sql } from './sql.js';

/** What the migration runner keeps for itself, and what the server's role may do there. */
const RUNNERS_TABLES: Record<string, string> = { migration: 'select', server_role: '' };

/** Gives the server's role exactly the rights it needs on every table of the schema, and takes back any other. */
export async function grantServerRole(tx: EntityManager, role: string): Promise<void> {
  const tables = await sql<{ name: string; isView: boolean; has: string }>`/* rightsOfServerRole */
    select relname as name, relkind in ('v', 'm') as "isView",
      coalesce((select string_agg(lower(privilege_type), ', ' order by privilege_type)
        from aclexplode(relacl) where grantee = (select oid from pg_roles where rolname = ${role})), '') as has
    from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm') and not relispartition
    order by relname`.on(tx);
  const missing = insertOnlyTables.filter((name) => !tables.some((table) => table.name === name));
  if (missing.length)
    throw new Error(`insertOnlyTables names tables that do not exist: ${missing.join(', ')}`);

  const [place] = await sql<{ database: string; schema: string }>`
    select quote_ident(current_database()) as database, quote_ident(current_schema()) as schema`.on(tx);
  const to = quote(role);
  await tx.query(`grant connect on database ${place!.database} to ${to}`);
  await tx.query(`grant usage on schema ${place!.schema} to ${to}`);
  for (const { name, isView, has } of tables) {
    const rights = rightsOn(name, isView);
    if (rights === has) continue;
    await tx.query(`revoke all on ${quote(name)} from ${to}`);
    if (rights) await tx.query(`grant ${rights} on ${quote(name)} to ${to}`);
  }
}

/** Tables on which the current role could change what must not change; empty for a server's role as it should be. */
export async function changeableInsertOnlyTables(manager: EntityManager): Promise<string[]> {
  const rows = await sql<{ name: string }>`/* changeableInsertOnlyTables */
    select name from unnest(${insertOnlyTables}::text[]) as name
    where has_table_privilege(to_regclass(quote_ident(name)), 'update, delete, truncate')`.on(manager);
  return rows.map((row) => row.name);
}

/** In the order of the alphabet, to be compared. */
function rightsOn(table: string, isView: boolean): string {
  if (isView) return 'select';
  if (insertOnlyTables.includes(table)) return 'insert, select';
  return RUNNERS_TABLES[table] ?? 'delete, insert, select, update';
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
