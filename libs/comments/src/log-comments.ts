import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsEnum, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Day, Problem, Refusal, resultUnion } from '#graphql';
import { Channel } from './channel.js';
import { Comment } from './comment.entity.js';
import { TakesNoPart } from './ground.js';
import { HeardHow, HeardWords } from './remark.js';

@InputType({ description: 'One remark of a meeting.' })
export class LogCommentsRow extends HeardWords {
  @Field(() => Channel, { nullable: true, description: 'How it reached the point; left out: as the others.' })
  @IsOptional()
  @IsEnum(Channel)
  channel?: Channel | null;

  @Field(() => Day, { nullable: true, description: 'Day it was heard; left out: the day of the others.' })
  @IsOptional()
  @IsString()
  heardOn?: string | null;

  /** Only imports give one. */
  importKey?: string | null;
}

@InputType({ description: 'What was heard at one point on one occasion: all rows are logged, or none.' })
export class LogCommentsInput extends HeardHow {
  @Field(() => ID, {
    nullable: true,
    description: 'The event all of it was heard at, unless a row names another.',
  })
  @IsOptional()
  @IsString()
  eventId?: string | null;

  @Field(() => [LogCommentsRow], { description: 'The remarks, 1 to 500.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => LogCommentsRow)
  rows: LogCommentsRow[];
}

@ObjectType({ description: 'Something wrong with one of many rows.' })
export class RowProblem extends Problem {
  @Field(() => Int, { description: 'Number of the row, from 1.' })
  readonly row: number;

  constructor(row: number, { path, messageZh, messageEn }: Problem) {
    super(path, { zh: messageZh, en: messageEn });
    this.row = row;
  }
}

@ObjectType({ implements: () => Refusal, description: 'Some of the rows are not right, so none was taken.' })
export class RowsRefused extends Refusal {
  @Field(() => [RowProblem], { description: 'What is wrong, by row; a row may have several problems.' })
  readonly rows: RowProblem[];

  constructor(rows: RowProblem[]) {
    const count = new Set(rows.map(({ row }) => row)).size;
    super({
      zh: `有 ${count} 行需要改正，全部未录入。`,
      en: `${count === 1 ? 'One row needs' : `${count} rows need`} correction; none was taken.`,
    });
    this.rows = rows;
  }
}

@ObjectType({ description: 'The remarks that were logged.' })
export class CommentsLogged {
  @Field(() => [Comment], { description: 'In the order of the rows.' })
  comments: Comment[];
}

export const LogCommentsResult = resultUnion('LogCommentsResult', () => [
  CommentsLogged,
  TakesNoPart,
  RowsRefused,
]);
