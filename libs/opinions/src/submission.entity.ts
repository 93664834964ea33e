import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Day } from '#graphql';
import { OpinionKind } from './opinion.enums.js';
import { SharedChannel, SharedEventKind } from './shared-value.js';

/** Rows never change. An opinion is with the authority while its latest round has no `OpinionReturn`. */
@ObjectType({
  description:
    'What a point sent to the authority at one round: a snapshot of the opinion. A returned opinion that comes again is a further round.',
})
@Entity('submission')
export class Submission {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  opinionId: string;

  @Field(() => Int, {
    description: '1 for the first submission of an opinion, one more for each after a return.',
  })
  @Column('integer')
  round: number;

  @Column('uuid')
  consultationId: string;

  @Column('uuid')
  draftId: string;

  @Column('uuid', { nullable: true })
  provisionId: string | null;

  @Column('uuid')
  contactPointId: string;

  @Field(() => OpinionKind, { description: 'What the opinion asked for.' })
  @Column('text')
  kind: OpinionKind;

  @Field({ description: 'The wording submitted.' })
  @Column('text')
  wording: string;

  @Field(() => String, { nullable: true, description: 'The reason submitted; null when none was given.' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Field(() => SharedChannel, { description: 'Channel its comments share, else MIXED.' })
  @Column('text')
  channel: SharedChannel;

  @Field(() => SharedEventKind, {
    nullable: true,
    description: 'Kind of event its comments share, else MIXED; null when none was heard at an event.',
  })
  @Column('text', { nullable: true })
  eventKind: SharedEventKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'Occupation its comments share, else `MIXED`; null when none tells one.',
  })
  @Column('text', { nullable: true })
  occupation: string | null;

  @Field(() => Day, { description: 'Day of this round.' })
  @Column('date')
  submittedOn: string;

  @Field(() => Day, { description: 'Day of the first round: the day figures count the opinion under.' })
  @Column('date')
  firstSubmittedOn: string;

  @Field({ description: 'When it was recorded; later than `submittedOn` only for a historical import.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column('date')
  recordedOn: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}

/** A comment a submission rests on. */
@Entity('submission_comment')
export class SubmissionComment {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  submissionId: string;

  @PrimaryColumn('uuid')
  commentId: string;
}
