import { Field, ObjectType } from '@nestjs/graphql';
import { ChangedMeanwhile, InvalidInput, resultUnion } from '#graphql';
import { Opinion, WrongState } from '#opinions';
import { AlreadyPublished, DecidedMeanwhile, InGroup } from './refusals.js';

@ObjectType({ description: 'What was prepared is gone; what is published stays.' })
export class DecisionUndone {
  @Field(() => [Opinion], { description: 'The opinions nothing is prepared on any more.' })
  readonly opinions: Opinion[];

  constructor(opinions: Opinion[]) {
    this.opinions = opinions;
  }
}

export const UndoDecisionResult = resultUnion('UndoDecisionResult', () => [
  DecisionUndone,
  AlreadyPublished,
  DecidedMeanwhile,
  ChangedMeanwhile,
  InGroup,
  WrongState,
  InvalidInput,
]);
