import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { InvalidInput, resultUnion } from '#graphql';
import { RoleGrant } from './role-grant.entity.js';
import { RoleInput } from './role-input.js';

@InputType({ description: 'A role for somebody.' })
export class GrantRoleInput extends RoleInput {
  @Field(() => ID, { description: 'Whom.' })
  @IsString()
  accountId: string;
}

export const GrantRoleResult = resultUnion('GrantRoleResult', () => [RoleGrant, InvalidInput]);
