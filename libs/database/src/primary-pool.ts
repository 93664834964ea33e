import pg from 'pg';
import type { Target } from './address.js';

const { types } = pg;

/** Days stay the text they are (node-postgres makes local midnights of them); counts become numbers. */
const parsers: Record<number, (text: string) => unknown> = {
  [types.builtins.DATE]: (text) => text,
  [types.builtins.INT8]: Number,
  1016: (text) => (types.getTypeParser(1009 as never)(text) as string[]).map(Number), // int8[]
  1182: (text) => types.getTypeParser(1009 as never)(text), // date[]
};

export const valueTypes = {
  getTypeParser: ((id: number, format?: any) =>
    (format !== 'binary' && parsers[id]) || types.getTypeParser(id, format)) as typeof types.getTypeParser,
};

export type PrimaryPoolConfig = pg.PoolConfig & { targets: Target[] };

/**
 * A pool that knows several servers and keeps to the one that takes writes: after a failover the next connection
 * looks for the new primary. With one server it is node-postgres' own pool.
 */
export class PrimaryPool extends pg.Pool {
  private current = 0;
  private readonly targets: Target[];

  constructor({ targets, ...config }: PrimaryPoolConfig) {
    super({ ...config, types: valueTypes, ...(targets.length > 1 && { onConnect: requirePrimary }) });
    this.targets = targets;
    const next = () => this.targets[this.current]!;
    Object.assign(this, {
      Client: class extends pg.Client {
        constructor(config: pg.ClientConfig) {
          super(Object.assign(config, next())); // The pool hides the password from copies.
        }
      },
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(
    done: (error?: Error, client?: pg.PoolClient, release?: (error?: any) => void) => void,
  ): void;
  override connect(done?: (error?: any, client?: any, release?: any) => void): Promise<pg.PoolClient> | void {
    if (!done) return this.seek();
    this.seek().then(
      (client) => done(undefined, client, client.release),
      (error) => done(error, undefined, () => undefined),
    );
  }

  private async seek(): Promise<pg.PoolClient> {
    for (let tries = 1; ; tries++) {
      const tried = this.current;
      try {
        return await super.connect();
      } catch (error) {
        if (tries >= this.targets.length) throw error;
        if (tried === this.current) this.current = (tried + 1) % this.targets.length;
      }
    }
  }
}

async function requirePrimary(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query('select pg_is_in_recovery() as standby');
  if (rows[0].standby)
    throw Object.assign(new Error(`The database server found is a standby and takes no writes`), {
      code: '08001',
    });
}
