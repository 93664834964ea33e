import { sql } from '#database';
import type { Scope } from './viewer.js';

/** Condition on a role grant `g`: it holds within the scope. */
export const withinScope = ({ everything, authorityIds, contactPointIds }: Scope) =>
  sql`(${everything}::boolean or coalesce(g.authority_id = any(${authorityIds}::uuid[]), false)
    or coalesce(g.contact_point_id = any(${contactPointIds}::uuid[]), false))`;

/** Condition on an account `a`: it holds, or once held, a role within the scope; an administrator of everything sees all. */
export const isVisible = (scope: Scope) =>
  sql`(${scope.everything}::boolean
    or exists (select from role_grant g where g.account_id = a.id and ${withinScope(scope)}))`;

/**
 * Condition on an account `a`: it holds no role outside the scope. Otherwise an administrator of one authority could, by
 * granting somebody a role there, reset their password and be them elsewhere.
 */
export const isWithin = (scope: Scope) =>
  sql`not exists (select from role_grant g
    where g.account_id = a.id and g.revoked_at is null and not ${withinScope(scope)})`;
