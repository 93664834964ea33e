import { resultUnion } from '#graphql';
import { LastAdministrator } from './last-administrator.js';
import { RoleGrant } from './role-grant.entity.js';

export const RevokeRoleResult = resultUnion('RevokeRoleResult', () => [RoleGrant, LastAdministrator]);
