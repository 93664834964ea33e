import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { retry, spoilsConnection } from './retry.js';
import { sql } from './sql.js';

/** The database as the server's role sees it. Reads go through `manager` or `sql`; every write is a `transaction`. */
export class Database {
  /** Runs first and last inside every transaction, with what its story returned: how a repeat is known to be one. */
  around: {
    begin(tx: EntityManager): Promise<void>;
    end(tx: EntityManager, result: unknown): Promise<void>;
  } | null = null;

  constructor(readonly dataSource: DataSource) {}

  /** Plain reads outside a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /** One read outside a transaction: ``await db.sql<Row>`select … ${value}` ``. See `sql` for pieces. */
  sql<Row = Record<string, unknown>>(strings: TemplateStringsArray, ...inserts: unknown[]): Promise<Row[]> {
    return sql<Row>(strings, ...inserts).on(this.manager);
  }

  /**
   * Runs `fn` in one READ COMMITTED transaction and commits what it did, or nothing when it throws. A failover, a
   * deadlock or a lost connection runs the *whole* of `fn` again, for at least 30 s; an answer lost during COMMIT may
   * have been a commit, so what must happen once carries an idempotency key made outside `fn`.
   */
  transaction<T>(fn: (tx: EntityManager) => Promise<T>): Promise<T> {
    return retry(async () => {
      const runner = this.dataSource.createQueryRunner();
      try {
        await runner.startTransaction('READ COMMITTED');
        await this.around?.begin(runner.manager);
        const result = await fn(runner.manager);
        await this.around?.end(runner.manager, result);
        await runner.commitTransaction();
        return result;
      } catch (caught) {
        // TypeORM lets go of a connection that breaks between two statements, and the next one says only that.
        const error = runner.isReleased
          ? Object.assign(new Error('Connection terminated', { cause: caught }), { code: '08006' })
          : caught;
        if (spoilsConnection(error)) await abandon(runner);
        else await runner.rollbackTransaction().catch(() => abandon(runner));
        throw error;
      } finally {
        await runner.release().catch(() => undefined);
      }
    });
  }
}

/** Closes the connection, so that the pool does not hand it out again. */
async function abandon(runner: QueryRunner): Promise<void> {
  try {
    const client = (await runner.connect()) as { end(): Promise<void> };
    void client.end().catch(() => undefined);
  } catch {
    // There was no connection in the first place.
  }
}
