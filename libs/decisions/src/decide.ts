import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsString, MaxLength, Min, MinLength } from 'class-validator';
import { Outcome } from '#comments';
import { ChangedMeanwhile, InvalidInput, resultUnion, Trimmed } from '#graphql';
import { MAX_REASON, WrongState } from '#opinions';
import { PreparedDecision } from './prepared-decision.entity.js';
import { AlreadyPublished, DecidedMeanwhile, InGroup, NothingPublished } from './refusals.js';

@InputType({ description: 'One opinion or one group of alike opinions, as it was read.' })
export class DecisionTarget {
  @Field(() => ID, { nullable: true, description: 'The opinion; or else give a group.' })
  @IsOptional()
  @IsString()
  opinionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The group of alike opinions; or else give an opinion.' })
  @IsOptional()
  @IsString()
  groupId?: string | null;

  @Field(() => Int, {
    description:
      'What was seen: for an opinion `preparedDecision.version`, 0 when none was prepared; for a group `OpinionGroup.version`.',
  })
  @IsInt()
  @Min(0)
  version: number;
}

@InputType({ description: 'What is to become of an opinion, or of a group of alike ones.' })
export class DecideInput extends DecisionTarget {
  @Field(() => Outcome, { description: 'The outcome.' })
  @IsEnum(Outcome)
  outcome: Outcome;

  @Field({ description: `Why, as point and public will read it; at most ${MAX_REASON} characters.` })
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(MAX_REASON)
  reason: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The provision of a later draft of the regulation that took it up; only with ADOPTED and PARTIALLY_ADOPTED.',
  })
  @IsOptional()
  @IsString()
  adoptedInto?: string | null;
}

@InputType({ description: 'A new decision for what is decided and published already.' })
export class ReviseDecisionInput extends DecideInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'Round of the decision in force as it was read; must be given with an opinion, not with a group.',
  })
  @IsOptional()
  @IsInt()
  round?: number | null;
}

@ObjectType({ description: 'Decisions prepared: inside the authority only, until they are published.' })
export class DecisionsPrepared {
  @Field(() => [PreparedDecision], { description: 'One for each opinion.' })
  readonly decisions: PreparedDecision[];

  constructor(decisions: PreparedDecision[]) {
    this.decisions = decisions;
  }
}

export const DecideResult = resultUnion('DecideResult', () => [
  DecisionsPrepared,
  DecidedMeanwhile,
  ChangedMeanwhile,
  AlreadyPublished,
  InGroup,
  WrongState,
  InvalidInput,
]);

export const ReviseDecisionResult = resultUnion('ReviseDecisionResult', () => [
  DecisionsPrepared,
  DecidedMeanwhile,
  ChangedMeanwhile,
  NothingPublished,
  InGroup,
  WrongState,
  InvalidInput,
]);
