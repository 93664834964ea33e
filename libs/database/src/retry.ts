import { setTimeout as sleep } from 'node:timers/promises';
import { sqlStateOf } from './constraint.js';

const TRANSIENT_STATE = /^(08...|57P0[123]|25006|40001|40P01)$/;
const BROKEN_CONNECTION = new Set(
  'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH EAI_AGAIN EHOSTDOWN'.split(' '),
);
// node-postgres gives these no code.
const BROKEN_IN_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Client network socket disconnected)/;

/** Whether the same transaction may well succeed in a moment: a failover, a restart, a deadlock, a lost connection. */
export function isTransient(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state && TRANSIENT_STATE.test(state)) return true;
  const { code, message, errors, driverError } = (error ?? {}) as Record<string, any>;
  return (
    BROKEN_CONNECTION.has(code) ||
    BROKEN_IN_WORDS.test(message ?? '') ||
    (Array.isArray(errors) && errors.some(isTransient)) ||
    (driverError !== undefined && driverError !== error && isTransient(driverError))
  );
}

/** Whether the connection an error came from should not be used again: broken, or to a server that no longer writes. */
export function spoilsConnection(error: unknown): boolean {
  return isTransient(error) && !sqlStateOf(error)?.startsWith('40');
}

/** Runs `attempt` until it does not fail of something transient, with jittered pauses, for at most `patienceMs`. */
export async function retry<T>(attempt: () => Promise<T>, patienceMs = 40_000): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (let pause = 25; ; pause = Math.min(pause * 2, 2_000)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTransient(error) || Date.now() > deadline) throw error;
      await sleep(pause * (0.5 + Math.random()));
    }
  }
}
