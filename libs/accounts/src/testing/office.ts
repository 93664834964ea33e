import { sql, StoppedClock, testDatabase, uuidv7 } from '#database';
import type { Account } from '../account.entity.js';
import { Accounts } from '../account.service.js';
import { OneTimeCode } from '../add-account.js';
import { Authentication } from '../authentication.js';
import { Passwords } from '../passwords.js';
import { Role } from '../permissions.js';
import type { RoleInput } from '../role-input.js';
import { Roles } from '../role.service.js';
import { Sessions } from '../session.service.js';
import { SignInAttempts } from '../sign-in-attempts.js';
import { Tokens } from '../token.service.js';
import { Viewer } from '../viewer.decorator.js';

export const system = Viewer.system('spec');
export const nobody = Viewer.of({ account: null, address: '10.0.0.1', requestId: 'r1' });
export const PASSWORD = '采风于民 plum garden';

/** A database with two authorities and their points, and the room's services on it. `close` it in the end. */
export async function openOffice() {
  const test = await testDatabase();
  const clock = new StoppedClock('2026-03-02');
  const { db } = test;
  const passwords = new Passwords({ memoryCost: 64, timeCost: 1 });
  const roles = new Roles(db, clock);
  const accounts = new Accounts(db, clock, roles);
  const sessions = new Sessions(db, clock, passwords, new SignInAttempts(db, clock));
  const authentication = new Authentication(db, clock, { allowPlainHttp: false } as never);

  /** Adds an account with these roles and a password. */
  async function person(username: string, ...held: RoleInput[]): Promise<Account> {
    const added = await accounts.add(system, { username, displayName: username, roles: held });
    if (!(added instanceof OneTimeCode)) throw new Error(added.text.en);
    const hash = await passwords.hash(PASSWORD);
    await sql`update account set password_hash = ${hash}, one_time_hash = null where id = ${added.account.id}`.on(
      db.manager,
    );
    return added.account;
  }

  /** Signs in and returns the secret in the cookie. */
  async function signIn(username: string, password = PASSWORD): Promise<string> {
    const secret = await sessions.signIn(nobody, { username, password }, 'jest');
    if (typeof secret !== 'string') throw new Error(secret.text.en);
    return secret;
  }

  const seen = (secret: string) => authentication.withSession(secret, nobody);

  return {
    ...test,
    ...(await places(test)),
    clock,
    passwords,
    roles,
    accounts,
    sessions,
    authentication,
    tokens: new Tokens(db, clock),
    person,
    signIn,
    seen,
    /** Adds a person and signs them in. */
    viewer: async (username: string, ...held: RoleInput[]) => {
      await person(username, ...held);
      return seen(await signIn(username));
    },
  };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

export const administratorOf = (authorityId: string | null): RoleInput => ({
  role: Role.ADMINISTRATOR,
  authorityId,
});
export const legislatorOf = (authorityId: string): RoleInput => ({ role: Role.LEGISLATOR, authorityId });
export const staffOf = (contactPointId: string): RoleInput => ({
  role: Role.CONTACT_POINT_STAFF,
  contactPointId,
});

/**
 * Authority A designates `village` (with the collection point `lane`), `shared`, and until last year `former`; B
 * designates `park` and `shared`. `lane` was under `park` until February. Both have an ONLINE point.
 */
async function places({ owner }: Awaited<ReturnType<typeof testDatabase>>) {
  const at = new Date('2026-01-05T12:00:00+08:00');
  const day = '2026-01-05';
  const [a, b] = [uuidv7(), uuidv7()];
  for (const id of [a, b])
    await sql`insert into authority (id, name, kind, created_at)
      values (${id}, ${`Authority ${id}`}, 'CONGRESS_COMMITTEE', ${at})`.on(owner.manager);
  const point = async (online: string | null = null) => {
    const id = uuidv7();
    await sql`insert into contact_point (id, name, kind, online_for_authority_id, created_at)
      values (${id}, ${`Point ${id}`}, ${online ? 'ONLINE' : 'VILLAGE'}, ${online}, ${at})`.on(owner.manager);
    return id;
  };
  const designate = (authority: string, id: string, until: string | null = null) =>
    sql`insert into designation (id, contact_point_id, authority_id, from_on, recorded_at, recorded_on,
        until_on, end_recorded_at, end_recorded_on)
      values (${uuidv7()}, ${id}, ${authority}, '2020-01-01', ${at}, ${day}, ${until}::date,
        ${until && at}, ${until && day}::date)`.on(owner.manager);
  const under = (id: string, parent: string | null, from: string) =>
    sql`insert into contact_point_parent (id, contact_point_id, parent_id, effective_on, recorded_at, recorded_on)
      values (${uuidv7()}, ${id}, ${parent}, ${from}, ${at}, ${day})`.on(owner.manager);

  const [onlineA, onlineB] = [await point(a), await point(b)];
  const [village, lane, shared, former, park] = [
    await point(),
    await point(),
    await point(),
    await point(),
    await point(),
  ];
  await designate(a, village);
  await designate(a, shared);
  await designate(a, former, '2025-12-31');
  await designate(b, shared);
  await designate(b, park);
  await under(lane, park, '2025-01-01');
  await under(lane, village, '2026-02-01');
  return { a, b, onlineA, onlineB, village, lane, shared, former, park, under };
}
