import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart, type Config } from '#config';
import { readAddress } from '../address.js';
import { explain } from '../explain.js';
import { programsFor } from './binaries.js';
import { createCluster, stopOrphan } from './cluster.js';
import { announcePort, Held, holderOf, letGo, takeHold, type Holder } from './holder.js';
import { folderProblem, homeOf, outside, passwordIn, settle } from './home.js';
import { startPostmaster } from './postmaster.js';

const OWNER = 'caifeng_owner';
const DATABASE = 'caifeng';

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
  if (attached) return { ownerUrl: urlOf(attached, passwordIn(home, true)), stop: async () => undefined };
  try {
    await stopOrphan(cluster, options.say);
    const bin = programsFor(account, () => (account.uid === undefined ? home : outside()));
    const password = passwordIn(home, existsSync(cluster));
    if (!existsSync(cluster)) {
      options.say(`Creating the database in ${cluster} …`);
      createCluster({ bin, cluster, account, owner: OWNER, password });
    }
    const log = join(home, 'postgresql.log');
    const postmaster = await startPostmaster({ bin, cluster, account, log, ...options });
    const ownerUrl = urlOf(postmaster.port, password);
    await ensureDatabase(ownerUrl).catch(async (error) => {
      await postmaster.stop();
      throw explain(error, readAddress(ownerUrl));
    });
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
