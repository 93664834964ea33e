import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsBoolean, IsEnum, IsOptional, IsString } from 'class-validator';
import { resultUnion } from '#graphql';
import { MAX_AT_ONCE } from './draft-opinion.js';
import { OpinionKind } from './opinion.enums.js';
import { NotReady } from './refusals.js';
import { SubmittedOpinions } from './submit-opinions.js';

@InputType({
  description:
    'Comments to submit as they are, all or none: each becomes an opinion of its own, endorsed and submitted in one step, in the words of the comment without what must not become public.',
})
export class SubmitAsIsInput {
  @Field(() => [ID], {
    description: `Comments, at most ${MAX_AT_ONCE}: none withdrawn, none that feeds an opinion otherwise. One that was submitted as it is already stays so and is answered with.`,
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_AT_ONCE)
  commentIds: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The point that submits them; left out: each goes under the point it was heard at.',
  })
  @IsOptional()
  @IsString()
  contactPointId?: string | null;

  @Field(() => OpinionKind, {
    nullable: true,
    description: 'What they ask for; left out: TEXT_CHANGE where a wording is proposed, else OTHER.',
  })
  @IsOptional()
  @IsEnum(OpinionKind)
  kind?: OpinionKind | null;

  @Field({
    defaultValue: false,
    description: 'The point is done with its task in this consultation: the task becomes SUBMITTED.',
  })
  @IsBoolean()
  taskDone: boolean;
}

export const SubmitAsIsResult = resultUnion('SubmitAsIsResult', () => [SubmittedOpinions, NotReady]);
