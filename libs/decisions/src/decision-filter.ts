import { Field, ID, InputType } from '@nestjs/graphql';
import { IsArray, IsBoolean, IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import { Outcome } from '#comments';
import { Day } from '#graphql';

@InputType({
  description: 'Which published decisions: all conditions hold together; what is left out does not restrict.',
})
export class DecisionFilter {
  @Field(() => [Outcome], { nullable: true, description: 'With one of these outcomes.' })
  @IsOptional()
  @IsArray()
  @IsEnum(Outcome, { each: true })
  outcomes?: Outcome[] | null;

  @Field(() => ID, { nullable: true, description: 'On opinions about this regulation.' })
  @IsOptional()
  @IsString()
  regulationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'On opinions of this consultation.' })
  @IsOptional()
  @IsString()
  consultationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'On opinions about this draft or its provisions.' })
  @IsOptional()
  @IsString()
  draftId?: string | null;

  @Field(() => ID, { nullable: true, description: 'On opinions about this provision or one below it.' })
  @IsOptional()
  @IsString()
  provisionId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'On opinions of this point or one of its collection points of today.',
  })
  @IsOptional()
  @IsString()
  contactPointId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Adopted into this provision or one below it.' })
  @IsOptional()
  @IsString()
  adoptedIntoId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'On opinions whose wording or reason holds these words.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string | null;

  @Field(() => Day, { nullable: true, description: 'Published on this day or later.' })
  @IsOptional()
  @IsString()
  publishedFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'Published on this day or earlier.' })
  @IsOptional()
  @IsString()
  publishedTo?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: also those that were superseded; left out: those in force.',
  })
  @IsOptional()
  @IsBoolean()
  superseded?: boolean | null;
}
