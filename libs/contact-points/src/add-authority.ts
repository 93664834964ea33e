import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, Length, MaxLength } from 'class-validator';
import { resultUnion, Trimmed } from '#graphql';
import { Authority, AuthorityKind } from './authority.entity.js';
import { NameTaken } from './name-taken.js';

@InputType({ description: 'An authority to add.' })
export class AddAuthorityInput {
  @Field({ description: 'Official name in Chinese, up to 200 characters.' })
  @Trimmed()
  @Length(1, 200)
  name: string;

  @Field(() => String, { nullable: true, description: 'Name in English.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(200)
  nameEn?: string | null;

  @Field(() => AuthorityKind, { description: 'What sort of organ it is.' })
  @IsEnum(AuthorityKind)
  kind: AuthorityKind;
}

export const AddAuthorityResult = resultUnion('AddAuthorityResult', () => [Authority, NameTaken]);
