import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Day } from '#graphql';
import type { Span } from './spans.js';

/** A part of a comment that holds words. */
export enum CommentField {
  VERBATIM = 'VERBATIM',
  PROPOSED_WORDING = 'PROPOSED_WORDING',
  REASON = 'REASON',
}

registerEnumType(CommentField, {
  name: 'CommentField',
  description: 'A part of a comment that holds words.',
  valuesMap: {
    VERBATIM: { description: 'What was said (原声).' },
    PROPOSED_WORDING: { description: 'The wording proposed.' },
    REASON: { description: 'The reason given.' },
  },
});

@ObjectType({
  description:
    'A comment taken back (撤回). It stays readable for those entitled, and is no longer counted or public.',
})
@Entity('comment_withdrawal')
export class CommentWithdrawal {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  commentId: string;

  @Field({ description: 'Why.' })
  @Column('text')
  reason: string;

  @Field({ description: 'When.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Field(() => Day, { description: 'Day from which figures no longer count it (Asia/Shanghai).' })
  @Column('date')
  recordedOn: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}

@ObjectType({
  description:
    'Characters hidden: from `start` up to, not including, `end`, in UTF-16 units as JavaScript counts them.',
})
export class RedactedSpan implements Span {
  @Field(() => CommentField, { description: 'In which part of the comment.' })
  field: CommentField;

  @Field(() => Int, { description: 'First unit hidden, from 0.' })
  start: number;

  @Field(() => Int, { description: 'First unit shown again.' })
  end: number;
}

@ObjectType({
  description: 'Parts of a comment’s words hidden for a reason (遮盖); earlier redactions stay in force.',
})
@Entity('comment_redaction')
export class CommentRedaction {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  commentId: string;

  @Field(() => [RedactedSpan], { description: 'What is hidden.' })
  @Column('jsonb')
  spans: RedactedSpan[];

  @Field({ description: 'Why.' })
  @Column('text')
  reason: string;

  @Field({ description: 'When.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}

@ObjectType({
  description:
    'A comment’s words as made public (公开): without redacted parts, and with telephone, identity-card and bank-card numbers, e-mail addresses and the speaker’s own name masked. Of several rounds the last one is what the public reads.',
})
@Entity('comment_release')
export class CommentRelease {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  commentId: string;

  @Field(() => Int, { description: 'From 1; a redaction after the release makes the next one.' })
  @Column('integer')
  round: number;

  @Field({ description: 'What was said, masked.' })
  @Column('text')
  text: string;

  @Field(() => String, {
    nullable: true,
    description: 'The wording proposed, masked; null when there is none.',
  })
  @Column('text', { nullable: true })
  proposedWording: string | null;

  @Field(() => String, { nullable: true, description: 'The reason given, masked; null when there is none.' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('tsvector', { select: false })
  search: string;

  @Field({ description: 'When it was released.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}
