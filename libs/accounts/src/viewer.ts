import { Field, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#audit';
import { Account } from './account.entity.js';
import { PermissionName, permissions, rights, type Permission, type Role } from './permissions.js';

/** Which rows a permission reaches. It goes into the SQL: `:everything or authority_id = any(…) or contact_point_id = any(…)`. */
export interface Scope {
  everything: boolean;
  authorityIds: string[];
  /** Collection points as of today included. */
  contactPointIds: string[];
}

/** A role in force and what it reaches today. */
export interface Holding {
  role: Role;
  /** Null: every authority; for staff of a contact point, none. */
  authorityId: string | null;
  /** The points of `rights[role].atPoints`, collection points included. */
  contactPointIds: string[];
}

/** What is known of who asks. */
export interface ViewerFacts {
  account: Account | null;
  holdings?: Holding[];
  sessionId?: string | null;
  passwordChangeDue?: boolean;
  /** What the API token in use is limited to; null without one. */
  tokenScopes?: Permission[] | null;
  /** Came with an API token that is not, or no longer, valid. */
  refused?: boolean;
  address?: string | null;
  requestId?: string | null;
}

const nowhere: Scope = { everything: false, authorityIds: [], contactPointIds: [] };

/** Who asks: an account with its roles as they are at this moment, anyone, or a command of the program. */
@ObjectType('Viewer', { description: 'Who asks, and what they may do.' })
export class CurrentViewer implements Actor {
  @Field(() => Account, { nullable: true, description: 'Their account; null when nobody is signed in.' })
  readonly account: Account | null;

  @Field({
    description:
      'Signed in with a one-time code: `changePassword` comes first, nothing else is allowed before it.',
  })
  readonly passwordChangeDue: boolean;

  readonly holdings: readonly Holding[];
  readonly sessionId: string | null;
  readonly tokenScopes: readonly Permission[] | null;
  readonly refused: boolean;
  readonly address: string | null;
  readonly requestId: string | null;

  constructor(
    facts: ViewerFacts,
    private readonly isSystem = false,
  ) {
    this.account = facts.account;
    this.holdings = facts.holdings ?? [];
    this.sessionId = facts.sessionId ?? null;
    this.passwordChangeDue = facts.passwordChangeDue ?? false;
    this.tokenScopes = facts.tokenScopes ?? null;
    this.refused = facts.refused ?? false;
    this.address = facts.address ?? null;
    this.requestId = facts.requestId ?? null;
  }

  /** A command of the program, the demo or an import: holds everything. `operation` is what the audit says as "from where". */
  static system(operation: string): CurrentViewer {
    return new CurrentViewer({ account: null, address: operation }, true);
  }

  /** Of the account; null for anyone and for the system. */
  get id(): string | null {
    return this.account?.id ?? null;
  }

  /** Nobody is signed in: they see what is public. */
  get isAnyone(): boolean {
    return !this.account && !this.isSystem;
  }

  @Field(() => [PermissionName], { name: 'permissions', description: 'What they may do somewhere.' })
  get heldPermissions(): Permission[] {
    return (Object.keys(permissions) as Permission[]).filter((permission) => this.may(permission));
  }

  /** Whether they hold the permission: somewhere, or for this authority or contact point. */
  may(
    permission: Permission,
    where?: { authorityId?: string | null; contactPointId?: string | null },
  ): boolean {
    const { everything, authorityIds, contactPointIds } = this.scope(permission);
    if (everything) return true;
    if (!where) return authorityIds.length + contactPointIds.length > 0;
    const { authorityId, contactPointId } = where;
    return (
      (!!authorityId && authorityIds.includes(authorityId)) ||
      (!!contactPointId && contactPointIds.includes(contactPointId))
    );
  }

  /** The rows the permission reaches; nothing when it is not held. */
  scope(permission: Permission): Scope {
    if (this.isSystem) return { ...nowhere, everything: true };
    if (this.passwordChangeDue || (this.tokenScopes && !this.tokenScopes.includes(permission)))
      return nowhere;
    const authorityIds = new Set<string>();
    const contactPointIds = new Set<string>();
    for (const holding of this.holdings) {
      const { inAuthority, atPoints } = rights[holding.role];
      if (inAuthority.includes(permission)) {
        if (!holding.authorityId) return { ...nowhere, everything: true };
        authorityIds.add(holding.authorityId);
      }
      if (atPoints.includes(permission)) holding.contactPointIds.forEach((id) => contactPointIds.add(id));
    }
    return { everything: false, authorityIds: [...authorityIds], contactPointIds: [...contactPointIds] };
  }
}
