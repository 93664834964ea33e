import { Field, ID, InputType } from '@nestjs/graphql';
import { IsArray, IsBoolean, IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import { Outcome } from '#comments';
import { Day, Trimmed } from '#graphql';
import { OpinionKind, OpinionState } from './opinion.enums.js';

@InputType({
  description: 'Which opinions: all conditions hold together; what is left out does not restrict.',
})
export class OpinionFilter {
  @Field(() => ID, { nullable: true, description: 'Of this point or one of its collection points of today.' })
  @IsOptional()
  @IsString()
  contactPointId?: string | null;

  @Field(() => ID, { nullable: true, description: 'On a draft of this regulation.' })
  @IsOptional()
  @IsString()
  regulationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'In this consultation.' })
  @IsOptional()
  @IsString()
  consultationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'On this draft.' })
  @IsOptional()
  @IsString()
  draftId?: string | null;

  @Field(() => ID, { nullable: true, description: 'On this provision or one below it.' })
  @IsOptional()
  @IsString()
  provisionId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'In this group of alike opinions; finds nothing for who may not see groups.',
  })
  @IsOptional()
  @IsString()
  groupId?: string | null;

  @Field(() => [OpinionState], { nullable: true, description: 'Standing at one of these.' })
  @IsOptional()
  @IsArray()
  @IsEnum(OpinionState, { each: true })
  states?: OpinionState[] | null;

  @Field(() => [OpinionKind], { nullable: true, description: 'Asking for one of these.' })
  @IsOptional()
  @IsArray()
  @IsEnum(OpinionKind, { each: true })
  kinds?: OpinionKind[] | null;

  @Field(() => [Outcome], {
    nullable: true,
    description: 'With a published decision in force of one of these outcomes.',
  })
  @IsOptional()
  @IsArray()
  @IsEnum(Outcome, { each: true })
  outcomes?: Outcome[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: with a published decision in force; false: without one.',
  })
  @IsOptional()
  @IsBoolean()
  decided?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With (or without) a decision being prepared; finds nothing for who may not see those.',
  })
  @IsOptional()
  @IsBoolean()
  prepared?: boolean | null;

  @Field(() => Day, { nullable: true, description: 'First submitted on this day or later.' })
  @IsOptional()
  @IsString()
  submittedFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'First submitted on this day or earlier.' })
  @IsOptional()
  @IsString()
  submittedTo?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words it must hold, all of them, anywhere in the wording or the reason; traditional and simplified characters are one.',
  })
  @Trimmed()
  @IsOptional()
  @MaxLength(200)
  text?: string | null;
}
