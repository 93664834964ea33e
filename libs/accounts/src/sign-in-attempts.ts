import { Injectable } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { EntityManager } from 'typeorm';
import { Clock, Database, sql, uuidv7 } from '#database';
import { Refusal } from '#graphql';
import { networkOf } from './address.js';

/** Failed tries allowed within the window. Many people may share an address: an office, a village's connection. */
export const TRIES = { perUsername: 10, perAddress: 50, windowMs: 15 * 60_000 };

@ObjectType({
  implements: () => Refusal,
  description:
    'Too many wrong passwords for this name or from this address; the right one is not looked at either.',
})
export class TooManyAttempts extends Refusal {
  @Field(() => Int, { description: 'Seconds until the next try is looked at.' })
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    super({
      zh: `尝试次数过多，请 ${minutes} 分钟后再试。`,
      en: `Too many tries; try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`,
    });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Counts tries with a password in the database, where every server and every alias of a request sees them. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Writes a try down as failed, before the password is looked at. @returns its id, for `succeeded` */
  begin(username: string, from: string | null): Promise<string | TooManyAttempts> {
    const address = networkOf(from ?? '');
    return this.db.transaction(async (tx) => {
      // One at a time per name and per address: of a hundred tries at once ten are looked at.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`try ${username}`}, 0))`.on(tx);
      await sql`select pg_advisory_xact_lock(hashtextextended(${`try from ${address}`}, 0))`.on(tx);
      const now = this.clock.now();
      const since = new Date(now.getTime() - TRIES.windowMs);
      const [full] = await sql<{ since: Date | null }>`/* triesUsedUp */
        select greatest(
          (select at from sign_in_attempt where username = ${username} and not succeeded and at > ${since}
            order by at desc offset ${TRIES.perUsername - 1} limit 1),
          (select at from sign_in_attempt where address = ${address} and not succeeded and at > ${since}
            order by at desc offset ${TRIES.perAddress - 1} limit 1)) as since`.on(tx);
      if (full?.since)
        return new TooManyAttempts(Math.ceil((full.since.getTime() + TRIES.windowMs - now.getTime()) / 1000));
      const id = uuidv7();
      await sql`delete from sign_in_attempt where (username = ${username} or address = ${address})
        and at < ${new Date(now.getTime() - 4 * TRIES.windowMs)}`.on(tx);
      await sql`insert into sign_in_attempt (id, username, address, succeeded, at)
        values (${id}, ${username}, ${address}, false, ${now})`.on(tx);
      return id;
    });
  }

  /** The password was right: the try no longer counts. */
  async succeeded(tx: EntityManager, id: string): Promise<void> {
    await sql`update sign_in_attempt set succeeded = true where id = ${id}`.on(tx);
  }
}
