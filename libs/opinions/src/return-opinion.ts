import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { resultUnion, Trimmed } from '#graphql';
import { MAX_REASON } from './draft-opinion.js';
import { Opinion } from './opinion.entity.js';
import { AlreadyDecided, WrongState } from './refusals.js';

@InputType({
  description:
    'Sends a submitted opinion back to its point, such as one that belongs elsewhere or is unclear.',
})
export class ReturnOpinionInput {
  @Field(() => ID, { description: 'The opinion: submitted, without a decision.' })
  @IsString()
  id: string;

  @Field({ description: `Why, for the point; at most ${MAX_REASON} characters.` })
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(MAX_REASON)
  reason: string;
}

export const ReturnOpinionResult = resultUnion('ReturnOpinionResult', () => [
  Opinion,
  WrongState,
  AlreadyDecided,
]);
