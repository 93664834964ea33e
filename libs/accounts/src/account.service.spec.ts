import { sql } from '#database';
import { InvalidInput, PageArgs } from '#graphql';
import { OneTimeCode, UsernameTaken } from './add-account.js';
import { LastAdministrator } from './last-administrator.js';
import { Role } from './permissions.js';
import type { RoleInput } from './role-input.js';
import { RoleGrant } from './role-grant.entity.js';
import { administratorOf, legislatorOf, openOffice, staffOf, system, type Office } from './testing/office.js';
import type { CurrentViewer } from './viewer.js';

let office: Office;
let adminA: CurrentViewer;
let adminB: CurrentViewer;
beforeAll(async () => {
  office = await openOffice();
  adminA = await office.viewer('admin-a', administratorOf(office.a));
  adminB = await office.viewer('admin-b', administratorOf(office.b));
});
afterAll(() => office.close());

const notFound = { extensions: { code: 'NOT_FOUND' } };
const forbidden = { extensions: { code: 'FORBIDDEN' } };
const add = (viewer: CurrentViewer, username: string, ...roles: RoleInput[]) =>
  office.accounts.add(viewer, { username, displayName: username, roles });
const names = async (viewer: CurrentViewer, filter = {}) =>
  (await office.accounts.list(viewer, filter, new PageArgs())).nodes.map(({ username }) => username);

describe('an authority’s administrator', () => {
  it('adds people of the authority and of the points it designates today', async () => {
    const { a, onlineA, village, lane, shared } = office;
    for (const [username, role] of Object.entries({
      'new-legislator': legislatorOf(a),
      'new-analyst': { role: Role.ANALYST, authorityId: a },
      'new-villager': staffOf(village),
      'new-in-lane': staffOf(lane),
      'new-shared': staffOf(shared),
      'new-online': staffOf(onlineA),
    }))
      expect(await add(adminA, username, role)).toBeInstanceOf(OneTimeCode);
  });

  it('finds no authority and no point beyond', async () => {
    const { a, b, onlineB, former, park } = office;
    for (const beyond of [
      legislatorOf(b),
      administratorOf(b),
      staffOf(onlineB),
      staffOf(former),
      staffOf(park),
    ])
      await expect(add(adminA, 'beyond', legislatorOf(a), beyond)).rejects.toMatchObject(notFound);
    for (const role of [Role.ADMINISTRATOR, Role.ANALYST])
      await expect(add(adminA, 'beyond', { role })).rejects.toMatchObject(forbidden);
    expect(await add(adminA, 'beyond')).toBeInstanceOf(InvalidInput);
    expect(await names(system, { search: 'beyond' })).toEqual([]);
  });

  it('sees those who hold or held a role there, and only the roles there', async () => {
    await office.person('of-b', legislatorOf(office.b));
    await office.person('of-both', legislatorOf(office.a), legislatorOf(office.b));
    expect(await names(adminA)).not.toContain('of-b');
    expect(await names(adminA, { search: 'OF-B' })).toEqual(['of-both']);
    expect(await names(adminB, { search: 'of-b' })).toEqual(['of-b', 'of-both']);
    expect(await names(system)).toEqual(expect.arrayContaining(['admin-a', 'of-b', 'new-villager']));
  });

  it('cannot take over an account that also counts elsewhere', async () => {
    const both = await office.person('two-desks', legislatorOf(office.a), administratorOf(null));
    await expect(office.accounts.resetPassword(adminA, both.id)).rejects.toMatchObject(forbidden);
    await expect(office.accounts.disable(adminA, both.id)).rejects.toMatchObject(forbidden);
    await expect(office.accounts.enable(adminA, both.id)).rejects.toMatchObject(forbidden);
    const elsewhere = await office.person('elsewhere', legislatorOf(office.b));
    await expect(office.accounts.resetPassword(adminA, elsewhere.id)).rejects.toMatchObject(notFound);
    await expect(office.roles.grant(adminA, elsewhere.id, legislatorOf(office.a))).rejects.toMatchObject(
      notFound,
    );
  });

  it('grants and revokes within reach', async () => {
    const { a, b } = office;
    const account = await office.person('promoted', legislatorOf(a), legislatorOf(b));
    const granted = await office.roles.grant(adminA, account.id, administratorOf(a));
    expect(granted).toMatchObject({ role: 'ADMINISTRATOR', authorityId: a, grantedBy: adminA.id });
    const [ofB] = await office.db.manager.findBy(RoleGrant, { accountId: account.id, authorityId: b });
    await expect(office.roles.revoke(adminA, ofB!.id)).rejects.toMatchObject(notFound);
    const secret = await office.signIn('promoted');
    expect((await office.seen(secret)).may('account.manage')).toBe(true);
    expect(await office.roles.revoke(adminA, (granted as RoleGrant).id)).toMatchObject({
      revokedBy: adminA.id,
    });
    expect((await office.seen(secret)).may('account.manage')).toBe(false);
  });
});

it('a name is given once, capitals and full-width letters or not', async () => {
  const taken = await Promise.all(
    ['Unique', 'unique', 'ＵＮＩＱＵＥ'].map((name) => add(system, name, legislatorOf(office.a))),
  );
  expect(taken.filter((answer) => answer instanceof OneTimeCode)).toHaveLength(1);
  expect(taken.filter((answer) => answer instanceof UsernameTaken)).toHaveLength(2);
});

it('says which parts of a role do not fit', async () => {
  const answer = await add(
    system,
    'crooked',
    { role: Role.LEGISLATOR },
    { role: Role.CONTACT_POINT_STAFF, authorityId: office.a },
    { role: Role.ANALYST, contactPointId: office.park },
  );
  expect((answer as InvalidInput).problems.map(({ path }) => path)).toEqual([
    'roles.0.authorityId',
    'roles.1.contactPointId',
    'roles.1.authorityId',
    'roles.2.contactPointId',
  ]);
});

it('an administrator of everything is told when the place does not exist', async () => {
  const account = await office.person('placeless', legislatorOf(office.a));
  const unknown = '0190a0a0-0000-7000-8000-000000000000';
  await expect(office.roles.grant(system, account.id, legislatorOf(unknown))).rejects.toMatchObject(notFound);
  await expect(office.roles.grant(system, account.id, staffOf(unknown))).rejects.toMatchObject(notFound);
});

it('the same role granted many times at once is one grant', async () => {
  const account = await office.person('once');
  const grants = await Promise.all(
    Array.from({ length: 8 }, () => office.roles.grant(system, account.id, { role: Role.ANALYST })),
  );
  expect(new Set(grants.map((grant) => (grant as RoleGrant).id)).size).toBe(1);
  const written =
    await sql`select from audit where subject_id = ${account.id} and operation = 'account.grantRole'`.on(
      office.owner.manager,
    );
  expect(written).toHaveLength(1);
});

it('lists by keyset', async () => {
  const first = await office.accounts.list(system, {}, { first: 3 });
  const next = await office.accounts.list(system, {}, { first: 100, after: first.pageInfo.endCursor });
  const all = [...first.nodes, ...next.nodes].map(({ username }) => username);
  expect(all).toEqual([...new Set(all)].sort());
  expect(await first.totalCount()).toBe(all.length);
});

describe('the last administrator of everything', () => {
  const administrators = () =>
    sql<{ id: string; accountId: string }>`select id, account_id as "accountId" from role_grant
      where role = 'ADMINISTRATOR' and authority_id is null and revoked_at is null`.on(office.owner.manager);
  const only = async (...usernames: string[]) => {
    await sql`update role_grant set revoked_at = ${office.clock.now()} where authority_id is null
      and role = 'ADMINISTRATOR'`.on(office.owner.manager);
    for (const username of usernames) await office.person(username, administratorOf(null));
    return administrators();
  };

  it('stays', async () => {
    const [last] = await only('the-last');
    expect(await office.roles.revoke(system, last!.id)).toBeInstanceOf(LastAdministrator);
    expect(await office.accounts.disable(system, last!.accountId)).toBeInstanceOf(LastAdministrator);
    expect(await administrators()).toHaveLength(1);
  });

  it('stays when two remove each other at once', async () => {
    for (let round = 0; round < 10; round++) {
      const [one, other] = await only(`one-${round}`, `other-${round}`);
      const answers = await Promise.all([
        office.roles.revoke(system, one!.id),
        office.accounts.disable(system, other!.accountId),
      ]);
      expect(answers.filter((answer) => answer instanceof LastAdministrator)).toHaveLength(1);
    }
  });
});

it('the first administrator is made once, by several servers at once too', async () => {
  const empty = await openOffice();
  try {
    const made = await Promise.all(
      ['root', 'root', 'admin'].map((username) =>
        empty.accounts.firstAdministrator(system, { username, displayName: 'First' }),
      ),
    );
    const codes = made.filter((answer) => answer instanceof OneTimeCode);
    expect(codes).toHaveLength(1);
    expect(made.filter((answer) => answer === null)).toHaveLength(2);
    const { code, account } = codes[0] as OneTimeCode;
    const viewer = await empty.seen(await empty.signIn(account.username, code));
    await empty.sessions.changePassword(viewer, { newPassword: 'seven reeds by the river' });
    const again = await empty.seen(await empty.signIn(account.username, 'seven reeds by the river'));
    expect(again.scope('account.manage').everything).toBe(true);
  } finally {
    await empty.close();
  }
});
