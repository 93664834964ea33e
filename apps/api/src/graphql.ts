import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountsModule, Authentication, type CurrentViewer } from '#accounts';
import { Database } from '#database';
import {
  boundsPlugin,
  errorsPlugin,
  MAX_TOKENS,
  withIdempotencyKeys,
  languageOf,
  type RequestContext,
} from '#graphql';
import { log } from './log.js';

/** What resolvers of this server find in their context. */
export interface ServerContext extends RequestContext {
  viewer: CurrentViewer;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** `/graphql`: Apollo behind Fastify, the schema made from the rooms' classes. */
export const graphqlModule = () =>
  GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    imports: [AccountsModule],
    inject: [Database, Authentication],
    useFactory: (db: Database, viewers: Authentication): ApolloDriverConfig => ({
      path: '/graphql',
      autoSchemaFile: true,
      transformSchema: withIdempotencyKeys,
      introspection: true,
      playground: false,
      csrfPrevention: true,
      persistedQueries: false,
      parseOptions: { maxTokens: MAX_TOKENS },
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      autoTransformHttpErrors: false,
      plugins: [
        boundsPlugin(),
        errorsPlugin((fault, requestId) => log.error({ requestId, err: fault }, 'fault')),
      ],
      context: async (request: FastifyRequest, reply: FastifyReply): Promise<ServerContext> => ({
        db,
        viewer: await viewers.viewerOf(request),
        language: languageOf(request.headers['accept-language']),
        requestId: request.id,
        loaders: new Map(),
        request,
        reply,
      }),
    }),
  });
