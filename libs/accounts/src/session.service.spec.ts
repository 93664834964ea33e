import { sql } from '#database';
import { InvalidInput } from '#graphql';
import { OneTimeCode } from './add-account.js';
import { PasswordChanged, WrongPassword } from './change-password.js';
import { SignInRefused } from './sign-in.js';
import { TooManyAttempts } from './sign-in-attempts.js';
import { legislatorOf, nobody, openOffice, PASSWORD, system, type Office } from './testing/office.js';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(() => office.clock.set('2026-03-02'));

const minutesLater = (minutes: number) =>
  office.clock.set(new Date(office.clock.now().getTime() + minutes * 60_000));
const tryToSignIn = (username: string, password: string, address = '10.0.0.1') =>
  office.sessions.signIn(Object.assign(Object.create(nobody), { address }), { username, password }, null);

describe('signing in', () => {
  it('starts a session whose secret the database does not hold', async () => {
    await office.person('wang', legislatorOf(office.a));
    const secret = await office.signIn(' ＷＡＮＧ '.trim());
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(await office.seen(secret)).toMatchObject({
      account: { username: 'wang' },
      passwordChangeDue: false,
      isAnyone: false,
    });
    const found = await office.owner.query(`select s::text as row from session s`);
    for (const { row } of found) expect(row).not.toContain(secret);
  });

  it('refuses in the same words whatever is wrong', async () => {
    await office.person('li');
    const gone = await office.person('gone');
    await office.accounts.disable(system, gone.id);
    const refusals = await Promise.all([
      tryToSignIn('li', 'not the password'),
      tryToSignIn('nobody-of-this-name', PASSWORD),
      tryToSignIn('gone', PASSWORD),
    ]);
    for (const refusal of refusals) expect(refusal).toEqual(new SignInRefused());
  });

  it('costs an unknown name one argon2 too', async () => {
    await office.person('timed');
    const calls: (string | null)[] = [];
    const matches = office.passwords.matches.bind(office.passwords);
    office.passwords.matches = (password, hashed) => (calls.push(hashed), matches(password, hashed));
    await tryToSignIn('timed', 'wrong');
    await tryToSignIn('unknown', 'wrong');
    office.passwords.matches = matches;
    expect(calls).toEqual([expect.stringContaining('$argon2id$'), null]);
  });

  it('ends the session the browser had before', async () => {
    await office.person('again');
    const first = await office.signIn('again');
    await office.sessions.signIn(await office.seen(first), { username: 'again', password: PASSWORD }, null);
    expect((await office.seen(first)).isAnyone).toBe(true);
  });
});

describe('tries', () => {
  it('are ten wrong ones per name in 15 minutes, unknown names alike', async () => {
    await office.person('target');
    for (const username of ['target', 'no-such-target']) {
      for (let i = 0; i < 10; i++)
        expect(await tryToSignIn(username, 'wrong', `10.1.0.${i}`)).toBeInstanceOf(SignInRefused);
      const refusal = await tryToSignIn(username, PASSWORD, '10.1.0.99');
      expect(refusal).toBeInstanceOf(TooManyAttempts);
      expect((refusal as TooManyAttempts).retryAfterSeconds).toBe(900);
    }
    minutesLater(14);
    expect(((await tryToSignIn('target', PASSWORD)) as TooManyAttempts).retryAfterSeconds).toBe(60);
    minutesLater(1);
    expect(typeof (await tryToSignIn('target', PASSWORD))).toBe('string');
  });

  it('are counted before the password is looked at: of thirty at once ten are', async () => {
    await office.person('rushed');
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => tryToSignIn('rushed', 'wrong', `10.2.0.${i}`)),
    );
    expect(answers.filter((answer) => answer instanceof SignInRefused)).toHaveLength(10);
    expect(answers.filter((answer) => answer instanceof TooManyAttempts)).toHaveLength(20);
  });

  it('are limited per address, an IPv6 network being one', async () => {
    for (let i = 0; i < 50; i++) await tryToSignIn(`name-${i}`, 'wrong', `2001:db8:1:2::${i.toString(16)}`);
    expect(await tryToSignIn('another', 'wrong', '2001:DB8:1:2:9::1')).toBeInstanceOf(TooManyAttempts);
    expect(await tryToSignIn('another', 'wrong', '2001:db8:1:3::1')).toBeInstanceOf(SignInRefused);
  });

  it('do not count when they were right', async () => {
    await office.person('regular');
    for (let i = 0; i < 12; i++) await office.signIn('regular');
  });
});

describe('a session', () => {
  it('ends after 12 hours without use, and after 7 days with it', async () => {
    await office.person('chen');
    const idle = await office.signIn('chen');
    minutesLater(12 * 60 - 1);
    expect((await office.seen(idle)).isAnyone).toBe(false);
    minutesLater(12 * 60);
    expect((await office.seen(idle)).isAnyone).toBe(true);

    const used = await office.signIn('chen');
    for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
      minutesLater(6 * 60);
      expect((await office.seen(used)).isAnyone).toBe(false);
    }
    minutesLater(6 * 60);
    expect((await office.seen(used)).isAnyone).toBe(true);
  });

  it('is marked as seen at most once a minute', async () => {
    await office.person('seen');
    const secret = await office.signIn('seen');
    const lastSeen = async () => (await office.sessions.list(await office.seen(secret)))[0]!.lastSeenAt;
    const first = await lastSeen();
    office.clock.set(new Date(first.getTime() + 59_000));
    expect(await lastSeen()).toEqual(first);
    office.clock.set(new Date(first.getTime() + 61_000));
    expect(await lastSeen()).toEqual(new Date(first.getTime() + 61_000));
  });

  it('can be ended elsewhere by its owner only', async () => {
    const [mine, yours] = [await office.viewer('zhao'), await office.viewer('qian')];
    const elsewhere = await office.signIn('zhao');
    const [newest, ...others] = await office.sessions.list(mine);
    expect(others).toHaveLength(1);
    await expect(office.sessions.signOutThere(yours, newest!.id)).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
    const { sessionId } = await office.seen(elsewhere);
    await office.sessions.signOutThere(mine, sessionId!);
    expect((await office.seen(elsewhere)).isAnyone).toBe(true);
    await office.sessions.signOut(mine);
    expect(await office.sessions.list(mine)).toEqual([]);
  });

  it('is cut off when the account is disabled, and stays so when it is enabled again', async () => {
    const account = await office.person('sun');
    const secret = await office.signIn('sun');
    await office.accounts.disable(system, account.id);
    expect((await office.seen(secret)).isAnyone).toBe(true);
    await office.accounts.enable(system, account.id);
    expect((await office.seen(secret)).isAnyone).toBe(true);
    expect((await office.seen(await office.signIn('sun'))).account?.id).toBe(account.id);
  });
});

describe('a one-time code', () => {
  const add = async (username: string) => {
    const added = await office.accounts.add(system, {
      username,
      displayName: username,
      roles: [legislatorOf(office.a)],
    });
    expect(added).toBeInstanceOf(OneTimeCode);
    return added as OneTimeCode;
  };

  it('signs in once, however it is typed; of two at once one wins', async () => {
    const { code } = await add('fresh');
    const typed = [code, code.toLowerCase().replaceAll('-', ' ')];
    const answers = await Promise.all(typed.map((text) => tryToSignIn('fresh', text)));
    expect(answers.filter((answer) => typeof answer === 'string')).toHaveLength(1);
    expect(answers.filter((answer) => answer instanceof SignInRefused)).toHaveLength(1);
    expect(await tryToSignIn('fresh', code)).toBeInstanceOf(SignInRefused);
  });

  it('lets choose a password and nothing else', async () => {
    const { code } = await add('novice');
    const secret = await office.signIn('novice', code);
    const viewer = await office.seen(secret);
    expect(viewer).toMatchObject({ passwordChangeDue: true, heldPermissions: [] });
    expect(await office.sessions.changePassword(viewer, { newPassword: PASSWORD })).toEqual(
      new PasswordChanged(0),
    );
    expect(await office.seen(secret)).toMatchObject({ passwordChangeDue: false });
    expect((await office.seen(await office.signIn('novice'))).may('decision.publish')).toBe(true);
  });

  it('is worth nothing after a week', async () => {
    const { code, expiresAt } = await add('late');
    office.clock.set(expiresAt);
    expect(await tryToSignIn('late', code)).toBeInstanceOf(SignInRefused);
  });

  it('of a reset takes password and sessions away', async () => {
    const account = await office.person('forgetful');
    const secret = await office.signIn('forgetful');
    const { code } = await office.accounts.issueOneTimeCode(system, 'Forgetful');
    expect((await office.seen(secret)).isAnyone).toBe(true);
    expect(await tryToSignIn('forgetful', PASSWORD)).toBeInstanceOf(SignInRefused);
    expect((await office.seen(await office.signIn('forgetful', code))).account?.id).toBe(account.id);
  });
});

describe('changing the password', () => {
  it('needs the current one and ends the other sessions', async () => {
    await office.person('zhou');
    const [here, there] = [await office.signIn('zhou'), await office.signIn('zhou')];
    const viewer = await office.seen(here);
    const newPassword = 'seven reeds by the river';
    const change = (currentPassword?: string) =>
      office.sessions.changePassword(viewer, { currentPassword, newPassword });
    expect(await change()).toBeInstanceOf(InvalidInput);
    expect(await change('wrong')).toEqual(new WrongPassword());
    expect(await change(PASSWORD)).toEqual(new PasswordChanged(1));
    expect((await office.seen(here)).isAnyone).toBe(false);
    expect((await office.seen(there)).isAnyone).toBe(true);
    expect(await tryToSignIn('zhou', PASSWORD)).toBeInstanceOf(SignInRefused);
    await office.signIn('zhou', newPassword);
  });

  it('is no way around the limit of tries', async () => {
    const viewer = await office.viewer('guessed');
    for (let i = 0; i < 10; i++)
      await office.sessions.changePassword(viewer, {
        currentPassword: 'wrong',
        newPassword: 'seven reeds by the river',
      });
    expect(
      await office.sessions.changePassword(viewer, {
        currentPassword: PASSWORD,
        newPassword: 'seven reeds by the river',
      }),
    ).toBeInstanceOf(TooManyAttempts);
  });

  it('is not possible with a token', async () => {
    const session = await office.viewer('robot', legislatorOf(office.a));
    const withToken = Object.assign(Object.create(session), { sessionId: null, tokenScopes: [] });
    await expect(
      office.sessions.changePassword(withToken, {
        currentPassword: PASSWORD,
        newPassword: 'seven reeds by the river',
      }),
    ).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});

it('every change is in the audit, and no secret is', async () => {
  const rows = await sql<{
    operation: string;
    row: string;
  }>`select operation, a::text as row from audit a`.on(office.owner.manager);
  const operations = new Set(rows.map(({ operation }) => operation));
  for (const verb of [
    'add',
    'signIn',
    'signOut',
    'signOutThere',
    'changePassword',
    'resetPassword',
    'disable',
    'enable',
  ])
    expect(operations).toContain(`account.${verb}`);
  for (const { row } of rows) {
    expect(row).not.toContain('argon2');
    expect(row).not.toContain(PASSWORD);
  }
});
