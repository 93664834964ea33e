import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsEnum, IsInt, IsString, ValidateNested } from 'class-validator';
import { InvalidInput, Problem, resultUnion, Trimmed } from '#graphql';
import { Comment } from './comment.entity.js';
import { CommentField } from './comment-facts.entity.js';
import { fits, type Span } from './spans.js';
import { textProblem } from './words.js';

@InputType({
  description:
    'Characters to hide: from `start` up to, not including, `end`, in UTF-16 units as JavaScript counts.',
})
export class RedactionSpanInput implements Span {
  @Field(() => CommentField, { description: 'In which part of the comment.' })
  @IsEnum(CommentField)
  field: CommentField;

  @Field(() => Int, { description: 'First unit to hide, from 0.' })
  @IsInt()
  start: number;

  @Field(() => Int, { description: 'First unit to show again.' })
  @IsInt()
  end: number;
}

@InputType({ description: 'What to hide of a comment’s words, and why. Earlier redactions stay in force.' })
export class RedactCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  @IsString()
  id: string;

  @Field(() => [RedactionSpanInput], { description: 'What to hide, 1 to 200 spans; they may overlap.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => RedactionSpanInput)
  spans: RedactionSpanInput[];

  @Field({ description: 'Why; without the words hidden. Up to 5,000 characters.' })
  @Trimmed()
  @IsString()
  reason: string;
}

export const RedactCommentResult = resultUnion('RedactCommentResult', () => [Comment, InvalidInput]);

/** The words of a comment by part. */
export const wordsOf = ({
  verbatim,
  proposedWording,
  reason,
}: Pick<Comment, 'verbatim' | 'proposedWording' | 'reason'>) => ({
  [CommentField.VERBATIM]: verbatim,
  [CommentField.PROPOSED_WORDING]: proposedWording,
  [CommentField.REASON]: reason,
});

/** What is wrong with a redaction of a comment. */
export function redactionProblems(comment: Comment, { spans, reason }: RedactCommentInput): Problem[] {
  const words = wordsOf(comment);
  const noReason = textProblem(reason, 5_000);
  return [
    ...spans.flatMap((span, i) =>
      fits(words[span.field] ?? '', span)
        ? []
        : new Problem(`spans.${i}`, {
            zh: '超出原文范围、为空，或切开了一个字符。',
            en: 'It lies outside the text, is empty, or cuts a character in half.',
          }),
    ),
    ...(noReason ? [new Problem('reason', noReason)] : []),
  ];
}
