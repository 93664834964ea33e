import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { readConfig } from '#config';
import { isNear, networkOf } from './address.js';
import { clearCookie, isConfidential, secretInCookie, setCookie } from './cookie.js';

const servers: FastifyInstance[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

/** A server behind a proxy at 10.0.0.9 that ends TLS. */
async function serve(env: Record<string, string> = {}): Promise<FastifyInstance> {
  const config = readConfig({ CAIFENG_TRUSTED_PROXIES: '10.0.0.9', ...env });
  const server = Fastify({ trustProxy: config.trustedProxies! });
  servers.push(server);
  await server.register(cookie);
  server.get('/in', async (request, reply) => {
    setCookie(reply, 'the-secret');
    return { confidential: isConfidential(request, config) };
  });
  server.get('/out', async (_, reply) => (clearCookie(reply), {}));
  server.get('/who', async (request) => ({ secret: secretInCookie(request, config) ?? null }));
  return server;
}
const overTls = {
  remoteAddress: '10.0.0.9',
  headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' },
};

it('over TLS has the __Host- prefix and is Secure', async () => {
  const server = await serve();
  const { headers } = await server.inject({ url: '/in', ...overTls });
  expect(headers['set-cookie']).toBe(
    '__Host-caifeng=the-secret; Max-Age=604800; Path=/; HttpOnly; Secure; SameSite=Strict',
  );
  const who = await server.inject({
    url: '/who',
    remoteAddress: overTls.remoteAddress,
    headers: { ...overTls.headers, cookie: 'caifeng=planted; __Host-caifeng=the-secret' },
  });
  expect(who.json()).toEqual({ secret: 'the-secret' });
  expect((await server.inject({ url: '/out', ...overTls })).headers['set-cookie']).toMatch(
    /^__Host-caifeng=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Strict$/,
  );
});

it('over plain HTTP has no prefix, and counts from near by only', async () => {
  const server = await serve();
  const at = (remoteAddress: string) => server.inject({ url: '/in', remoteAddress });
  expect((await at('192.168.1.4')).headers['set-cookie']).toBe(
    'caifeng=the-secret; Max-Age=604800; Path=/; HttpOnly; SameSite=Strict',
  );
  expect((await at('192.168.1.4')).json()).toEqual({ confidential: true });
  expect((await at('203.0.113.7')).json()).toEqual({ confidential: false });
  const who = (remoteAddress: string) =>
    server.inject({ url: '/who', remoteAddress, headers: { cookie: 'caifeng=the-secret' } });
  expect((await who('127.0.0.1')).json()).toEqual({ secret: 'the-secret' });
  expect((await who('203.0.113.7')).json()).toEqual({ secret: null });
});

it('counts from everywhere when the configuration says so', async () => {
  const server = await serve({ CAIFENG_ALLOW_PLAIN_HTTP: 'on' });
  expect((await server.inject({ url: '/in', remoteAddress: '203.0.113.7' })).json()).toEqual({
    confidential: true,
  });
});

it('believes no stranger’s X-Forwarded-Proto', async () => {
  const server = await serve();
  const { headers } = await server.inject({
    url: '/in',
    remoteAddress: '203.0.113.7',
    headers: { 'x-forwarded-proto': 'https' },
  });
  expect(headers['set-cookie']).not.toContain('__Host-');
});

it.each([
  ['127.0.0.1', true],
  ['10.255.0.1', true],
  ['172.31.9.9', true],
  ['172.32.0.1', false],
  ['192.168.0.1', true],
  ['169.254.1.1', true],
  ['8.8.8.8', false],
  ['::1', true],
  ['::ffff:192.168.1.1', true],
  ['::ffff:8.8.8.8', false],
  ['fe80::1%eth0', true],
  ['fd00::1', true],
  ['2001:db8::1', false],
  ['', false],
])('%s is near: %s', (address, expected) => expect(isNear(address)).toBe(expected));

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:DB8:0:12:1:2:3:4', '2001:db8:0:12::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (address, expected) => expect(networkOf(address)).toBe(expected));
