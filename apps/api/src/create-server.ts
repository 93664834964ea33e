import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '#config';
import type { Clock, Database } from '#database';
import { validation } from '#graphql';
import { ErrorsFilter } from './errors.filter.js';
import { AppModule } from './app.module.js';
import { tlsOf } from './tls.js';

/** A file of 20 MB in base64, and room for the rest of the request. */
const LARGEST_BODY = 28 * 1024 * 1024;

/** The platform behind Fastify, initialized and not yet listening. Closing it leaves the database open. */
export async function createServer(
  config: Config,
  database: Database,
  clock?: Clock,
): Promise<NestFastifyApplication> {
  const tls = tlsOf(config);
  const adapter = new FastifyAdapter({
    trustProxy: config.trustedProxies ?? false,
    bodyLimit: LARGEST_BODY,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    ...(tls && { https: tls }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, database, clock),
    adapter,
    {
      logger: ['error', 'warn', 'fatal'],
      abortOnError: false,
    },
  );
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ErrorsFilter());
  await app.register(cookie);
  await app.register(helmet, {
    // Answers of the API are data: a browser that shows one runs nothing in it. A page says what it needs itself.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: !!config.tlsCert,
  });
  return app.init();
}
