import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { resultUnion, Trimmed } from '#graphql';
import { MAX_AT_ONCE } from './draft-opinion.js';
import { OpinionGroup } from './opinion-group.entity.js';
import { NotReady } from './refusals.js';

@InputType({ description: 'Puts alike opinions together, to give them one decision.' })
export class GroupOpinionsInput {
  @Field(() => [ID], {
    description: `Submitted opinions of one consultation, in no other group and without a published decision; at most ${MAX_AT_ONCE}.`,
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_AT_ONCE)
  ids: string[];

  @Field(() => ID, { nullable: true, description: 'The group they join; left out: a new one.' })
  @IsOptional()
  @IsString()
  groupId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What they have in common, for the authority’s staff; at most 200 characters. Left out: as the group is called, for a new one the wording of the first.',
  })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title?: string | null;
}

export const GroupOpinionsResult = resultUnion('GroupOpinionsResult', () => [OpinionGroup, NotReady]);
