import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { languageOf, type Language } from './language.js';
import { No } from './no.js';

export { languageOf };

/** What stands below a GraphQL error's wrapping: the thing that was thrown. */
export function originalOf(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}

/** SQLSTATE class 22: a value the database could not read, such as a forged cursor's. The reader's doing, not ours. */
const isUnreadableValue = (error: unknown) =>
  /^22/.test((error as { code?: unknown } | null)?.code?.toString() ?? '');

/** Codes that are the reader's business and may be shown as they are. */
const SHOWN = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'TOO_MANY_REQUESTS',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
]);

/**
 * An error as the reader may see it: a no in their language; a fault as INTERNAL_SERVER_ERROR and the id under which
 * `onFault` logged it.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  request: { language: Language; requestId: string },
  onFault: (fault: unknown) => void,
): GraphQLFormattedError {
  const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
  const original = originalOf(error);
  const shown = { ...formatted, extensions: { ...extensions, requestId: request.requestId } };
  if (original instanceof No) return { ...shown, message: original.text[request.language] };
  if (isUnreadableValue(original))
    return {
      ...shown,
      message: request.language === 'zh' ? '输入中有无法识别的值。' : 'A value of the input cannot be read.',
      extensions: { code: 'BAD_USER_INPUT', requestId: request.requestId },
    };
  if (SHOWN.has(String(extensions.code))) return shown;
  onFault(original);
  return {
    ...shown,
    message:
      request.language === 'zh'
        ? `系统出错，请稍后再试；编号 ${request.requestId}。`
        : `Something went wrong here; please try again later. Reference: ${request.requestId}.`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: request.requestId },
  };
}
