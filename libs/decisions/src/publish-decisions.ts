import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional, IsString } from 'class-validator';
import { InvalidInput, resultUnion } from '#graphql';
import { MAX_AT_ONCE, NotReady } from '#opinions';
import { Decision } from './decision.entity.js';

@InputType({
  description: 'Prepared decisions to publish today, all or none: of opinions, or of a whole consultation.',
})
export class PublishDecisionsInput {
  @Field(() => [ID], {
    nullable: true,
    description: `Opinions with a prepared decision, at most ${MAX_AT_ONCE}; groups as a whole. Or else give a consultation.`,
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_AT_ONCE)
  opinionIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The consultation whose prepared decisions are all published. Or else give opinions.',
  })
  @IsOptional()
  @IsString()
  consultationId?: string | null;
}

@ObjectType({ description: 'Decisions that are public from today on.' })
export class DecisionsPublished {
  @Field(() => [Decision], { description: 'The decisions.' })
  readonly decisions: Decision[];

  @Field(() => Int, {
    description: 'Opinions of the same consultations that are submitted and still wait for a decision.',
  })
  readonly stillUndecided: number;

  constructor(decisions: Decision[], stillUndecided: number) {
    this.decisions = decisions;
    this.stillUndecided = stillUndecided;
  }
}

export const PublishDecisionsResult = resultUnion('PublishDecisionsResult', () => [
  DecisionsPublished,
  NotReady,
  InvalidInput,
]);
