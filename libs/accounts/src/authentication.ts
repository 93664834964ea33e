import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '#config';
import { Clock, Database, sql } from '#database';
import { Account } from './account.entity.js';
import { secretInCookie } from './cookie.js';
import { sha256 } from './secret.js';
import { SEEN_EVERY_MS } from './session.js';
import { CurrentViewer } from './viewer.js';
import { viewerBySession, viewerByToken, type ViewerRow } from './viewer.sql.js';

/** API tokens begin with this, so that people and scanners know one when they see it. */
export const TOKEN_PREFIX = 'caifeng_';

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
    const bearer = /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1];
    const cookie = secretInCookie(request, this.config);
    const from = { address: request.ip, requestId: String(request.id) };
    if (bearer === undefined && !cookie) return new CurrentViewer({ account: null, ...from });

    const now = this.clock.now();
    const find = bearer === undefined ? viewerBySession : viewerByToken;
    const [row] = await find(sha256(bearer ?? cookie!), now, this.clock.today()).on(this.db.manager);
    if (!row) return new CurrentViewer({ account: null, refused: bearer !== undefined, ...from });
    if (!row.seenAt || now.getTime() - row.seenAt.getTime() >= SEEN_EVERY_MS) await this.see(row, now);
    return viewerFrom(row, from);
  }

  private async see({ sessionId, tokenId }: ViewerRow, now: Date): Promise<void> {
    const seen = sessionId
      ? sql`update session set last_seen_at = ${now} where id = ${sessionId} and last_seen_at < ${now}`
      : sql`update api_token set last_used_at = ${now} where id = ${tokenId}`;
    await seen.on(this.db.manager);
  }
}

function viewerFrom(row: ViewerRow, from: { address: string; requestId: string }): CurrentViewer {
  const { sessionId, tokenId: _, passwordChangeDue, tokenScopes, seenAt: __, holdings, ...account } = row;
  return new CurrentViewer({
    account: Object.assign(new Account(), account),
    sessionId,
    passwordChangeDue,
    tokenScopes,
    holdings,
    ...from,
  });
}
