import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '#config';
import type { Account } from './account.js';

export interface NewCluster {
  bin: string;
  cluster: string;
  account: Account;
  owner: string;
  password: string;
}

/** Makes a new cluster: UTF-8, sorted by code point alike on every machine, passwords asked of everybody. */
export function createCluster({ bin, cluster, account, owner, password }: NewCluster): void {
  const part = `${cluster}.part`; // A start killed half way leaves no half cluster.
  const secret = join(part, 'secret');
  rmSync(part, { recursive: true, force: true });
  const data = join(part, 'data');
  for (const folder of [part, data]) {
    mkdirSync(folder, { mode: 0o700 });
    give(folder, account);
  }
  writeFileSync(secret, password + '\n', { mode: 0o600 });
  give(secret, account);
  const result = spawnSync(
    join(bin, 'initdb'),
    [
      ...['--pgdata', data, '--username', owner, '--pwfile', secret, '--auth', 'scram-sha-256'],
      ...[
        '--encoding',
        'UTF8',
        '--locale',
        'C',
        '--locale-provider',
        'builtin',
        '--builtin-locale',
        'C.UTF-8',
      ],
    ],
    { ...account, cwd: part, encoding: 'utf8', env: postgresEnvironment() },
  );
  if (result.status !== 0)
    throw new CannotStart(
      `PostgreSQL could not be set up in ${dirname(cluster)}: ${lastLine(result.stderr) || result.error?.message}.`,
      '内置数据库初始化失败。',
    );
  renameSync(data, cluster);
  rmSync(part, { recursive: true });
}

/** PostgreSQL's messages are read by programs: they come in English. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * Stops the PostgreSQL that a killed program left running. A `postmaster.pid` whose number now belongs to some other
 * process would keep PostgreSQL from starting: the number is made one that no process has; the rest stays, for by it
 * PostgreSQL recognizes children of the dead one that still run.
 */
export async function stopOrphan(cluster: string, say: (line: string) => void): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [first, ...rest] = readFileSync(file, 'utf8').split('\n');
  const pid = Number(first);
  if (!isAlive(pid)) return;
  if (!worksIn(pid, cluster)) return writeFileSync(file, [2 ** 31 - 2, ...rest].join('\n'));
  say(`Stopping the PostgreSQL that an earlier start left running (process ${pid}) …`);
  await stopProcess(pid);
}

/** Ends PostgreSQL: clients are cut off, everything is written. Waits until it is gone. */
export async function stopProcess(pid: number): Promise<void> {
  for (let waited = 0; isAlive(pid); waited++) {
    if (waited === 0) process.kill(pid, 'SIGINT');
    if (waited === 600) process.kill(pid, 'SIGQUIT'); // Recovers from its log at the next start.
    await sleep(50);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** PostgreSQL's processes all work in the folder of their data. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === cluster;
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(
      cluster,
    );
  } catch {
    return false;
  }
}

export function lastLine(text: string | null): string {
  return text?.trim().split('\n').at(-1)?.replace(/\.$/, '') ?? '';
}

function give(path: string, account: Account): void {
  if (account.uid !== undefined) chownSync(path, account.uid, account.gid!);
}
