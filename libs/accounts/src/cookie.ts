import type {} from '@fastify/cookie';
import { BlockList, isIPv4 } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#config';
import { ABSOLUTE_MS } from './session.js';

const near = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  near.addSubnet(net, bits);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/** Whether the address is this machine's or a private network's. */
export function isNear(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return near.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
}

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

export function setCookie(reply: FastifyReply, secret: string): void {
  void reply.setCookie(nameOn(reply.request), secret, {
    ...attributesOn(reply.request),
    maxAge: ABSOLUTE_MS / 1000,
  });
}

export function clearCookie(reply: FastifyReply): void {
  void reply.clearCookie(nameOn(reply.request), attributesOn(reply.request));
}
