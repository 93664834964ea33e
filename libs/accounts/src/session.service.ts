import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { audit } from '#audit';
import { Clock, Database, sql, uuidv7 } from '#database';
import { ChangedMeanwhile, InvalidInput, no, Refusal, refusing } from '#graphql';
import { Account } from './account.entity.js';
import { ChangePasswordInput, PasswordChanged, WrongPassword } from './change-password.js';
import { Passwords, weaknessOf } from './passwords.js';
import { newSecret, oneTimeHash, sameHash, sha256 } from './secret.js';
import { ABSOLUTE_MS, IDLE_MS } from './session-times.js';
import { Session } from './session.entity.js';
import { foldedUsername, SignInInput, SignInRefused } from './sign-in.js';
import { SignInAttempts } from './sign-in-attempts.js';
import type { CurrentViewer as Viewer } from './viewer.js';

/** Signing in and out, and the password. */
@Injectable()
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly attempts: SignInAttempts,
  ) {}

  /** @returns the new session's secret, for the cookie */
  async signIn(viewer: Viewer, input: SignInInput, userAgent: string | null): Promise<string | Refusal> {
    const username = foldedUsername(input.username);
    const attempt = await this.attempts.begin(username, viewer.address);
    if (attempt instanceof Refusal) return attempt;

    const account = await this.withHashes('username', username);
    // Always one argon2, whatever is known of the name, so that the time taken tells nothing.
    const byPassword = await this.passwords.matches(input.password, account?.passwordHash ?? null);
    const code = oneTimeHash(input.password);
    const byCode = sameHash(code, account?.oneTimeHash ?? '');
    if (!account || account.disabledAt || !(byPassword || byCode)) return new SignInRefused();

    const secret = newSecret();
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const now = this.clock.now();
        const stillRight = byPassword
          ? sql`select id from account where id = ${account.id} and disabled_at is null
              and password_hash = ${account.passwordHash} for share`
          : sql`update account set one_time_hash = null, one_time_expires_at = null, version = version + 1
              where id = ${account.id} and disabled_at is null
                and one_time_hash = ${code} and one_time_expires_at > ${now} returning id`;
        if (!(await stillRight.on(tx)).length) throw new SignInRefused();
        await this.attempts.succeeded(tx, attempt);
        if (viewer.sessionId) await endSessions(tx, now, sql`id = ${viewer.sessionId}`);
        await sql`delete from session where account_id = ${account.id} and expires_at <= ${now}`.on(tx);
        const session: Omit<Session, 'revokedAt'> = {
          id: uuidv7(),
          tokenHash: sha256(secret),
          accountId: account.id,
          passwordChangeDue: !byPassword,
          address: viewer.address,
          userAgent: userAgent?.slice(0, 300) ?? null,
          createdAt: now,
          lastSeenAt: now,
          expiresAt: new Date(now.getTime() + ABSOLUTE_MS),
        };
        await tx.insert(Session, session);
        await audit(
          tx,
          { ...actor(viewer), id: account.id },
          {
            operation: 'account.signIn',
            subject: { kind: 'Account', id: account.id },
            after: { sessionId: session.id, withOneTimeCode: !byPassword },
          },
        );
        return secret;
      }),
    );
  }

  /** Ends the session in use; nothing happens when there is none. */
  async signOut(viewer: Viewer): Promise<void> {
    if (viewer.sessionId) await this.db.transaction((tx) => this.end(tx, viewer, viewer.sessionId!));
  }

  /** Ends a session of the viewer's elsewhere. @throws No when it is not theirs, or has ended */
  signOutThere(viewer: Viewer, sessionId: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      if (await this.end(tx, viewer, sessionId)) return true;
      throw no.notFound({ zh: '登录会话', en: 'Session' });
    });
  }

  private async end(tx: EntityManager, viewer: Viewer, id: string): Promise<boolean> {
    const mine = sql`id = ${id} and account_id = ${viewer.id}`;
    if (!(await endSessions(tx, this.clock.now(), mine))) return false;
    const operation = id === viewer.sessionId ? 'account.signOut' : 'account.signOutThere';
    await audit(tx, viewer, { operation, subject: { kind: 'Session', id } });
    return true;
  }

  /** Where the viewer is signed in, the last used first. */
  async list(viewer: Viewer): Promise<Session[]> {
    const now = this.clock.now();
    return this.db.manager
      .createQueryBuilder(Session, 's')
      .where('s.account_id = :id and s.revoked_at is null', { id: viewer.id })
      .andWhere('s.expires_at > :now and s.last_seen_at > :idle', {
        now,
        idle: new Date(now.getTime() - IDLE_MS),
      })
      .orderBy('s.last_seen_at', 'DESC')
      .addOrderBy('s.id', 'DESC')
      .limit(100)
      .getMany();
  }

  /** Sets a new password and ends the viewer's other sessions. */
  async changePassword(viewer: Viewer, input: ChangePasswordInput): Promise<PasswordChanged | Refusal> {
    const { sessionId } = viewer;
    if (!sessionId || !viewer.id)
      throw no.notAllowed({
        zh: '请登录后修改密码。',
        en: 'A password is changed in a session, not with a token.',
      });
    const account = await this.withHashes('id', viewer.id);
    if (!account) throw no.signedOut();
    const weakness = weaknessOf(input.newPassword, account.username);
    if (weakness) return InvalidInput.at('newPassword', weakness);

    let attempt: string | null = null;
    if (!viewer.passwordChangeDue) {
      if (!input.currentPassword)
        return InvalidInput.at('currentPassword', {
          zh: '请填写当前密码。',
          en: 'Give the current password.',
        });
      const begun = await this.attempts.begin(account.username, viewer.address);
      if (begun instanceof Refusal) return begun;
      attempt = begun;
      if (!(await this.passwords.matches(input.currentPassword, account.passwordHash)))
        return new WrongPassword();
    }
    const hashed = await this.passwords.hash(input.newPassword);
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const changed = await sql`/* changePassword */
          update account set password_hash = ${hashed}, one_time_hash = null, one_time_expires_at = null,
            version = version + 1
          where id = ${account.id} and password_hash is not distinct from ${account.passwordHash}
            and exists (select from session where id = ${sessionId} and revoked_at is null)`.affected(tx);
        if (!changed) throw new ChangedMeanwhile();
        if (attempt) await this.attempts.succeeded(tx, attempt);
        const others = sql`account_id = ${account.id} and id <> ${sessionId}`;
        const ended = await endSessions(tx, this.clock.now(), others);
        await sql`update session set password_change_due = false where id = ${sessionId}`.on(tx);
        await audit(tx, viewer, {
          operation: 'account.changePassword',
          subject: { kind: 'Account', id: account.id },
          after: { fields: ['password'], otherSessionsEnded: ended },
        });
        return new PasswordChanged(ended);
      }),
    );
  }

  private withHashes(key: 'id' | 'username', value: string): Promise<Account | null> {
    return this.db.manager
      .createQueryBuilder(Account, 'a')
      .addSelect(['a.passwordHash', 'a.oneTimeHash'])
      .where(`a.${key} = :value`, { value })
      .getOne();
  }
}

/** Ends the sessions that `which` describes and are not over. @returns how many */
export function endSessions(tx: EntityManager, now: Date, which: ReturnType<typeof sql>): Promise<number> {
  return sql`update session set revoked_at = ${now} where revoked_at is null and ${which}`.affected(tx);
}

const actor = ({ address, requestId }: Viewer) => ({ address, requestId });
