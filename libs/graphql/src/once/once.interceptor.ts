import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { GraphQLString, type GraphQLArgument, type GraphQLSchema } from 'graphql';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { no } from '../no.js';
import type { RequestContext } from '../request-context.js';
import { isEveryTime } from './every-time.js';
import { bodyHash, Once } from './once.js';

const KEY = 'idempotencyKey';

/** Sends mutations that carry a key through `Once`. */
@Injectable()
export class OnceInterceptor implements NestInterceptor {
  constructor(private readonly once: Once) {}

  intercept(host: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (host.getType<string>() !== 'graphql' || isEveryTime(host.getHandler())) return next.handle();
    const context = GqlExecutionContext.create(host);
    const { [KEY]: key, ...args } = context.getArgs<Record<string, unknown>>();
    if (typeof key !== 'string') return next.handle();
    const { fieldName: operation } = context.getInfo<{ fieldName: string }>();
    const { id } = context.getContext<RequestContext>().viewer as { id: string | null };
    // Anyone may hold anyone's key: a stranger's must be too long to guess. Two base64url digits short of 24 are 128 bits.
    const least = id ? 8 : 22;
    if (!/^[\x21-\x7e]+$/.test(key) || key.length < least || key.length > 200)
      throw no.badInput(
        {
          zh: `幂等键须为 ${least} 至 200 个可见的 ASCII 字符。`,
          en: `An idempotency key is ${least} to 200 visible ASCII characters.`,
        },
        KEY,
      );
    const sending = { caller: id ?? 'anyone', key, operation, body: bodyHash(operation, args) };
    return defer(() => this.once.run(sending, () => lastValueFrom(next.handle())));
  }
}

/** Gives every mutation the argument `idempotencyKey`. */
export function withIdempotencyKeys(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
    (field.args as GraphQLArgument[]).push({
      name: KEY,
      description:
        'Made by the client, new for each thing to do: sending the same again with the same key makes one record and gives the same answer, for 30 days. Without an account it must hold 128 random bits.',
      type: GraphQLString,
      defaultValue: undefined,
      deprecationReason: undefined,
      extensions: {},
      astNode: undefined,
    });
  return schema;
}
