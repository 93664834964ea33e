import pg from 'pg';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import type { Address } from './address.js';
import { PrimaryPool } from './primary-pool.js';
import { SnakeNaming } from './snake-naming.js';

export interface DataSourceSettings {
  poolSize?: number;
  /** 0: no limit. */
  statementTimeoutMs?: number;
  applicationName?: string;
  onIdleError?: (error: Error) => void;
}

const DATE = 1082;
const asPrinted = (text: string) => text;
/** A `date` is a day and stays the text it is: node-postgres would make a moment in this machine's time zone of it. */
const parserOf: typeof pg.types.getTypeParser = (type: number, format?: any) =>
  type === DATE ? asPrinted : pg.types.getTypeParser(type, format);

/**
 * A connected data source. Its entities are all `@Entity()` classes imported so far: there is no list to keep.
 * @throws what node-postgres throws when it cannot connect; `explain` makes one line of it.
 */
export async function connect(address: Address, settings: DataSourceSettings = {}): Promise<DataSource> {
  // libpq's name for it, in seconds.
  const { connect_timeout } = address.options as { connect_timeout?: string };
  const { poolSize = 10, statementTimeoutMs = 60_000, applicationName = 'caifeng', onIdleError } = settings;
  return new DataSource({
    type: 'postgres',
    driver: { ...pg, Pool: PrimaryPool },
    entities: getMetadataArgsStorage().tables.map((table) => table.target as new () => object),
    database: address.options.database,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    applicationName,
    poolSize,
    connectTimeoutMS: Number(connect_timeout ?? 10) * 1_000,
    poolErrorHandler: onIdleError ?? (() => undefined),
    extra: {
      ...address.options,
      targets: address.targets,
      types: { getTypeParser: parserOf },
      statement_timeout: statementTimeoutMs || undefined,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
      maxLifetimeSeconds: 1_800,
    },
  }).initialize();
}
