import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { Trimmed } from '#graphql';

@InputType({ description: 'Which accounts.' })
export class AccountFilter {
  @Field(() => String, { nullable: true, description: 'Part of the username or of the name others read.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(200)
  search?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only disabled ones, or only those that are not.' })
  @IsOptional()
  disabled?: boolean | null;
}
