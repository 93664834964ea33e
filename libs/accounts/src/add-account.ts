import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, Length, Matches, ValidateNested } from 'class-validator';
import { InvalidInput, Refusal, resultUnion, Trimmed } from '#graphql';
import { Account } from './account.entity.js';
import { RoleInput } from './role-input.js';

@InputType({ description: 'Somebody new.' })
export class AddAccountInput {
  @Field({
    description:
      'The name to sign in with, 2 to 64 letters and digits of any script, and . _ - @ within. Capitals are folded.',
  })
  @Trimmed()
  @Matches(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@-]{1,63}$/u, {
    message: 'username is 2 to 64 letters and digits, with . _ - @ within',
  })
  username: string;

  @Field({ description: 'The name others read, 1 to 200 characters.' })
  @Trimmed()
  @Length(1, 200)
  displayName: string;

  @Field(() => [RoleInput], {
    defaultValue: [],
    description: 'Roles granted at once. Only an administrator of everything may leave them out.',
  })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => RoleInput)
  roles: RoleInput[];
}

@ObjectType({
  description:
    'What an administrator hands over to the account’s owner: it signs them in once, and they choose a password. Shown this one time.',
})
export class OneTimeCode {
  static readonly shownOnce = ['code'];

  @Field(() => Account, { description: 'Whom it signs in.' })
  readonly account: Account;

  @Field({ description: 'The code, typed in place of the password; dashes and capitals do not matter.' })
  readonly code: string;

  @Field({ description: 'Until when it can be used.' })
  readonly expiresAt: Date;

  constructor(account: Account, code: string, expiresAt: Date) {
    this.account = account;
    this.code = code;
    this.expiresAt = expiresAt;
  }
}

@ObjectType({ implements: () => Refusal, description: 'Somebody else signs in with this name.' })
export class UsernameTaken extends Refusal {
  @Field({ description: 'The name.' })
  readonly username: string;

  constructor(username: string) {
    super({ zh: `用户名“${username}”已被使用。`, en: `The name “${username}” is taken.` });
    this.username = username;
  }
}

export const AddAccountResult = resultUnion('AddAccountResult', () => [
  OneTimeCode,
  UsernameTaken,
  InvalidInput,
]);
