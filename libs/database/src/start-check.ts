import type { EntityManager } from 'typeorm';
import { CannotStart, type Config } from '#config';
import { changeableInsertOnlyTables } from './grants.js';
import { sql } from './sql.js';

const OLDEST = 15;

/** @throws CannotStart when the server is older than PostgreSQL 15; `version` as in `show server_version` */
export function requireVersion(version: string): void {
  if (parseInt(version) >= OLDEST) return;
  throw new CannotStart(
    `The database is PostgreSQL ${version}; version ${OLDEST} or later is needed.`,
    `数据库版本过低，需要 PostgreSQL ${OLDEST} 或以上。`,
  );
}

/**
 * What the server must not serve on unless it was told to: settings that lose acknowledged writes in a crash, and a
 * role that may change what must not change. Asked over the server's own connection, where its settings apply.
 * @returns warnings about what was allowed
 * @throws CannotStart naming what is wrong and the variable that allows it
 */
export async function checkDatabase(manager: EntityManager, config: Config): Promise<string[]> {
  const findings = [
    {
      problem: await weakenedSettings(manager),
      allowed: config.allowWeakDatabase,
      variable: 'CAIFENG_ALLOW_WEAK_DATABASE',
      english: 'a crash can lose what was acknowledged',
      chinese: '数据库崩溃时可能丢失已确认的数据',
    },
    {
      problem: await overpowered(manager),
      allowed: config.allowOwnerRole,
      variable: 'CAIFENG_ALLOW_OWNER_ROLE',
      english: "the server's role could change records that must never change",
      chinese: '服务器所用数据库角色权限过大，可改动不得改动的记录',
    },
  ].filter((finding) => finding.problem);
  for (const { problem, allowed, variable, english, chinese } of findings)
    if (!allowed)
      throw new CannotStart(
        `Will not serve on this database: ${problem}, so ${english}. To serve all the same set ${variable}=on.`,
        `${chinese}，如仍要启动请设 ${variable}=on。`,
      );
  return findings.map(
    ({ problem, english, chinese }) => `Warning: ${problem}, so ${english}. 警告：${chinese}。`,
  );
}

async function weakenedSettings(manager: EntityManager): Promise<string> {
  const [settings] = await sql<Record<string, string>>`/* durability */
    select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
      current_setting('synchronous_commit') as synchronous_commit,
      current_setting('synchronous_standby_names') as standbys`.on(manager);
  const { standbys, synchronous_commit: commit, ...rest } = settings!;
  // Without synchronous standbys `local` and `remote_write` are as good as `on`.
  const weakCommit = standbys ? ['off', 'local', 'remote_write'] : ['off'];
  return [
    ...Object.entries(rest).filter(([, value]) => value === 'off'),
    ...(weakCommit.includes(commit!) ? [['synchronous_commit', commit!]] : []),
  ]
    .map(([name, value]) => `${name} is ${value}`)
    .join(' and ');
}

async function overpowered(manager: EntityManager): Promise<string> {
  const [row] = await sql<{ role: string; super: boolean }>`
    select current_user as role, rolsuper as super from pg_roles where rolname = current_user`.on(manager);
  if (row!.super) return `the role ${row!.role} is a superuser`;
  const tables = await changeableInsertOnlyTables(manager);
  return tables.length ? `the role ${row!.role} may change ${tables.join(', ')}` : '';
}
