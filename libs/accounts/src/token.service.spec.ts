import type { FastifyRequest } from 'fastify';
import { InvalidInput } from '#graphql';
import { check } from './allow.guard.js';
import { CreatedToken, type CreateTokenInput } from './create-token.js';
import { legislatorOf, openOffice, staffOf, system, type Office } from './testing/office.js';
import type { CurrentViewer } from './viewer.js';

let office: Office;
let viewer: CurrentViewer;
beforeAll(async () => {
  office = await openOffice();
  viewer = await office.viewer('owner', legislatorOf(office.a));
});
afterAll(() => office.close());
beforeEach(() => office.clock.set('2026-03-02'));

const create = async (input: Partial<CreateTokenInput> = {}, by = viewer) => {
  const created = await office.tokens.create(by, {
    name: 'notebook',
    scopes: ['opinion.read'],
    expiresOn: '2026-03-10',
    ...input,
  });
  expect(created).toBeInstanceOf(CreatedToken);
  return created as CreatedToken;
};
const withToken = (secret: string) =>
  office.authentication.viewerOf({
    headers: { authorization: `Bearer ${secret}` },
    ip: '203.0.113.7',
    id: 'r2',
  } as FastifyRequest);

it('acts for its owner within its scopes, and its secret is stored nowhere', async () => {
  const { secret, token } = await create();
  expect(secret).toMatch(/^caifeng_[\w-]{43}$/);
  const acting = await withToken(secret);
  expect(acting).toMatchObject({ id: viewer.id, sessionId: null, address: '203.0.113.7', requestId: 'r2' });
  expect(acting.heldPermissions).toEqual(['opinion.read']);
  expect(acting.scope('opinion.read')).toEqual(viewer.scope('opinion.read'));
  const stored = await office.owner.query('select t::text as row from api_token t');
  for (const { row } of stored) expect(row).not.toContain(secret.slice(8));
  expect((await office.tokens.list(viewer)).find(({ id }) => id === token.id)?.lastUsedAt).toEqual(
    office.clock.now(),
  );
});

it('never does more than its owner may today', async () => {
  const account = await office.person('demoted', staffOf(office.village));
  const owner = await office.seen(await office.signIn('demoted'));
  const { secret } = await create({ scopes: ['comment.log'] }, owner);
  expect((await withToken(secret)).may('comment.log')).toBe(true);
  const [grant] = await office.owner.query('select id from role_grant where account_id = $1', [account.id]);
  await office.roles.revoke(system, grant.id);
  expect((await withToken(secret)).may('comment.log')).toBe(false);
});

it('holds no permission its owner lacks, and lasts a year at most', async () => {
  const answer = await office.tokens.create(viewer, {
    name: 'greedy',
    scopes: ['opinion.read', 'account.manage'],
    expiresOn: '2027-03-04',
  });
  expect((answer as InvalidInput).problems.map(({ path }) => path)).toEqual(['scopes.1', 'expiresOn']);
  const past = await office.tokens.create(viewer, { name: 'past', scopes: [], expiresOn: '2026-03-01' });
  expect(past).toBeInstanceOf(InvalidInput);
});

it('works to the end of its last day in Shanghai', async () => {
  const { secret } = await create({ expiresOn: '2026-03-03' });
  office.clock.set(new Date('2026-03-03T23:59:59+08:00'));
  expect((await withToken(secret)).id).toBe(viewer.id);
  office.clock.set(new Date('2026-03-04T00:00:00+08:00'));
  expect((await withToken(secret)).refused).toBe(true);
});

it('stops at once when it is revoked or its owner disabled; what does not work is not taken for anyone', async () => {
  const { secret, token } = await create();
  const other = await office.viewer('somebody-else', legislatorOf(office.a));
  await expect(office.tokens.revoke(other, token.id)).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  });
  await office.tokens.revoke(viewer, token.id);
  const refused = await withToken(secret);
  expect(refused).toMatchObject({ refused: true, isAnyone: true });
  expect(() => check(refused, 'anyone')).toThrow(
    expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } }),
  );

  const account = await office.person('leaver', legislatorOf(office.a));
  const leaving = await create({}, await office.seen(await office.signIn('leaver')));
  await office.accounts.disable(system, account.id);
  expect((await withToken(leaving.secret)).refused).toBe(true);
});

it('does not beget another', async () => {
  const { secret } = await create({ scopes: ['token.manage'] });
  await expect(create({}, await withToken(secret))).rejects.toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
});
