import { readFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { CannotStart, type Config } from '#config';
import type { Clock, Database } from '#database';
import { AppModule } from './app.module.js';

/** The platform behind Fastify, initialized and not yet listening. Closing it leaves the database open. */
export async function createServer(
  config: Config,
  database: Database,
  clock?: Clock,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: config.trustedProxies ?? false,
    forceCloseConnections: 'idle',
    ...(config.tlsCert && { https: { cert: readPem(config.tlsCert), key: readPem(config.tlsKey!) } }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, database, clock),
    adapter,
    {
      logger: ['error', 'warn', 'fatal'],
      abortOnError: false,
    },
  );
  return app.init();
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CannotStart(
      `The TLS file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      'TLS 证书或私钥文件无法读取。',
    );
  }
}
