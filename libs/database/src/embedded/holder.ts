import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The program that has the data folder: written by it, readable by its user alone. */
export interface Holder {
  pid: number;
  /** Tells the process from a later one with the same number. */
  born: string;
  /** `server`, `cli figures`, … */
  purpose: string;
  /** ISO moment. */
  since: string;
  /** Where its PostgreSQL listens; null until it does. */
  port: number | null;
}

/** Thrown by `takeHold` when a living program has the folder. */
export class Held extends Error {
  constructor(readonly holder: Holder) {
    super(`held by process ${holder.pid}`);
  }
}

const fileIn = (home: string) => join(home, 'holder.json');

/** Who holds the folder; null when nobody does, or only a program that no longer lives. */
export function holderOf(home: string): Holder | null {
  const holder = read(home);
  return holder && birthOf(holder.pid) === holder.born ? holder : null;
}

/**
 * Makes this process the holder. The file appears whole or not at all, and of two programs starting together one wins.
 * @throws Held
 */
export function takeHold(home: string, purpose: string): void {
  const mine: Holder = {
    pid: process.pid,
    born: birthOf(process.pid)!,
    purpose,
    since: new Date().toISOString(),
    port: null,
  };
  const draft = write(home, mine);
  try {
    for (;;) {
      try {
        return linkSync(draft, fileIn(home));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = holderOf(home);
      if (holder) throw new Held(holder);
      discardStale(home);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Tells programs beside this one where PostgreSQL listens. */
export function announcePort(home: string, port: number): void {
  renameSync(write(home, { ...read(home)!, port }), fileIn(home));
}

export function letGo(home: string): void {
  if (read(home)?.pid === process.pid) rmSync(fileIn(home), { force: true });
}

/** Moves the dead program's file away; puts it back if in this moment a living one has written its own. */
function discardStale(home: string): void {
  const aside = join(home, `holder.${process.pid}.stale`);
  try {
    renameSync(fileIn(home), aside);
  } catch {
    return;
  }
  const moved = parse(aside);
  if (moved && birthOf(moved.pid) === moved.born) linkSync(aside, fileIn(home));
  rmSync(aside);
}

function write(home: string, holder: Holder): string {
  const draft = join(home, `holder.${process.pid}.new`);
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  return draft;
}

const read = (home: string) => parse(fileIn(home));

function parse(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** When a process began, told apart also across restarts of the machine; null when there is none of that number. */
export function birthOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      // Fields are counted after the command's name, which may hold spaces and parentheses; a zombie is no more.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return fields[0] === 'Z' ? null : `${boot} ${fields[19]}`;
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}
