import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '#config';
import { accountFor, canReach, type Account } from './account.js';

/** Where PostgreSQL goes when its user cannot enter the data folder. */
const OUTSIDE = '/var/lib/caifeng';

const pointerIn = (dataFolder: string) => join(dataFolder, 'elsewhere');

/** Where PostgreSQL's data is: the data folder, or the one its `elsewhere` names. */
export function homeOf(dataFolder: string): string {
  const pointer = pointerIn(dataFolder);
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataFolder;
}

/** Finds the user, and a home for PostgreSQL which that user can enter: the data folder itself wherever possible. */
export function settle(
  dataFolder: string,
  say: (line: string) => void,
): { account: Account; home: string; cluster: string } {
  try {
    mkdirSync(dataFolder, { recursive: true });
    const pointer = pointerIn(dataFolder);
    let home = realpathSync(requireFolder(homeOf(dataFolder), pointer));
    let account = accountFor(join(home, 'postgresql'));
    if (!canReach(account, home)) {
      home = join(outside(), createHash('sha256').update(home).digest('hex').slice(0, 12));
      mkdirSync(home, { recursive: true });
      chmodSync(home, 0o711);
      writeFileSync(pointer, home + '\n', { mode: 0o600 });
      account = accountFor(join(home, 'postgresql'));
    }
    if (existsSync(pointer)) say(`PostgreSQL's user cannot enter ${dataFolder}; its data is in ${home}`);
    return { account, home, cluster: join(home, 'postgresql') };
  } catch (error) {
    throw folderProblem(dataFolder, error);
  }
}

function requireFolder(home: string, pointer: string): string {
  if (existsSync(home)) return home;
  throw new CannotStart(
    `The database should be in ${home}, as ${pointer} says, but that folder is missing; put it back from the backup.`,
    '数据库目录丢失，请从备份中恢复。',
  );
}

/** The folder for what PostgreSQL's user could not reach otherwise. */
export function outside(): string {
  mkdirSync(OUTSIDE, { recursive: true });
  chmodSync(OUTSIDE, 0o755);
  return OUTSIDE;
}

/** ENOENT: a link that leads nowhere, such as to a disk that is not mounted; a missing folder is made. */
const UNUSABLE = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EEXIST',
  'ELOOP',
  'ENAMETOOLONG',
  'ENOSPC',
];

/** A line for an error of the file system; other errors come back as they are. */
export function folderProblem(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!code || !UNUSABLE.includes(code)) return error;
  return new CannotStart(
    `The data folder ${folder} cannot be used (${code}); choose another with CAIFENG_DATA.`,
    '数据目录无法使用，请用 CAIFENG_DATA 另选目录。',
    { cause: error },
  );
}

const passwordFile = (home: string) => join(home, 'postgresql.password');

/** The owner's password; a new one is made when there is no cluster yet that has another. */
export function passwordIn(home: string, isOld: boolean): string {
  if (existsSync(passwordFile(home))) return readFileSync(passwordFile(home), 'utf8').trim();
  if (isOld)
    throw new CannotStart(
      `${passwordFile(home)} is missing, and with it the password of the database beside it; put it back from the backup.`,
      '数据库密码文件丢失，请从备份中恢复。',
    );
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile(home), password + '\n', { mode: 0o600, flag: 'wx' });
  return password;
}
