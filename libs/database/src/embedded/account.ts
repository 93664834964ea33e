import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from '#config';

/** The user PostgreSQL runs as: it refuses to run as root. Empty when this program's own user will do. */
export interface Account {
  uid?: number;
  gid?: number;
}

/**
 * As an ordinary user: itself. As root: the owner of the existing cluster, else the user `postgres`, which is made if
 * the system has none.
 * @throws CannotStart when root can find and make no such user
 */
export function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) return {};
  const existing = statSync(cluster, { throwIfNoEntry: false });
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  return lookUp('postgres') ?? make('postgres') ?? refuse();
}

/** Whether the account can walk into `path` and read it. */
export function canReach(account: Account, path: string): boolean {
  if (account.uid === undefined) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat && !maySearch(account, stat)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function maySearch({ uid, gid }: Account, stat: { uid: number; gid: number; mode: number }) {
  const shift = stat.uid === uid ? 6 : stat.gid === gid ? 3 : 0;
  return ((stat.mode >> shift) & 1) === 1;
}

function lookUp(name: string): Account | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function make(name: string): Account | null {
  for (const [command, ...args] of [
    ['useradd', '--system', '--user-group', '--shell', '/usr/sbin/nologin', name],
    ['adduser', '-S', '-D', '-H', name], // BusyBox
  ] as [string, ...string[]][]) {
    try {
      execFileSync(command, args, { stdio: 'pipe' });
      return lookUp(name);
    } catch {
      continue;
    }
  }
  return null;
}

function refuse(): never {
  throw new CannotStart(
    'PostgreSQL does not run as root, and there is no user "postgres" and no way to add one; start as an ordinary user or set DATABASE_URL.',
    '请以普通用户启动，或设 DATABASE_URL。',
  );
}
