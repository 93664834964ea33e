import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigId, Day } from '#graphql';
import { Channel, EventKind } from './channel.js';

@ObjectType({
  description:
    'One remark as it was said about a draft (意见（原声）). Its words never change: it is withdrawn or redacted with a reason, and becomes public only when it is released, masked.',
})
@Entity('comment')
export class Comment {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid', { name: 'id' })
  id: string;

  @Field(() => ID, { name: 'id', description: 'Opaque.' })
  get globalId(): string {
    return bigId(this.regulationId, this.id);
  }

  @Column('uuid')
  consultationId: string;

  @Column('uuid')
  draftId: string;

  /** Null: about the whole draft. */
  @Column('uuid', { nullable: true })
  provisionId: string | null;

  @Column('uuid')
  contactPointId: string;

  @Column('uuid', { nullable: true })
  eventId: string | null;

  @Field(() => Channel, { description: 'How it reached the point.' })
  @Column('text')
  channel: Channel;

  @Field(() => EventKind, {
    nullable: true,
    description: 'Kind of the event it was heard at; null when it was heard at none.',
  })
  @Column('text', { nullable: true })
  eventKind: EventKind | null;

  @Field(() => Day, {
    description: 'Day it was heard: within the consultation’s window. Figures count it under this day.',
  })
  @Column('date')
  heardOn: string;

  @Field(() => Int, { description: 'How many people said it, in people (人); at least 1.' })
  @Column('integer')
  voices: number;

  @Field(() => String, {
    nullable: true,
    description: 'Occupation of who said it, one of the consultation’s list; null when not told.',
  })
  @Column('text', { nullable: true })
  occupation: string | null;

  /** As it was said. Shown only to those entitled: see `Comment.verbatim` and `Comment.text` of the resolver. */
  @Column('text')
  verbatim: string;

  @Column('text', { nullable: true })
  proposedWording: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  /** Sender's key: what is sent again under it adds nothing. Unique in its regulation. */
  @Column('text', { nullable: true })
  importKey: string | null;

  /** SHA-256 of the code a resident follows up with; null for what staff logged. */
  @Column('bytea', { nullable: true, select: false })
  trackingHash: Buffer | null;

  @Column('tsvector', { select: false })
  search: string;

  @Field({ description: 'When it was entered.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Field(() => Day, {
    description: 'Day it was entered (Asia/Shanghai). Figures as of an earlier day do not count it.',
  })
  @Column('date')
  recordedOn: string;

  /** Null: the resident themselves, or an import. */
  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}
