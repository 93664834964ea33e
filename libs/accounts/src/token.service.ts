import { Injectable } from '@nestjs/common';
import { audit } from '#audit';
import { addDays, Clock, Database, sql, startOf, uuidv7 } from '#database';
import { InvalidInput, no, Problem } from '#graphql';
import { ApiToken } from './api-token.entity.js';
import { TOKEN_PREFIX } from './authentication.js';
import { CreatedToken, type CreateTokenInput } from './create-token.js';
import { newSecret, sha256 } from './secret.js';
import type { CurrentViewer as Viewer } from './viewer.js';

const LONGEST_DAYS = 366;

/** Keys with which programs act for an account. */
@Injectable()
export class Tokens {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws No when asked with a token: one token must not outlive itself by making another */
  async create(viewer: Viewer, input: CreateTokenInput): Promise<CreatedToken | InvalidInput> {
    if (!viewer.sessionId || !viewer.id)
      throw no.notAllowed({
        zh: '请登录后创建令牌。',
        en: 'Tokens are created in a session, not with a token.',
      });
    const problems = this.problemsOf(viewer, input);
    if (problems.length) return new InvalidInput(...problems);

    const { name, scopes, expiresOn } = input;
    const accountId = viewer.id;
    const secret = TOKEN_PREFIX + newSecret();
    return this.db.transaction(async (tx) => {
      const id = uuidv7();
      const expiresAt = startOf(addDays(expiresOn, 1));
      const createdAt = this.clock.now();
      await tx.insert(ApiToken, {
        id,
        accountId,
        name,
        tokenHash: sha256(secret),
        scopes,
        createdAt,
        expiresAt,
      });
      await audit(tx, viewer, {
        operation: 'account.createToken',
        subject: { kind: 'ApiToken', id },
        after: { name, scopes, expiresOn },
      });
      return new CreatedToken(await tx.findOneByOrFail(ApiToken, { id }), secret);
    });
  }

  /** Revokes one of the viewer's tokens; one that is revoked already is returned as it is. @throws No when not theirs */
  revoke(viewer: Viewer, id: string): Promise<ApiToken> {
    return this.db.transaction(async (tx) => {
      const revoked = await sql`/* revokeToken */
        update api_token set revoked_at = ${this.clock.now()}
        where id = ${id} and account_id = ${viewer.id} and revoked_at is null`.affected(tx);
      const token = await tx.findOneBy(ApiToken, { id });
      if (!token || token.accountId !== viewer.id) throw no.notFound({ zh: '令牌', en: 'Token' });
      if (revoked)
        await audit(tx, viewer, {
          operation: 'account.revokeToken',
          subject: { kind: 'ApiToken', id },
          before: { name: token.name },
          after: { revokedAt: token.revokedAt },
        });
      return token;
    });
  }

  /** The viewer's tokens that are not revoked, the newest first; the expired ones too. */
  list(viewer: Viewer): Promise<ApiToken[]> {
    return this.db.manager
      .createQueryBuilder(ApiToken, 't')
      .where('t.account_id = :id and t.revoked_at is null', { id: viewer.id })
      .orderBy('t.id', 'DESC')
      .limit(100)
      .getMany();
  }

  private problemsOf(viewer: Viewer, { scopes, expiresOn }: CreateTokenInput): Problem[] {
    const problems = scopes.flatMap((scope, i) =>
      viewer.may(scope)
        ? []
        : [
            new Problem(`scopes.${i}`, {
              zh: `您没有权限 ${scope}。`,
              en: `You do not hold ${scope} yourself.`,
            }),
          ],
    );
    const today = this.clock.today();
    const last = addDays(today, LONGEST_DAYS);
    if (expiresOn < today || expiresOn > last)
      problems.push(
        new Problem('expiresOn', {
          zh: `有效期须在 ${today} 至 ${last} 之间。`,
          en: `The last day is between ${today} and ${last}.`,
        }),
      );
    return problems;
  }
}
