import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsString } from 'class-validator';
import { resultUnion } from '#graphql';
import { Opinion } from './opinion.entity.js';
import { OpinionChangedMeanwhile, WrongState } from './refusals.js';

@InputType({
  description: 'Approves an opinion for submission (审定), as it was read. Also one that was returned.',
})
export class EndorseOpinionInput {
  @Field(() => ID, { description: 'The opinion: a draft, or one returned that is to go again as it is.' })
  @IsString()
  id: string;

  @Field(() => Int, { description: '`Opinion.version` as it was read.' })
  @IsInt()
  version: number;
}

export const EndorseOpinionResult = resultUnion('EndorseOpinionResult', () => [
  Opinion,
  OpinionChangedMeanwhile,
  WrongState,
]);
