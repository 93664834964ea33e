import { andWhere, sql } from '#database';
import { batch, groupsByKey } from '#graphql';
import { withinScope } from './reach.sql.js';
import { RoleGrant } from './role-grant.entity.js';
import type { CurrentViewer } from './viewer.js';

/** The roles in force of accounts, as far as the viewer may know them: their own, and those they administer. */
export const rolesOfAccount = batch<string, RoleGrant[]>(async (ids, { db, ...context }) => {
  const viewer = context.viewer as CurrentViewer;
  const grants = db.manager
    .createQueryBuilder(RoleGrant, 'g')
    .where('g.revoked_at is null')
    .orderBy('g.granted_at')
    .addOrderBy('g.id');
  andWhere(grants, sql`g.account_id = any(${[...ids]}::uuid[])`);
  andWhere(
    grants,
    sql`(g.account_id = ${viewer.id}::uuid or ${withinScope(viewer.scope('account.manage'))})`,
  );
  return groupsByKey(ids, await grants.getMany(), (grant) => grant.accountId);
});
