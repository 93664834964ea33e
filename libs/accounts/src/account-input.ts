import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString } from 'class-validator';

@InputType({ isAbstract: true })
class AccountInput {
  @Field(() => ID, { description: 'The account.' })
  @IsString()
  accountId: string;
}

@InputType({ description: 'Whose password to take away.' })
export class ResetPasswordInput extends AccountInput {}

@InputType({ description: 'Who may no longer sign in.' })
export class DisableAccountInput extends AccountInput {}

@InputType({ description: 'Who may sign in again.' })
export class EnableAccountInput extends AccountInput {}
