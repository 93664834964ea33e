import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { Day, InvalidInput, Refusal, resultUnion, Trimmed } from '#graphql';
import { Comment } from './comment.entity.js';
import type { CommentWithdrawal } from './comment-facts.entity.js';

@InputType({ description: 'A comment to take back, and why.' })
export class WithdrawCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  @IsString()
  id: string;

  @Field({ description: 'Why: entered twice, taken back by who said it …; up to 5,000 characters.' })
  @Trimmed()
  @IsString()
  reason: string;
}

@ObjectType({
  implements: () => Refusal,
  description: 'The comment was withdrawn before, for another reason.',
})
export class AlreadyWithdrawn extends Refusal {
  @Field(() => Day, { description: 'When.' })
  readonly withdrawnOn: string;

  @Field({ description: 'Why.' })
  readonly reason: string;

  constructor({ recordedOn, reason }: CommentWithdrawal) {
    super({
      zh: `该意见已于${recordedOn}撤回，理由：${reason}`,
      en: `The comment was withdrawn on ${recordedOn}: ${reason}`,
    });
    this.withdrawnOn = recordedOn;
    this.reason = reason;
  }
}

export const WithdrawCommentResult = resultUnion('WithdrawCommentResult', () => [
  Comment,
  AlreadyWithdrawn,
  InvalidInput,
]);
