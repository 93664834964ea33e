import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsBoolean } from 'class-validator';
import { resultUnion } from '#graphql';
import { MAX_AT_ONCE } from './draft-opinion.js';
import { Opinion } from './opinion.entity.js';
import { NotReady } from './refusals.js';

@InputType({ description: 'Opinions to send to the authority, all or none.' })
export class SubmitOpinionsInput {
  @Field(() => [ID], {
    description: `Endorsed opinions, at most ${MAX_AT_ONCE}. One that is submitted already stays as it is and is answered with.`,
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_AT_ONCE)
  ids: string[];

  @Field({
    defaultValue: false,
    description:
      'Endorses those that are still drafts in the same step. One that was returned is endorsed by itself.',
  })
  @IsBoolean()
  endorse: boolean;

  @Field({
    defaultValue: false,
    description: 'The point is done with its task in this consultation: the task becomes SUBMITTED.',
  })
  @IsBoolean()
  taskDone: boolean;
}

@ObjectType({ description: 'Opinions that are with the authority now.' })
export class SubmittedOpinions {
  @Field(() => [Opinion], { description: 'All that was asked for, in the order sent.' })
  readonly opinions: Opinion[];

  constructor(opinions: Opinion[]) {
    this.opinions = opinions;
  }
}

export const SubmitOpinionsResult = resultUnion('SubmitOpinionsResult', () => [SubmittedOpinions, NotReady]);
