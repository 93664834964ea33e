import { sql, type Database } from '#database';
import type { Accounts, CurrentViewer } from '#accounts';

/** What one needs to try the demo as somebody; printed once, kept nowhere. */
export interface DemoSignIn {
  username: string;
  displayName: string;
  role: string;
  code: string;
  expiresAt: Date;
}

/**
 * Issues a one-time code for each of the demo's accounts that never had one; none when all had theirs. Of several
 * servers that start at once one issues them. A lost code is replaced as any other: by an administrator, or a command.
 */
export async function issueDemoCodes(
  db: Database,
  accounts: Accounts,
  viewer: CurrentViewer,
): Promise<DemoSignIn[]> {
  return db.transaction(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('demo accounts', 0))`.on(tx);
    const waiting = await sql<{ username: string; role: string }>`/* demoAccountsWithoutCode */
      select username, role from account
      join role_grant on account_id = account.id and revoked_at is null
      where is_demo and password_hash is null and one_time_hash is null and disabled_at is null
      order by username`.on(tx);
    const issued: DemoSignIn[] = [];
    for (const { username, role } of waiting) {
      const { account, code, expiresAt } = await accounts.issueOneTimeCode(viewer, username);
      issued.push({ username, displayName: account.displayName, role, code, expiresAt });
    }
    return issued;
  });
}
