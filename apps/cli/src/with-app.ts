import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadConfig, type Config } from '#config';
import { openDatabase, type OpenDatabase } from '#database';
import { AppModule } from '../../api/src/app.module.js';
import { say } from './command.js';

/** Opens the database, the running server's if there is one, for as long as `fn` takes. */
export async function withDatabase<T>(fn: (opened: OpenDatabase, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig();
  const opened = await openDatabase(config, { purpose: `cli ${process.argv[2]}`, beside: true, say });
  try {
    return await fn(opened, config);
  } finally {
    await opened.close();
  }
}

/** The same with the platform's services: `app.get(SomeService)`. Nothing listens. */
export async function withApp<T>(
  fn: (app: INestApplicationContext, opened: OpenDatabase) => Promise<T>,
): Promise<T> {
  return withDatabase(async (opened, config) => {
    const app = await NestFactory.createApplicationContext(AppModule.with(config, opened.database), {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    try {
      return await fn(app, opened);
    } finally {
      await app.close();
    }
  });
}
