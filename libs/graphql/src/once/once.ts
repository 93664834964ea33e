import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Database, sql, uuidv7 } from '#database';
import { no } from '../no.js';
import { Refusal } from '../refusal.js';
import { freeze, thaw, type StoredAnswer } from './stored-answer.js';

/** How long an answer is kept for a repeat. */
const KEPT_MS = 30 * 24 * 3_600_000;
const NO_REGULATION = '00000000-0000-0000-0000-000000000000';

/** One sending of a mutation with a key. */
interface Sending {
  caller: string;
  key: string;
  operation: string;
  body: Buffer;
}

interface Under extends Sending {
  /** What its transaction returned, kept for a repeat. */
  kept?: unknown;
}

/** Found inside the transaction: the same was done already. Rolls back, and the kept answer is given. */
class DoneAlready extends Error {}

/**
 * Sending the same thing twice makes one record and gives the same answer. The key is written in the transaction of the
 * fact itself, so that what was committed is known to be, whoever lost the reply. A refusal is never kept: it is judged
 * anew.
 */
@Injectable()
export class Once {
  private readonly under = new AsyncLocalStorage<Under>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    db.around = { begin: (tx) => this.begin(tx), end: (tx, result) => this.end(tx, result) };
  }

  /** Runs `act`, or gives the answer it gave before. The answer must be what its one transaction returned. */
  async run(sending: Sending, act: () => Promise<unknown>): Promise<unknown> {
    const before = await this.find(this.db.manager, sending);
    if (before) return thaw(before.answer, this.db.manager);
    try {
      const under: Under = { ...sending };
      const answer = await this.under.run(under, act);
      if (under.kept !== undefined && under.kept !== answer)
        throw new Error(`${sending.operation} answers something else than its transaction returned.`);
      return answer;
    } catch (error) {
      if (!(error instanceof DoneAlready)) throw error;
      const first = await this.find(this.db.manager, sending);
      return thaw(first!.answer, this.db.manager);
    }
  }

  private async begin(tx: EntityManager): Promise<void> {
    const sending = this.under.getStore();
    if (!sending) return;
    const lock = createHash('sha256').update(`${sending.caller} ${sending.key}`).digest().readBigInt64BE();
    await sql`select pg_advisory_xact_lock(${lock})`.on(tx);
    if (await this.find(tx, sending)) throw new DoneAlready();
  }

  private async end(tx: EntityManager, result: unknown): Promise<void> {
    const sending = this.under.getStore();
    if (!sending || result instanceof Refusal) return;
    // What is in the way is older than answers are kept: `begin` looked.
    await sql`/* keepAnswer */
      insert into idempotency_key (regulation_id, id, caller, key, operation, body_sha256, answer, created_at)
      values (${regulationOf(result)}, ${uuidv7()}, ${sending.caller}, ${sending.key}, ${sending.operation},
        ${sending.body}, ${JSON.stringify(freeze(result, tx))}::jsonb, ${this.clock.now()})
      on conflict (regulation_id, caller, key) do update set operation = excluded.operation,
        body_sha256 = excluded.body_sha256, answer = excluded.answer, created_at = excluded.created_at`.on(
      tx,
    );
    sending.kept = result;
  }

  private async find(manager: EntityManager, sending: Sending): Promise<{ answer: StoredAnswer } | null> {
    const since = new Date(this.clock.now().getTime() - KEPT_MS);
    const [row] = await sql<{ operation: string; body: Buffer; answer: StoredAnswer }>`/* keptAnswer */
      select operation, body_sha256 as body, answer from idempotency_key
      where caller = ${sending.caller} and key = ${sending.key} and created_at > ${since}`.on(manager);
    if (!row) return null;
    if (row.operation !== sending.operation || !row.body.equals(sending.body))
      throw no.badInput(
        {
          zh: '同一幂等键已用于另一请求，请换一个新键。',
          en: 'This key was used for another request; make a new one.',
        },
        'idempotencyKey',
      );
    return row;
  }
}

/** The regulation an answer belongs to: the first one found in it. */
function regulationOf(answer: unknown): string {
  if (answer === null || typeof answer !== 'object' || answer instanceof Date) return NO_REGULATION;
  if ('regulationId' in answer && typeof answer.regulationId === 'string') return answer.regulationId;
  for (const value of Object.values(answer)) {
    const found = regulationOf(value);
    if (found !== NO_REGULATION) return found;
  }
  return NO_REGULATION;
}

/** The same for equal arguments, whatever the order of their fields. */
export function bodyHash(operation: string, args: unknown): Buffer {
  const sorted = (_: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256')
    .update(`${operation} ${JSON.stringify(args, sorted)}`)
    .digest();
}
