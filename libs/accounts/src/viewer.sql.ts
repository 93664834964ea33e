import { sql, type Sql } from '#database';
import type { Permission } from './permissions.js';
import type { Holding } from './viewer.js';
import { IDLE_MS } from './session-times.js';

/** One row, or none when the secret opens nothing any more. */
export interface ViewerRow {
  id: string;
  username: string;
  displayName: string;
  oneTimeExpiresAt: Date | null;
  disabledAt: null;
  isDemo: boolean;
  createdAt: Date;
  version: number;
  sessionId: string | null;
  tokenId: string | null;
  passwordChangeDue: boolean;
  tokenScopes: Permission[] | null;
  seenAt: Date | null;
  holdings: Holding[];
}

/** Whoever the session with this hash belongs to. */
export function viewerBySession(hash: Buffer, now: Date, today: string): Sql<ViewerRow> {
  const idleSince = new Date(now.getTime() - IDLE_MS);
  return viewerOf(
    sql`select account_id, id as session_id, null::uuid as token_id, password_change_due, null::text[] as scopes,
        last_seen_at as seen_at
      from session
      where token_hash = ${hash} and revoked_at is null and expires_at > ${now} and last_seen_at > ${idleSince}`,
    today,
  );
}

/** Whoever the API token with this hash belongs to. */
export function viewerByToken(hash: Buffer, now: Date, today: string): Sql<ViewerRow> {
  return viewerOf(
    sql`select account_id, null::uuid as session_id, id as token_id, false as password_change_due, scopes,
        last_used_at as seen_at
      from api_token
      where token_hash = ${hash} and revoked_at is null and expires_at > ${now}`,
    today,
  );
}

/** With the roles in force, and the points each reaches today: see `Rights`. */
function viewerOf(signedIn: Sql, today: string): Sql<ViewerRow> {
  return sql<ViewerRow>`/* viewer */
    with recursive signed_in as (${signedIn}),
    holding as (
      select g.id, g.role, g.authority_id, g.contact_point_id
      from role_grant g join signed_in s on s.account_id = g.account_id
      where g.revoked_at is null
    ),
    reached (holding_id, contact_point_id) as (
      (
        select id, contact_point_id from holding where contact_point_id is not null
        union
        select h.id, p.id from holding h join contact_point p on p.online_for_authority_id = h.authority_id
        where h.role in ('LEGISLATOR', 'ADMINISTRATOR')
        union
        select h.id, d.contact_point_id from holding h join designation d on d.authority_id = h.authority_id
        where h.role = 'ADMINISTRATOR' and d.from_on <= ${today} and (d.until_on is null or d.until_on >= ${today})
      )
      union
      select r.holding_id, below.contact_point_id
      from reached r cross join lateral (
        select p.contact_point_id from contact_point_parent p
        where p.parent_id = r.contact_point_id and p.effective_on <= ${today} and not exists (
          select from contact_point_parent later
          where later.contact_point_id = p.contact_point_id and later.effective_on <= ${today}
            and (later.effective_on, later.recorded_at, later.id) > (p.effective_on, p.recorded_at, p.id))
        offset 0 -- few rows by index; unfenced, the planner would read all points' histories on every request
      ) below
    )
    select a.id, a.username, a.display_name as "displayName", a.one_time_expires_at as "oneTimeExpiresAt",
      a.disabled_at as "disabledAt", a.is_demo as "isDemo", a.created_at as "createdAt", a.version,
      s.session_id as "sessionId", s.token_id as "tokenId", s.password_change_due as "passwordChangeDue",
      s.scopes as "tokenScopes", s.seen_at as "seenAt",
      coalesce((
        select json_agg(json_build_object('role', h.role, 'authorityId', h.authority_id, 'contactPointIds', coalesce(
          (select json_agg(r.contact_point_id) from reached r where r.holding_id = h.id), '[]')))
        from holding h), '[]') as holdings
    from signed_in s join account a on a.id = s.account_id
    where a.disabled_at is null`;
}
