import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '#config';
import { Clock, Database, sql } from '#database';
import { Account } from './account.entity.js';
import { secretInCookie } from './cookie.js';
import { sha256 } from './secret.js';
import { SEEN_EVERY_MS } from './session-times.js';
import { CurrentViewer } from './viewer.js';
import { viewerBySession, viewerByToken } from './viewer.sql.js';

/** API tokens begin with this, so that people and scanners know one when they see it. */
export const TOKEN_PREFIX = 'caifeng_';

/** Where a request comes from. */
interface Origin {
  address: string | null;
  requestId: string | null;
}

@Injectable()
export class Authentication {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Who sends the request: by the API token in its Authorization header, else by its cookie, else anyone. Looked up anew
   * every time, so that whoever is disabled or signed out is so from their next request on.
   */
  async viewerOf(request: FastifyRequest): Promise<CurrentViewer> {
    const origin = { address: request.ip, requestId: String(request.id) };
    const token = /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token !== undefined) return this.withToken(token, origin);
    const secret = secretInCookie(request, this.config);
    return secret ? this.withSession(secret, origin) : new CurrentViewer({ account: null, ...origin });
  }

  /** Whoever the session belongs to; anyone when it has ended. */
  async withSession(secret: string, { address, requestId }: Origin): Promise<CurrentViewer> {
    const now = this.clock.now();
    const row = await this.find(viewerBySession(sha256(secret), now, this.clock.today()), now);
    return new CurrentViewer({ account: null, ...row, address, requestId });
  }

  /** Whoever the API token belongs to; refused when it does not work (any more). */
  private async withToken(secret: string, { address, requestId }: Origin): Promise<CurrentViewer> {
    const now = this.clock.now();
    const row = await this.find(viewerByToken(sha256(secret), now, this.clock.today()), now);
    return new CurrentViewer({ account: null, refused: !row, ...row, address, requestId });
  }

  private async find(query: ReturnType<typeof viewerBySession>, now: Date) {
    const [row] = await query.on(this.db.manager);
    if (!row) return null;
    const { sessionId, tokenId, passwordChangeDue, tokenScopes, holdings, seenAt, ...account } = row;
    if (!seenAt || now.getTime() - seenAt.getTime() >= SEEN_EVERY_MS) await this.see(sessionId, tokenId, now);
    const known = this.db.manager.create(Account, account);
    return { account: known, sessionId, passwordChangeDue, tokenScopes, holdings };
  }

  private async see(sessionId: string | null, tokenId: string | null, now: Date): Promise<void> {
    const seen = sessionId
      ? sql`update session set last_seen_at = ${now} where id = ${sessionId} and last_seen_at < ${now}`
      : sql`update api_token set last_used_at = ${now} where id = ${tokenId}`;
    await seen.on(this.db.manager);
  }
}
