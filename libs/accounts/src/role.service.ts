import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { audit } from '#audit';
import { Clock, constraintOf, Database, sql, uuidv7 } from '#database';
import { InvalidInput, no, type Refusal, refusing } from '#graphql';
import { accountInReach } from './account-in-reach.js';
import { keepAnAdministrator } from './last-administrator.js';
import { Role } from './permissions.js';
import { problemsOf, type RoleInput } from './role-input.js';
import { RoleGrant } from './role-grant.entity.js';
import type { CurrentViewer as Viewer } from './viewer.js';

/** Granting and revoking roles. Nobody grants beyond the scope of their own `account.manage`. */
@Injectable()
export class Roles {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Grants a role; one that is held already is returned as it is. */
  async grant(viewer: Viewer, accountId: string, input: RoleInput): Promise<RoleGrant | InvalidInput> {
    const problems = problemsOf(input);
    if (problems.length) return new InvalidInput(...problems);
    requireReach(viewer, input);
    return this.db.transaction(async (tx) => {
      const account = await accountInReach(tx, viewer, accountId);
      return this.grantTo(tx, viewer, account.id, input);
    });
  }

  /** The same for an account just added, once `requireReach` and `problemsOf` have been asked. */
  async grantTo(tx: EntityManager, viewer: Viewer, accountId: string, input: RoleInput): Promise<RoleGrant> {
    const { role, authorityId = null, contactPointId = null } = input;
    const added = await sql`/* grantRole */
      insert into role_grant (id, account_id, role, authority_id, contact_point_id, granted_at, granted_by)
      values (${uuidv7()}, ${accountId}, ${role}, ${authorityId}, ${contactPointId}, ${this.clock.now()}, ${viewer.id})
      on conflict (account_id, role, authority_id, contact_point_id) where revoked_at is null do nothing`
      .affected(tx)
      .catch((error: unknown) => {
        throw unknownPlace(constraintOf(error)) ?? error;
      });
    const grant = await tx
      .createQueryBuilder(RoleGrant, 'g')
      .where('g.account_id = :accountId and g.role = :role and g.revoked_at is null', { accountId, role })
      .andWhere('g.authority_id is not distinct from :authorityId', { authorityId })
      .andWhere('g.contact_point_id is not distinct from :contactPointId', { contactPointId })
      .getOneOrFail();
    if (added) await this.writeDown(tx, viewer, 'account.grantRole', grant, null, factsOf(grant));
    return grant;
  }

  /** Revokes a role; one that is revoked already is returned as it is. */
  revoke(viewer: Viewer, grantId: string): Promise<RoleGrant | Refusal> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const find = () => tx.findOneBy(RoleGrant, { id: grantId });
        const grant = await find();
        if (!grant || !viewer.may('account.manage', grant)) throw no.notFound({ zh: '角色', en: 'Role' });
        if (grant.role === Role.ADMINISTRATOR && !grant.authorityId && !grant.revokedAt)
          await keepAnAdministrator(tx, grantId);
        const revoked = await sql`/* revokeRole */
          update role_grant set revoked_at = ${this.clock.now()}, revoked_by = ${viewer.id}
          where id = ${grantId} and revoked_at is null`.affected(tx);
        if (revoked) await this.writeDown(tx, viewer, 'account.revokeRole', grant, factsOf(grant), null);
        return (await find())!;
      }),
    );
  }

  private writeDown(
    tx: EntityManager,
    viewer: Viewer,
    operation: string,
    { accountId, authorityId, contactPointId }: RoleGrant,
    before: object | null,
    after: object | null,
  ) {
    return audit(tx, viewer, {
      operation,
      subject: { kind: 'Account', id: accountId },
      authorityId,
      contactPointId,
      before: before && { ...before },
      after: after && { ...after },
    });
  }
}

const factsOf = ({ id, role, authorityId, contactPointId }: RoleGrant) => ({
  id,
  role,
  authorityId,
  contactPointId,
});

const authority = { zh: '机关', en: 'Authority' };
const contactPoint = { zh: '联系点', en: 'Contact point' };

/** @throws No when the role would reach beyond what the viewer administers; a place outside of it is not found */
export function requireReach(viewer: Viewer, { role, authorityId, contactPointId }: RoleInput): void {
  if (viewer.may('account.manage', { authorityId, contactPointId })) return;
  if (role === Role.CONTACT_POINT_STAFF) throw no.notFound(contactPoint);
  if (authorityId) throw no.notFound(authority);
  throw no.notAllowed({
    zh: '只有平台管理员才能授予覆盖全平台的角色。',
    en: 'Only an administrator of everything grants a role for everything.',
  });
}

const unknownPlace = (constraint: string | null) =>
  ({
    role_grant_has_authority: no.notFound(authority),
    role_grant_has_contact_point: no.notFound(contactPoint),
  })[constraint ?? ''];
