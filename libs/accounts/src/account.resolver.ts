import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Load, PageArgs, parseId, type Loader } from '#graphql';
import { DisableAccountInput, EnableAccountInput, ResetPasswordInput } from './account-input.js';
import { AccountFilter } from './account-filter.js';
import { Account, AccountConnection } from './account.entity.js';
import { Accounts } from './account.service.js';
import { AddAccountInput, AddAccountResult, OneTimeCode } from './add-account.js';
import { Allow } from './allow.js';
import { DisableAccountResult } from './disable-account.js';
import { GrantRoleInput, GrantRoleResult } from './grant-role.js';
import { RevokeRoleInput, RevokeRoleResult } from './revoke-role.js';
import { RoleGrant } from './role-grant.entity.js';
import { Roles } from './role.service.js';
import { rolesOfAccount } from './roles-of-account.loader.js';
import { Viewer } from './viewer.decorator.js';

const account = { zh: '账号', en: 'Account' };

@Resolver(() => Account)
export class AccountResolver {
  constructor(
    private readonly accounts: Accounts,
    private readonly roles: Roles,
  ) {}

  @Allow('account.manage')
  @Query(() => AccountConnection, {
    name: 'accounts',
    description: 'Accounts with a role the viewer administers, now or in the past, by username.',
  })
  list(
    @Viewer() viewer: Viewer,
    @Args() args: PageArgs,
    @Args('filter', { nullable: true, description: 'Which accounts; all when left out.' })
    filter?: AccountFilter,
  ) {
    return this.accounts.list(viewer, filter ?? {}, args);
  }

  @Allow('account.manage')
  @Mutation(() => AddAccountResult, {
    description: 'Add somebody, with their roles, and get the one-time code to hand over to them.',
  })
  addAccount(@Viewer() viewer: Viewer, @Args('input', { description: 'Who.' }) input: AddAccountInput) {
    return this.accounts.add(viewer, input);
  }

  @Allow('account.manage')
  @Mutation(() => OneTimeCode, {
    description: 'Take an account’s password away, end its sessions, and get a one-time code to hand over.',
  })
  resetPassword(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Whose.' }) { accountId }: ResetPasswordInput,
  ) {
    return this.accounts.resetPassword(viewer, parseId(accountId, account));
  }

  @Allow('account.manage')
  @Mutation(() => GrantRoleResult, { description: 'Grant a role; one that is held already stays as it is.' })
  grantRole(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Whom, what, and where.' }) input: GrantRoleInput,
  ) {
    return this.roles.grant(viewer, parseId(input.accountId, account), input);
  }

  @Allow('account.manage')
  @Mutation(() => RevokeRoleResult, { description: 'Revoke a role; it stops holding with the next request.' })
  revokeRole(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Which.' }) { roleGrantId }: RevokeRoleInput,
  ) {
    return this.roles.revoke(viewer, parseId(roleGrantId, { zh: '角色', en: 'Role' }));
  }

  @Allow('account.manage')
  @Mutation(() => DisableAccountResult, {
    description: 'Keep somebody from signing in; their sessions and tokens end with their next request.',
  })
  disableAccount(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Who.' }) { accountId }: DisableAccountInput,
  ) {
    return this.accounts.disable(viewer, parseId(accountId, account));
  }

  @Allow('account.manage')
  @Mutation(() => Account, { description: 'Let somebody sign in again, with the password they had.' })
  enableAccount(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Who.' }) { accountId }: EnableAccountInput,
  ) {
    return this.accounts.enable(viewer, parseId(accountId, account));
  }

  @ResolveField('roles', () => [RoleGrant], {
    description: 'Roles in force: all of the viewer’s own; of others those the viewer administers.',
  })
  rolesOf(@Parent() { id }: Account, @Load(rolesOfAccount) load: Loader<string, RoleGrant[]>) {
    return load(id);
  }
}
