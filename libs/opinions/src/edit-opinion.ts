import { Field, ID, InputType, Int, PartialType } from '@nestjs/graphql';
import { IsInt, IsString } from 'class-validator';
import { InvalidInput, resultUnion } from '#graphql';
import { DraftOpinionInput } from './draft-opinion.js';
import { Opinion } from './opinion.entity.js';
import { OpinionChangedMeanwhile, WrongState } from './refusals.js';

@InputType({
  description:
    'New words, kind, anchor or comments of an opinion that is not submitted; what is left out stays. It is a draft again afterwards.',
})
export class EditOpinionInput extends PartialType(DraftOpinionInput) {
  @Field(() => ID, { description: 'The opinion.' })
  @IsString()
  id: string;

  @Field(() => Int, { description: '`Opinion.version` as it was read.' })
  @IsInt()
  version: number;
}

export const EditOpinionResult = resultUnion('EditOpinionResult', () => [
  Opinion,
  OpinionChangedMeanwhile,
  WrongState,
  InvalidInput,
]);
