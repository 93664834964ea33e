import { InvalidInput, resultUnion } from '#graphql';
import { RoleGrant } from './role-grant.entity.js';

export const GrantRoleResult = resultUnion('GrantRoleResult', () => [RoleGrant, InvalidInput]);
