import { TestServer } from './support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(server.url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

it('answers', async () => {
  expect(await server.anyone.ask('{ viewer { account { id } } }')).toEqual({ viewer: { account: null } });
});

it('says no in the reader’s language, with the request’s id', async () => {
  const ask = (language: string) =>
    server.anyone.send('{ accounts { nodes { id } } }', {}, { 'accept-language': language });
  const [english, chinese] = [await ask('en-GB,en;q=0.8,zh;q=0.5'), await ask('fr, zh-CN')];
  expect(english.errors![0]).toMatchObject({
    message: 'Sign in first.',
    extensions: { code: 'UNAUTHENTICATED', requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
  });
  expect(chinese.errors![0]!.message).toBe('请先登录。');
});

it('tells what is wrong with a document, and nothing of its own insides', async () => {
  const { errors } = await server.anyone.send('{ nothing }');
  expect(errors![0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(JSON.stringify(errors)).not.toMatch(/stacktrace|node_modules/);
});

it('refuses what a form on another site could send', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const response = await post('{"query":"{ viewer { account { id } } }"}', { 'content-type': type });
    expect([400, 415]).toContain(response.status);
  }
  const read = await fetch(`${server.url}?query={viewer{account{id}}}`);
  expect(read.status).toBe(400);
});

it('refuses what is too large, saying how large it may be', async () => {
  const response = await post(
    JSON.stringify({ query: '{ viewer { account { id } } }', variables: { x: 'x'.repeat(29 * 2 ** 20) } }),
  );
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({
    errors: [{ message: expect.stringContaining('20 MB'), extensions: { code: 'PAYLOAD_TOO_LARGE' } }],
  });
});

it('refuses what is not JSON', async () => {
  const response = await post('{"query":');
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

it.each([
  [
    'aliases',
    `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: viewer { passwordChangeDue }`).join(' ')} }`,
    /^Too many aliases: 60/,
  ],
  [
    'repeated fields',
    `{ ${'viewer { passwordChangeDue } '.repeat(600)} }`,
    /^Too many fields: 1200|^Validation aborted/,
  ],
  [
    'directives',
    `{ viewer { passwordChangeDue ${'@include(if: true) '.repeat(60)} } }`,
    /directive|Too many/,
  ],
  [
    'depth',
    `{ __schema { types { ${'fields { type { '.repeat(12)} name ${'} }'.repeat(12)} } } }`,
    /^Nested too deeply|introspection depth/,
  ],
  ['tokens', `{ ${'viewer { passwordChangeDue } '.repeat(2_000)} }`, /token/i],
])('refuses too many %s before executing anything', async (_, query, message) => {
  const { data, errors } = await server.anyone.send(query);
  expect(data ?? null).toBeNull();
  expect(errors![0]!.message).toMatch(message);
});

it('refuses a batch of operations', async () => {
  const response = await post(
    '[{"query":"{ viewer { passwordChangeDue } }"},{"query":"{ viewer { passwordChangeDue } }"}]',
  );
  expect(response.status).toBe(400);
});

it('tells browsers to run nothing, to frame nothing and to guess no types', async () => {
  const { headers } = await post('{"query":"{ viewer { passwordChangeDue } }"}');
  expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
  const home = await fetch(new URL('/', server.url));
  expect(home.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(await home.text()).toContain('采风');
});

it.each(['comments', 'opinions', 'decisions'])('holds the filter of %s to its bounds', async (list) => {
  const query = `query ($filter: ${list[0]!.toUpperCase()}${list.slice(1, -1)}Filter) { ${list}(filter: $filter) { totalCount } }`;
  const { errors } = await server.anyone.send(query, { filter: { text: '法'.repeat(100_000) } });
  expect(errors![0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', path: 'text' } });
  expect(await server.anyone.ask(query, { filter: null })).toEqual({ [list]: { totalCount: 0 } });
});

it('a refusal of the bounds is an answer like any other', async () => {
  const response = await post('{"query":"{ regulations(first: 2147483647) { nodes { id } } }"}');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});
