import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { addressFor, type Address } from './address.js';
import { sqlStateOf } from './constraint.js';
import { connect } from './data-source.js';
import { grantServerRole, quote } from './grants.js';
import { underLock } from './migrate.js';
import { sql } from './sql.js';

/**
 * The login role a server works as when only the owner's address is known: made once per database with a random
 * password, which is kept in a table that only the owner can read, so that every server beside this one finds it too.
 * @returns its address, or null when the owner may not create roles
 */
export async function serverRole(owner: DataSource, address: Address): Promise<Address | null> {
  return underLock(owner, async (tx) => {
    const user = `caifeng_server_${address.options.database}`.slice(0, 63);
    const role = await standing(tx, user);
    if (!role.mayCreateRoles && !(role.exists && role.password)) return null;
    const password = role.password ?? randomBytes(24).toString('base64url');
    const server = addressFor(address, { user, password });
    if (!role.password)
      await sql`insert into server_role (name, password) values (${user}, ${password})`.on(tx);
    if (!role.exists || !role.password || (await isWrong(server)))
      await tx.query(`${role.exists ? 'alter' : 'create'} role ${quote(user)} login password '${password}'`);
    await grantServerRole(tx, user);
    return server;
  });
}

/** Whether the role has another password than the one kept: a dump was restored where the role existed already. */
async function isWrong(server: Address): Promise<boolean> {
  try {
    await (await connect(server, { poolSize: 1 })).destroy();
    return false;
  } catch (error) {
    if (sqlStateOf(error) === '28P01') return true;
    throw error;
  }
}

async function standing(tx: EntityManager, user: string) {
  await tx.query(
    'create table if not exists server_role (name text constraint server_role_pkey primary key, password text not null)',
  );
  const [role] = await sql<{
    exists: boolean;
    password: string | null;
    mayCreateRoles: boolean;
  }>`/* serverRole */
    select exists (select from pg_roles where rolname = ${user}) as exists,
      (select password from server_role where name = ${user}) as password,
      (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as "mayCreateRoles"`.on(
    tx,
  );
  return role!;
}
