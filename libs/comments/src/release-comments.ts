import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsString } from 'class-validator';
import { resultUnion } from '#graphql';
import { Comment } from './comment.entity.js';
import { RowsRefused } from './log-comments.js';

@InputType({ description: 'Comments to make public, masked.' })
export class ReleaseCommentsInput {
  @Field(() => [ID], { description: 'The comments, 1 to 500; all are released, or none.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  ids: string[];
}

@ObjectType({ description: 'The comments that are public now.' })
export class CommentsReleased {
  @Field(() => [Comment], { description: 'In the order given; those public before, unchanged, among them.' })
  comments: Comment[];
}

export const ReleaseCommentsResult = resultUnion('ReleaseCommentsResult', () => [
  CommentsReleased,
  RowsRefused,
]);
