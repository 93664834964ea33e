import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { audit } from '#audit';
import { andWhere, Clock, constraintOf, Database, sql, uuidv7 } from '#database';
import { InvalidInput, no, page, Refusal, refusing, type Page, type PageArgs } from '#graphql';
import { accountWithin } from './account-in-reach.js';
import { Account } from './account.entity.js';
import { AddAccountInput, OneTimeCode, UsernameTaken } from './add-account.js';
import type { AccountFilter } from './account-filter.js';
import { keepAnAdministrator, LastAdministrator, platformAdministrators } from './last-administrator.js';
import { Role } from './permissions.js';
import { isVisible } from './reach.sql.js';
import { problemsOf } from './role-input.js';
import { requireReach, Roles } from './role.service.js';
import { newOneTimeCode, oneTimeHash } from './secret.js';
import { endSessions } from './session.service.js';
import { foldedUsername } from './sign-in.js';
import type { CurrentViewer as Viewer } from './viewer.js';

/** A one-time code must be used within a week. */
const CODE_LASTS_MS = 7 * 24 * 60 * 60_000;

/** Who can sign in: adding, resetting, disabling. */
@Injectable()
export class Accounts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly roles: Roles,
  ) {}

  /** The accounts the viewer administers, by username. */
  list(viewer: Viewer, filter: AccountFilter, args: PageArgs): Promise<Page<Account>> {
    const accounts = andWhere(
      this.db.manager.createQueryBuilder(Account, 'a'),
      isVisible(viewer.scope('account.manage')),
    );
    if (filter.search)
      andWhere(
        accounts,
        sql`position(${filter.search.toLowerCase()} in lower(a.username || ' ' || a.display_name)) > 0`,
      );
    if (filter.disabled != null) andWhere(accounts, sql`(a.disabled_at is not null) = ${filter.disabled}`);
    return page(accounts, args, [{ column: 'a.username', direction: 'ASC', value: (row) => row.username }]);
  }

  /** Adds an account with its roles. @returns the code to hand over; it is kept nowhere */
  async add(
    viewer: Viewer,
    input: AddAccountInput,
    { isDemo = false }: { isDemo?: boolean } = {},
  ): Promise<OneTimeCode | Refusal> {
    const problems = input.roles.flatMap((role, i) => problemsOf(role, `roles.${i}.`));
    if (problems.length) return new InvalidInput(...problems);
    input.roles.forEach((role) => requireReach(viewer, role));
    if (!input.roles.length && !viewer.scope('account.manage').everything)
      return InvalidInput.at('roles', {
        zh: '请至少授予一个角色，否则您将看不到该账号。',
        en: 'Grant at least one role; you would not see the account again.',
      });
    return refusing(() => this.db.transaction((tx) => this.addWith(tx, viewer, input, isDemo)));
  }

  /** Takes the password away, ends all sessions and issues a one-time code. */
  resetPassword(viewer: Viewer, id: string): Promise<OneTimeCode> {
    return this.db.transaction(async (tx) => {
      await accountWithin(tx, viewer, id);
      const issued = await this.issue(tx, id);
      const ended = await endSessions(tx, this.clock.now(), sql`account_id = ${id}`);
      await this.writeDown(tx, viewer, 'account.resetPassword', id, {
        fields: ['password'],
        sessionsEnded: ended,
      });
      return issued;
    });
  }

  /** The same by username, for commands. @throws No when there is no such account */
  async issueOneTimeCode(viewer: Viewer, username: string): Promise<OneTimeCode> {
    const account = await this.db.manager.findOneBy(Account, { username: foldedUsername(username) });
    if (!account) throw no.notFound({ zh: '账号', en: 'Account' });
    return this.resetPassword(viewer, account.id);
  }

  /** Adds the first administrator of everything. @returns null when somebody is it already */
  firstAdministrator(
    viewer: Viewer,
    who: { username: string; displayName: string; isDemo?: boolean },
  ): Promise<OneTimeCode | UsernameTaken | null> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        // Several servers may start at once on an empty database.
        await sql`select pg_advisory_xact_lock(hashtextextended('first administrator', 0))`.on(tx);
        if ((await platformAdministrators(tx)).length) return null;
        const roles = [{ role: Role.ADMINISTRATOR }];
        return this.addWith(tx, viewer, { ...who, roles }, who.isDemo ?? false);
      }),
    ) as Promise<OneTimeCode | UsernameTaken | null>;
  }

  /** Ends their sessions and tokens; they cannot sign in until `enable`. */
  disable(viewer: Viewer, id: string): Promise<Account | LastAdministrator> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        await accountWithin(tx, viewer, id);
        await keepAnAdministrator(tx, id);
        const now = this.clock.now();
        const disabled = await sql`/* disableAccount */
          update account set disabled_at = ${now}, version = version + 1
          where id = ${id} and disabled_at is null`.affected(tx);
        await endSessions(tx, now, sql`account_id = ${id}`);
        await sql`update api_token set revoked_at = ${now} where account_id = ${id} and revoked_at is null`.on(
          tx,
        );
        if (disabled) await this.writeDown(tx, viewer, 'account.disable', id, { disabledAt: now });
        return tx.findOneByOrFail(Account, { id });
      }),
    ) as Promise<Account | LastAdministrator>;
  }

  /** They may sign in again, with the password they had. */
  enable(viewer: Viewer, id: string): Promise<Account> {
    return this.db.transaction(async (tx) => {
      await accountWithin(tx, viewer, id);
      const enabled = await sql`/* enableAccount */
        update account set disabled_at = null, version = version + 1
        where id = ${id} and disabled_at is not null`.affected(tx);
      if (enabled) await this.writeDown(tx, viewer, 'account.enable', id, { disabledAt: null });
      return tx.findOneByOrFail(Account, { id });
    });
  }

  /** @throws UsernameTaken */
  private async addWith(tx: EntityManager, viewer: Viewer, input: AddAccountInput, isDemo: boolean) {
    const { displayName, roles } = input;
    const username = foldedUsername(input.username);
    const id = uuidv7();
    await tx
      .insert(Account, { id, username, displayName, isDemo, createdAt: this.clock.now() })
      .catch((error: unknown) => {
        throw constraintOf(error) === 'account_username_once' ? new UsernameTaken(username) : error;
      });
    for (const role of roles) await this.roles.grantTo(tx, viewer, id, role);
    await this.writeDown(tx, viewer, 'account.add', id, { username, displayName });
    return this.issue(tx, id);
  }

  private async issue(tx: EntityManager, id: string): Promise<OneTimeCode> {
    const code = newOneTimeCode();
    const expiresAt = new Date(this.clock.now().getTime() + CODE_LASTS_MS);
    await sql`/* issueOneTimeCode */
      update account set password_hash = null, one_time_hash = ${oneTimeHash(code)},
        one_time_expires_at = ${expiresAt}, version = version + 1
      where id = ${id}`.on(tx);
    return new OneTimeCode(await tx.findOneByOrFail(Account, { id }), code, expiresAt);
  }

  /** With the place of their longest-held role, so that its administrators read it too. */
  private async writeDown(
    tx: EntityManager,
    viewer: Viewer,
    operation: string,
    id: string,
    after: Record<string, unknown>,
  ): Promise<void> {
    const [place] = await sql<{
      authorityId: string | null;
      contactPointId: string | null;
    }>`/* placeOfAccount */
      select authority_id as "authorityId", contact_point_id as "contactPointId" from role_grant
      where account_id = ${id} and revoked_at is null order by granted_at, id limit 1`.on(tx);
    await audit(tx, viewer, { operation, subject: { kind: 'Account', id }, ...place, after });
  }
}
