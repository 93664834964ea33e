import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock.js';
import { Database } from './database.js';

/** Makes the opened `Database` and the `Clock` injectable in every room. Who opened the database closes it. */
@Global()
@Module({})
export class DatabaseModule {
  static with(database: Database, clock: Clock = new Clock()): DynamicModule {
    const providers = [
      { provide: Database, useValue: database },
      { provide: Clock, useValue: clock },
    ];
    return { module: DatabaseModule, providers, exports: providers };
  }
}
