import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { resultUnion } from '#graphql';
import { LastAdministrator } from './last-administrator.js';
import { RoleGrant } from './role-grant.entity.js';

@InputType({ description: 'A role to take back.' })
export class RevokeRoleInput {
  @Field(() => ID, { description: 'The role as it was granted: one of `Account.roles`.' })
  @IsString()
  roleGrantId: string;
}

export const RevokeRoleResult = resultUnion('RevokeRoleResult', () => [RoleGrant, LastAdministrator]);
