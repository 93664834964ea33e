import { randomUUID } from 'node:crypto';
import type { OneTimeCode } from '#accounts';
import { Accounts, Viewer } from '#accounts';
import { sql, uuidv7 } from '#database';
import { TestServer, type Person } from './support/test-server.js';

const PASSWORD = 'seven reeds by the river';

let server: TestServer;
let administrator: Person;
let authorityId: string;
beforeAll(async () => {
  server = await TestServer.start('2026-03-02');
  const first = await server.app
    .get(Accounts)
    .firstAdministrator(Viewer.system('test'), { username: 'admin', displayName: '管理员' });
  administrator = await server.person('admin', (first as OneTimeCode).code);
  authorityId = uuidv7();
  await sql`insert into authority (id, name, kind, created_at)
    values (${authorityId}, '示例常委会', 'CONGRESS_COMMITTEE', ${server.clock.now()})`.on(
    server.database.owner.manager,
  );
  await sql`insert into contact_point (id, name, kind, online_for_authority_id, created_at)
    values (${uuidv7()}, '示例常委会网上意见', 'ONLINE', ${authorityId}, ${server.clock.now()})`.on(
    server.database.owner.manager,
  );
});
afterAll(() => server.stop());

const SIGN_IN = `mutation ($username: String!, $password: String!) {
  signIn(input: { username: $username, password: $password }) {
    __typename
    ... on Viewer { passwordChangeDue permissions account { username displayName roles { id role authorityId } } }
    ... on TooManyAttempts { retryAfterSeconds message }
    ... on Refusal { message }
  }
}`;
const VIEWER = `{ viewer { passwordChangeDue permissions account { username roles { id role authorityId } } } }`;

const addLegislator = async (username: string) => {
  const { addAccount } = await administrator.ask(
    `mutation ($input: AddAccountInput!) { addAccount(input: $input) { __typename
      ... on OneTimeCode { code expiresAt account { id username oneTimeExpiresAt roles { role authorityId } } }
      ... on Refusal { message } } }`,
    { input: { username, displayName: `${username} 先生`, roles: [{ role: 'LEGISLATOR', authorityId }] } },
  );
  expect(addAccount.__typename).toBe('OneTimeCode');
  return addAccount;
};

it('somebody new signs in with the code, chooses a password, and then may do what their role says', async () => {
  const { code, account, expiresAt } = await addLegislator('Chen');
  expect(account).toMatchObject({
    username: 'chen',
    oneTimeExpiresAt: expiresAt,
    roles: [{ role: 'LEGISLATOR', authorityId }],
  });
  const chen = server.anyone;
  const { signIn } = await chen.ask(SIGN_IN, { username: 'chen', password: code });
  expect(signIn).toMatchObject({ __typename: 'Viewer', passwordChangeDue: true, permissions: [] });
  expect(chen.cookie).toMatch(/^caifeng=[\w-]{43}$/);
  const early = await chen.send('{ sessions { id } }');
  expect(early.errors![0]).toMatchObject({
    message: 'Choose a new password first.',
    extensions: { code: 'FORBIDDEN' },
  });
  const changed = await chen.ask(
    `mutation ($p: String!) { changePassword(input: { newPassword: $p }) { ... on PasswordChanged { otherSessionsEnded } } }`,
    { p: PASSWORD },
  );
  expect(changed).toEqual({ changePassword: { otherSessionsEnded: 0 } });
  const { viewer } = await chen.ask(VIEWER);
  expect(viewer.permissions).toEqual(
    expect.arrayContaining(['DECISION_PUBLISH', 'COMMENT_LOG', 'TOKEN_MANAGE']),
  );
  expect(viewer.permissions).not.toContain('ACCOUNT_MANAGE');
  expect((await chen.send('{ accounts { totalCount } }')).errors![0]!.extensions.code).toBe('FORBIDDEN');
  await chen.ask('mutation { signOut }');
  expect((await chen.ask(VIEWER)).viewer.account).toBeNull();
});

it('wrong tries are counted per alias of one request', async () => {
  const aliases = Array.from(
    { length: 15 },
    (_, i) => `a${i}: signIn(input: { username: "victim", password: "guess ${i}" }) { __typename }`,
  );
  const data = await server.anyone.ask<Record<string, { __typename: string }>>(
    `mutation { ${aliases.join(' ')} }`,
  );
  const names = Object.values(data).map(({ __typename }) => __typename);
  expect(names.filter((name) => name === 'SignInRefused')).toHaveLength(10);
  expect(names.filter((name) => name === 'TooManyAttempts')).toHaveLength(5);
  const { signIn } = await server.anyone.ask(SIGN_IN, { username: 'victim', password: 'guess' });
  expect(signIn).toMatchObject({
    retryAfterSeconds: 900,
    message: 'Too many tries; try again in 15 minutes.',
  });
});

it('an API token works as a header, within its scopes, until it is revoked', async () => {
  const { code } = await addLegislator('analyst');
  const owner = await server.person('analyst', code);
  const CREATE = `mutation ($input: CreateTokenInput!) { createToken(input: $input) { __typename
    ... on CreatedToken { secret token { id name scopes expiresAt } }
    ... on InvalidInput { problems { path messageEn } } } }`;
  const refused = await owner.ask(CREATE, {
    input: { name: 'x', scopes: ['ACCOUNT_MANAGE'], expiresOn: '2026-03-10' },
  });
  expect(refused.createToken).toEqual({
    __typename: 'InvalidInput',
    problems: [{ path: 'scopes.0', messageEn: 'You do not hold account.manage yourself.' }],
  });
  const { createToken } = await owner.ask(CREATE, {
    input: { name: 'notebook', scopes: ['OPINION_READ'], expiresOn: '2026-03-10' },
  });
  const program = server.anyone;
  const authorization = { authorization: `Bearer ${createToken.secret}` };
  const seen = await program.send(VIEWER, {}, authorization);
  expect(seen.data.viewer).toMatchObject({ permissions: ['OPINION_READ'], account: { username: 'analyst' } });
  const { revokeToken } = await owner.ask(
    'mutation ($id: ID!) { revokeToken(input: { tokenId: $id }) { id } }',
    {
      id: createToken.token.id,
    },
  );
  expect(revokeToken.id).toBe(createToken.token.id);
  const after = await program.send(VIEWER, {}, authorization);
  expect(after.errors![0]).toMatchObject({
    message: 'The API token is not valid, or no longer.',
    extensions: { code: 'UNAUTHENTICATED' },
  });
  expect((await owner.ask('{ tokens { id } }')).tokens).toEqual([]);
});

it('sessions are listed and ended elsewhere', async () => {
  const { code } = await addLegislator('li');
  const [office, phone] = [await server.person('li', code), server.anyone];
  await phone.ask(SIGN_IN, { username: 'li', password: 'li walks to the village' });
  const { sessions } = await office.ask(
    '{ sessions { id isCurrent address userAgent lastSeenAt expiresAt } }',
  );
  expect(sessions).toHaveLength(2);
  const elsewhere = sessions.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
  await office.ask('mutation ($id: ID!) { signOutThere(input: { sessionId: $id }) }', { id: elsewhere.id });
  expect((await phone.ask(VIEWER)).viewer.account).toBeNull();
  expect((await office.ask('{ sessions { isCurrent } }')).sessions).toEqual([{ isCurrent: true }]);
});

it('a disabled account is out with its next request, a revoked role gone', async () => {
  const { code, account } = await addLegislator('wu');
  const wu = await server.person('wu', code);
  const [role] = (await wu.ask(VIEWER)).viewer.account.roles;
  await administrator.ask(
    'mutation ($id: ID!) { revokeRole(input: { roleGrantId: $id }) { ... on RoleGrant { revokedAt } } }',
    {
      id: role.id,
    },
  );
  expect((await wu.ask(VIEWER)).viewer).toMatchObject({ permissions: [], account: { roles: [] } });
  await administrator.ask(
    'mutation ($id: ID!) { disableAccount(input: { accountId: $id }) { ... on Account { disabledAt } } }',
    {
      id: account.id,
    },
  );
  expect((await wu.ask(VIEWER)).viewer.account).toBeNull();
  await administrator.ask('mutation ($id: ID!) { enableAccount(input: { accountId: $id }) { disabledAt } }', {
    id: account.id,
  });
  const { resetPassword } = await administrator.ask(
    'mutation ($id: ID!) { resetPassword(input: { accountId: $id }) { code } }',
    {
      id: account.id,
    },
  );
  const { grantRole } = await administrator.ask(
    `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { ... on RoleGrant { role } } }`,
    { input: { accountId: account.id, role: 'ANALYST', authorityId } },
  );
  expect(grantRole).toEqual({ role: 'ANALYST' });
  const again = await server.person('wu', resetPassword.code);
  expect((await again.ask(VIEWER)).viewer.permissions).toEqual(['TASK_READ', 'EVENT_READ', 'TOKEN_MANAGE']);
});

it('malformed input is told by its place', async () => {
  const { errors } = await administrator.send(
    `mutation { addAccount(input: { username: "a b", displayName: " ", roles: [] }) { __typename } }`,
  );
  expect(errors![0]!.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    problems: [{ path: 'username' }, { path: 'displayName' }],
  });
  const nulls = await administrator.send(
    `mutation { addAccount(input: { username: "nul\\u0000", displayName: "x" }) { __typename } }`,
  );
  expect(nulls.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  const malformed = await administrator.send(
    'mutation { resetPassword(input: { accountId: "1" }) { code } }',
  );
  expect(malformed.errors![0]).toMatchObject({
    message: 'Account not found.',
    extensions: { code: 'NOT_FOUND' },
  });
});

it('the audit tells who did what, each reader their own', async () => {
  const { code, account } = await addLegislator('zheng');
  const zheng = await server.person('zheng', code);
  const TRAIL = `query ($filter: AuditTrailFilter, $first: Int) { auditTrail(filter: $filter, first: $first) {
    totalCount nodes { id operation at address requestId subjectKind before after actor { username } } } }`;
  const { auditTrail } = await administrator.ask(TRAIL, { filter: { subjectId: account.id } });
  expect(auditTrail.nodes.map(({ operation }: { operation: string }) => operation).sort()).toEqual([
    'account.add',
    'account.changePassword',
    'account.grantRole',
    'account.signIn',
  ]);
  const added = auditTrail.nodes.find(({ operation }: { operation: string }) => operation === 'account.add');
  expect(added).toMatchObject({ actor: { username: 'admin' }, address: '127.0.0.1', before: null });
  const own = await zheng.ask(TRAIL, { first: 100 });
  const verbs = own.auditTrail.nodes.map(({ operation }: { operation: string }) => operation);
  expect(verbs).toContain('account.grantRole');
  expect(verbs).not.toContain('account.signIn');
});

it('what is sent twice with one key is done once; passwords and codes are not kept for it, not even hashed', async () => {
  const key = randomUUID();
  const ADD = `mutation ($key: String!) { addAccount(
    input: { username: "twice", displayName: "Twice", roles: [{ role: ANALYST, authorityId: "${authorityId}" }] },
    idempotencyKey: $key) { ... on OneTimeCode { code account { id } } } }`;
  const { code, account } = (await administrator.ask(ADD, { key })).addAccount;
  const repeat = await administrator.send(ADD, { key });
  expect(repeat.errors![0]!.message).toMatch(/^This was done already, and its secret is shown only once/);

  const GRANT = `mutation ($id: ID!, $key: String!) { grantRole(
    input: { accountId: $id, role: LEGISLATOR, authorityId: "${authorityId}" }, idempotencyKey: $key
  ) { ... on RoleGrant { id } } }`;
  const grant = () => administrator.ask(GRANT, { id: account.id, key: `${key}-grant` });
  expect(await grant()).toEqual(await grant());

  const anyone = server.anyone;
  const SIGN_IN_ONCE = `mutation ($password: String!, $key: String!) {
    signIn(input: { username: "twice", password: $password }, idempotencyKey: $key) { __typename } }`;
  const signIn = (password: string) => anyone.ask(SIGN_IN_ONCE, { password, key: `${key}-sign-in` });
  expect(await signIn(code)).toEqual({ signIn: { __typename: 'Viewer' } });
  expect(await signIn(code)).toEqual({ signIn: { __typename: 'SignInRefused' } });
  await anyone.ask(
    `mutation ($p: String!, $key: String!) { changePassword(input: { newPassword: $p }, idempotencyKey: $key) { __typename } }`,
    { p: PASSWORD, key: `${key}-change` },
  );
  expect(await signIn(PASSWORD)).toEqual({ signIn: { __typename: 'Viewer' } });
  const kept = await server.database.owner.query(
    `select operation, answer::text as answer from idempotency_key where key like $1 order by operation`,
    [`${key}%`],
  );
  expect(kept.map(({ operation }: { operation: string }) => operation)).toEqual(['addAccount', 'grantRole']);
  expect(JSON.stringify(kept)).not.toContain(code);
});
