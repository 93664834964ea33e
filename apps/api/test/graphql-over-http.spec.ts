import { auditServer } from 'graphql-http';
import { TestServer } from './support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

it('passes every audit of GraphQL over HTTP', async () => {
  const results = await auditServer({
    url: server.url,
    // The header that tells a program from a form on another site.
    fetchFn: (input: string, init: RequestInit = {}) =>
      fetch(input, { ...init, headers: { 'apollo-require-preflight': 'true', ...(init.headers as object) } }),
  });
  const failed = results.filter(({ status }) => status !== 'ok');
  for (const result of results)
    if ('response' in result) await result.response.body?.cancel().catch(() => undefined);
  expect(
    failed.map(({ id, name, ...rest }) => `${id} ${name}: ${'reason' in rest ? rest.reason : ''}`),
  ).toEqual([]);
  expect(results).toHaveLength(61);
});
