import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '#config';
import type { Account } from './account.js';
import { lastLine, postgresEnvironment, stopProcess } from './cluster.js';

export interface PostmasterOptions {
  bin: string;
  cluster: string;
  account: Account;
  log: string;
  settings?: string[];
  say: (line: string) => void;
}

export interface Postmaster {
  port: number;
  stop(): Promise<void>;
}

const LARGEST_LOG = 20_000_000;
const PASSING = /could not create any TCP|shared memory block .* still in use|lock file .* already exists/;

/** Starts PostgreSQL on a free port of the loopback, and again on the same port should it die under us. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  if ((statSync(options.log, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) truncateSync(options.log);
  const first = await launchPatiently(options);
  const { port } = first;
  let { child } = first;
  let stopping = false;
  let restarts = 0;
  const watch = () =>
    child.once('exit', async (code, signal) => {
      if (stopping || ++restarts > 5) return;
      options.say(`PostgreSQL ended by itself (${signal ?? `code ${code}`}); starting it again …`);
      try {
        ({ child } = await launchPatiently(options, port));
        if (stopping) child.kill('SIGINT');
        watch();
      } catch (error) {
        options.say((error as Error).message);
      }
    });
  watch();
  return {
    port,
    stop: async () => {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) await stopProcess(child.pid!);
    },
  };
}

/** Tries another port when somebody was faster, and waits for the last children of a PostgreSQL that was killed. */
async function launchPatiently(options: PostmasterOptions, fixedPort?: number) {
  for (let tries = 1; ; tries++) {
    const port = fixedPort ?? (await freePort());
    try {
      return { child: await launch(options, port), port };
    } catch (error) {
      if (tries === 40 || !PASSING.test((error as Error).message)) throw error;
      await sleep(250);
    }
  }
}

async function launch(
  { bin, cluster, account, log, settings = [], say }: PostmasterOptions,
  port: number,
): Promise<ChildProcess> {
  const output = openSync(log, 'a', 0o600);
  const logged = statSync(log).size;
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings].flatMap((text) => [
    '-c',
    text,
  ]);
  // A group of its own: Ctrl-C is meant for us, who first finish what we do and then stop it.
  const child = spawn(join(bin, 'postgres'), ['-D', cluster, '-p', String(port), ...options], {
    ...account,
    cwd: cluster,
    detached: true,
    stdio: ['ignore', output, output],
    env: postgresEnvironment(),
  });
  closeSync(output);
  child.unref();
  const endWithUs = () => child.kill('SIGINT');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  let failed: string | undefined;
  const fail = (error?: Error | number | null) =>
    (failed = error instanceof Error ? error.message : reason(readFileSync(log, 'utf8').slice(logged)));
  child.once('error', fail).once('exit', fail);
  for (let waited = 1; !isReady(cluster, child.pid); waited++) {
    if (failed)
      throw new CannotStart(
        `PostgreSQL does not start: ${failed} (see ${log}).`,
        '内置数据库无法启动，详见日志。',
      );
    if (waited % 100 === 0) say(`PostgreSQL is recovering from a crash, ${waited / 50} s so far …`);
    await sleep(20);
  }
  child.off('exit', fail);
  return child;
}

/** postmaster.pid: line 1 is the process, line 8 its state. */
function isReady(cluster: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function reason(log: string): string {
  const fatal = log.split('\n').filter((line) => /(FATAL|PANIC|WARNING: .*socket|could not)/.test(line));
  return (
    lastLine(fatal.join('\n')).replace(/^.*?(FATAL|PANIC|LOG|WARNING|HINT):\s*/, '') || 'it ended at once'
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
