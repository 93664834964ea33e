import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart, type Config } from '#config';
import { accountFor, canReach, type Account } from './account.js';
import { programsFor } from './binaries.js';
import { announcePort, Held, holderOf, letGo, takeHold, type Holder } from './holder.js';
import { createCluster, stopOrphan } from './cluster.js';
import { startPostmaster } from './postmaster.js';

const OWNER = 'caifeng_owner';
const DATABASE = 'caifeng';
/** Where PostgreSQL goes when its user cannot enter the data folder. */
const OUTSIDE = '/var/lib/caifeng';

export interface Embedded {
  ownerUrl: string;
  /** Stops PostgreSQL if this program started it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  purpose: string;
  beside?: boolean;
  say: (line: string) => void;
  /** Further settings of PostgreSQL, such as `fsync=off` for tests. */
  settings?: string[];
}

/**
 * Starts the PostgreSQL of a data folder, making it first if there is none and recovering it after a crash; or, with
 * `beside`, connects to the one another program started there.
 * @throws CannotStart, saying who has the folder when another program does
 */
export async function startEmbedded(dataFolder: string, options: EmbeddedOptions): Promise<Embedded> {
  const { account, home, cluster } = settle(dataFolder, options.beside ? () => undefined : options.say);
  const attached = await hold(home, options);
  if (attached) return { ownerUrl: urlOf(attached, readPassword(home)), stop: async () => undefined };
  try {
    await stopOrphan(cluster, options.say);
    const bin = programsFor(account, () => (account.uid === undefined ? home : outside()));
    const password = passwordOf(home, existsSync(cluster));
    if (!existsSync(cluster)) {
      options.say(`Creating the database in ${cluster} …`);
      createCluster({ bin, cluster, account, owner: OWNER, password });
    }
    const log = join(home, 'postgresql.log');
    const postmaster = await startPostmaster({ bin, cluster, account, log, ...options });
    const ownerUrl = urlOf(postmaster.port, password);
    await ensureDatabase(ownerUrl);
    announcePort(home, postmaster.port);
    return {
      ownerUrl,
      stop: async () => {
        await postmaster.stop();
        letGo(home);
      },
    };
  } catch (error) {
    letGo(home);
    throw error;
  }
}

/** @throws CannotStart, saying who has the data folder, when a running program does */
export function requireFreeFolder({ databaseUrl, dataFolder }: Config): void {
  const holder = databaseUrl ? null : holderOf(homeOf(dataFolder));
  if (holder) throw heldBy(holder, dataFolder);
}

const pointerIn = (dataFolder: string) => join(dataFolder, 'elsewhere');

function homeOf(dataFolder: string): string {
  const pointer = pointerIn(dataFolder);
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataFolder;
}

/** Finds the user, and a home for PostgreSQL which that user can enter: the data folder itself wherever possible. */
function settle(
  dataFolder: string,
  say: (line: string) => void,
): { account: Account; home: string; cluster: string } {
  try {
    mkdirSync(dataFolder, { recursive: true });
    const pointer = pointerIn(dataFolder);
    let home = realpathSync(homeOf(dataFolder));
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

function outside(): string {
  mkdirSync(OUTSIDE, { recursive: true });
  chmodSync(OUTSIDE, 0o755);
  return OUTSIDE;
}

/** Takes the folder, or returns the port of the program that has it and may be joined. */
async function hold(home: string, { purpose, beside, say }: EmbeddedOptions): Promise<number | null> {
  for (let waited = 0; ; waited++) {
    try {
      takeHold(home, purpose);
      return null;
    } catch (error) {
      if (!(error instanceof Held)) throw folderProblem(home, error);
      if (!beside) throw heldBy(error.holder, home);
      if (error.holder.purpose === 'server') {
        if (error.holder.port) return error.holder.port;
        if (waited > 600) throw heldBy(error.holder, home);
      } else if (waited % 100 === 0) {
        // It will stop PostgreSQL when it is done, so there is no joining it.
        say(`Waiting for process ${error.holder.pid} (${error.holder.purpose}) to finish …`);
      }
      await sleep(100);
    }
  }
}

function heldBy({ pid, purpose, since }: Holder, home: string): CannotStart {
  return new CannotStart(
    `The data folder ${home} is in use by process ${pid} (${purpose}) since ${since}; stop that one, or choose another folder with CAIFENG_DATA.`,
    `数据目录正被进程 ${pid} 使用，请先停止它，或用 CAIFENG_DATA 另选目录。`,
  );
}

function folderProblem(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!code || !['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(code)) return error;
  return new CannotStart(
    `The data folder ${folder} cannot be used (${code}); choose another with CAIFENG_DATA.`,
    '数据目录无法使用，请用 CAIFENG_DATA 另选目录。',
    { cause: error },
  );
}

const passwordFile = (home: string) => join(home, 'postgresql.password');
const readPassword = (home: string) => readFileSync(passwordFile(home), 'utf8').trim();

function passwordOf(home: string, isOld: boolean): string {
  if (existsSync(passwordFile(home))) return readPassword(home);
  if (isOld)
    throw new CannotStart(
      `${passwordFile(home)} is missing, and with it the password of the database beside it; put it back from the backup.`,
      '数据库密码文件丢失，请从备份中恢复。',
    );
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile(home), password + '\n', { mode: 0o600, flag: 'wx' });
  return password;
}

const urlOf = (port: number, password: string) =>
  `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`;

async function ensureDatabase(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl.replace(/[^/]+$/, 'postgres'));
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
