import type { ApolloServerPlugin } from '@apollo/server';
import { HttpException } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Language } from './language.js';
import { No } from './no.js';
import type { RequestContext } from './request-context.js';

/** Codes of Apollo's own that are the reader's business and may be shown as they are. */
const SHOWN = new Set([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What was thrown, below the wrapping of GraphQL errors. */
function thrown(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && !(inner instanceof No) && inner.originalError)
    inner = inner.originalError;
  return inner;
}

/** SQLSTATE class 22: a value the database could not read, such as a forged cursor's. The reader's doing, not ours. */
const isUnreadableValue = (error: unknown) =>
  /^22/.test(String((error as { code?: unknown } | null)?.code ?? ''));

/**
 * Errors as the reader may see them, each with the request's id: a no in the reader's language; a fault as
 * INTERNAL_SERVER_ERROR, its details only in what `onFault` writes down.
 */
export function errorsPlugin(
  onFault: (fault: unknown, requestId: string) => void,
): ApolloServerPlugin<RequestContext> {
  const show = (error: GraphQLError, { language, requestId }: RequestContext): GraphQLFormattedError => {
    const told = (message: string, code: unknown, more: object = {}) => ({
      message,
      ...(error.locations && { locations: error.locations }),
      ...(error.path && { path: error.path }),
      extensions: { code, ...more, requestId },
    });
    const original = thrown(error);
    if (original instanceof No)
      return told(original.text[language], original.extensions.code, original.extensions);
    if (isUnreadableValue(original))
      return told(
        { zh: '输入中有无法识别的值。', en: 'A value of the input cannot be read.' }[language],
        'BAD_USER_INPUT',
      );
    const code = error.extensions.code;
    const fromGraphQL = original instanceof GraphQLError && !(original instanceof HttpException);
    if (fromGraphQL && SHOWN.has(String(code))) return told(error.message, code);
    onFault(original, requestId);
    return told(
      {
        zh: `系统出错，请稍后再试。编号：${requestId}`,
        en: `Something went wrong here; please try again later. Reference: ${requestId}`,
      }[language],
      'INTERNAL_SERVER_ERROR',
    );
  };

  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response, errors, contextValue }) {
          if (response.body.kind !== 'single' || !errors?.length) return;
          const context = contextValue ?? { language: Language.ZH, requestId: '' };
          response.body.singleResult.errors = errors.map((error) => show(error, context));
          // GraphQL over HTTP: under application/json the status speaks of the transport alone, and that went well.
          const accepted = request.http?.headers.get('accept') ?? '';
          const wellSent = errors.every(({ extensions }) => extensions.code !== 'BAD_REQUEST');
          if (wellSent && !accepted.includes('application/graphql-response+json')) response.http.status = 200;
        },
      };
    },
  };
}
