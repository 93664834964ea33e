import { Field, ID, InputType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsEnum,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
} from 'class-validator';
import { InvalidInput, resultUnion, Trimmed } from '#graphql';
import { Opinion } from './opinion.entity.js';
import { OpinionKind } from './opinion.enums.js';

export const MAX_WORDING = 10_000;
export const MAX_REASON = 5_000;
/** Most opinions or comments of one call. */
export const MAX_AT_ONCE = 2_000;

@InputType({ description: 'What a point makes of comments it heard.' })
export class DraftOpinionInput {
  @Field(() => [ID], {
    description:
      'The comments it rests on: one or more of one consultation, heard at one point or its collection points, none withdrawn. A comment may feed several opinions.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_AT_ONCE)
  commentIds: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The point that submits it; left out: the point all the comments were heard at.',
  })
  @IsOptional()
  @IsString()
  contactPointId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The provision it is about; null: the whole draft; left out: the one anchor all the comments share.',
  })
  @IsOptional()
  @IsString()
  provisionId?: string | null;

  @Field(() => OpinionKind, { description: 'What it asks for.' })
  @IsEnum(OpinionKind)
  kind: OpinionKind;

  @Field({
    description: `What the point says, drafted in the language of the law; at most ${MAX_WORDING} characters.`,
  })
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(MAX_WORDING)
  wording: string;

  @Field(() => String, { nullable: true, description: `Why; at most ${MAX_REASON} characters.` })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(MAX_REASON)
  reason?: string | null;
}

export const DraftOpinionResult = resultUnion('DraftOpinionResult', () => [Opinion, InvalidInput]);
