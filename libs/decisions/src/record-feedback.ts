import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsEnum,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Day, InvalidInput, resultUnion, Trimmed } from '#graphql';
import { MAX_AT_ONCE } from '#opinions';
import { FeedbackWay } from './decision.enums.js';
import { Feedback } from './feedback.entity.js';

@InputType({ description: 'That somebody was told what became of an opinion.' })
export class FeedbackRow {
  @Field(() => ID, { description: 'The opinion; its decision in force on that day is what was told.' })
  @IsString()
  opinionId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The comment whose speaker was told, one the opinion rests on; left out: everybody together.',
  })
  @IsOptional()
  @IsString()
  commentId?: string | null;

  @Field(() => FeedbackWay, { description: 'How.' })
  @IsEnum(FeedbackWay)
  how: FeedbackWay;

  @Field(() => Day, { description: 'The day: from the publication of the decision to today.' })
  @IsString()
  toldOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'A remark, without personal data; at most 1,000 characters.',
  })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(1_000)
  note?: string | null;
}

@InputType({ description: 'Who was told, how and when: all rows are recorded, or none.' })
export class RecordFeedbackInput {
  @Field(() => [FeedbackRow], {
    description: `1 to ${MAX_AT_ONCE}. One that is recorded already is not recorded again.`,
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_AT_ONCE)
  @ValidateNested({ each: true })
  @Type(() => FeedbackRow)
  rows: FeedbackRow[];
}

@ObjectType({ description: 'What is recorded now.' })
export class FeedbackRecorded {
  @Field(() => [Feedback], { description: 'In the order of the rows.' })
  readonly feedback: Feedback[];

  constructor(feedback: Feedback[]) {
    this.feedback = feedback;
  }
}

export const RecordFeedbackResult = resultUnion('RecordFeedbackResult', () => [
  FeedbackRecorded,
  InvalidInput,
]);
