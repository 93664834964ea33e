import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#config';
import { isNear } from './address.js';
import { ABSOLUTE_MS } from './session-times.js';

/** Whether a password or a cookie may travel on this connection: TLS, or a network nobody else listens to. */
export function isConfidential(request: FastifyRequest, config: Config): boolean {
  return request.protocol === 'https' || config.allowPlainHttp || isNear(request.ip);
}

// A browser takes a __Host- cookie over TLS only, and no other site and no subdomain can set one.
const nameOn = (request: FastifyRequest) => (request.protocol === 'https' ? '__Host-caifeng' : 'caifeng');
const attributesOn = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const;

/** The session's secret that came with the request, if it came on a confidential connection. */
export function secretInCookie(request: FastifyRequest, config: Config): string | undefined {
  return isConfidential(request, config) ? request.cookies?.[nameOn(request)] : undefined;
}

/** Gives the browser a session's secret. `SameSite=Strict` keeps other sites' requests from carrying it. */
export function setCookie(reply: FastifyReply, secret: string): void {
  const attributes = { ...attributesOn(reply.request), maxAge: ABSOLUTE_MS / 1000 };
  void reply.setCookie(nameOn(reply.request), secret, attributes);
}

export function clearCookie(reply: FastifyReply): void {
  void reply.clearCookie(nameOn(reply.request), attributesOn(reply.request));
}
