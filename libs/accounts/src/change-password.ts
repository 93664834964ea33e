import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ChangedMeanwhile, InvalidInput, Refusal, resultUnion } from '#graphql';
import { PASSWORD_LENGTH } from './passwords.js';
import { TooManyAttempts } from './sign-in-attempts.js';

@InputType({ description: 'The old password and the new one.' })
export class ChangePasswordInput {
  @Field(() => String, {
    nullable: true,
    description: 'The password so far; left out after signing in with a one-time code.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(PASSWORD_LENGTH.max)
  currentPassword?: string | null;

  @Field({
    description: `${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters of any kind; not the username, and not one everybody tries first.`,
  })
  @IsString()
  newPassword: string;
}

@ObjectType({ description: 'The new password holds.' })
export class PasswordChanged {
  @Field(() => Int, { description: 'Sessions elsewhere that were ended.' })
  readonly otherSessionsEnded: number;

  constructor(otherSessionsEnded: number) {
    this.otherSessionsEnded = otherSessionsEnded;
  }
}

@ObjectType({ implements: () => Refusal, description: 'The current password is not the one given.' })
export class WrongPassword extends Refusal {
  constructor() {
    super({ zh: '当前密码不正确。', en: 'The current password is not right.' });
  }
}

export const ChangePasswordResult = resultUnion('ChangePasswordResult', () => [
  PasswordChanged,
  WrongPassword,
  TooManyAttempts,
  InvalidInput,
  ChangedMeanwhile,
]);
