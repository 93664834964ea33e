import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, No } from '#graphql';
import { log } from './log.js';

const told: Record<number, { code: string; zh: string; en: string }> = {
  400: { code: 'BAD_REQUEST', zh: '请求格式不对。', en: 'The request cannot be read.' },
  401: { code: 'UNAUTHENTICATED', zh: '请先登录。', en: 'Sign in first.' },
  403: { code: 'FORBIDDEN', zh: '您没有这项权限。', en: 'You may not do this.' },
  404: { code: 'NOT_FOUND', zh: '没有这个页面。', en: 'There is nothing here.' },
  413: {
    code: 'PAYLOAD_TOO_LARGE',
    zh: '文件过大：每个文件不超过 20 MB。',
    en: 'Too large: a file may have 20 MB at most.',
  },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', zh: '请以 application/json 发送。', en: 'Send application/json.' },
  503: { code: 'SERVICE_UNAVAILABLE', zh: '暂时无法提供服务。', en: 'Not able to serve just now.' },
};

/**
 * Errors outside GraphQL's own answers, in the same shape: `{ errors: [{ message, extensions: { code, requestId } }] }`.
 * Those of resolvers pass through, to be shown by the errors plugin.
 */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const language = languageOf(request.headers['accept-language']);
    const status = statusOf(error);
    if (status === 500) log.error({ requestId: request.id, err: error }, 'fault');
    const { code, ...text } = told[status] ?? {
      code: 'INTERNAL_SERVER_ERROR',
      zh: `系统出错，请稍后再试。编号：${request.id}`,
      en: `Something went wrong here; please try again later. Reference: ${request.id}`,
    };
    const facts = error instanceof HttpException && status === 503 ? { facts: error.getResponse() } : {};
    void reply.status(status).send({
      errors: [{ message: text[language], extensions: { code, requestId: request.id, ...facts } }],
    });
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof No)
    return { UNAUTHENTICATED: 401, FORBIDDEN: 403 }[String(error.extensions.code)] ?? 400;
  const { statusCode } = error as { statusCode?: number };
  return statusCode && statusCode < 500 ? statusCode : 500;
}
