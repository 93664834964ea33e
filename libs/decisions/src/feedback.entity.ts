import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigId, Day } from '#graphql';
import { FeedbackWay } from './decision.enums.js';

@ObjectType({ description: 'The people who spoke were told what became of their opinion (反馈).' })
@Entity('feedback')
export class Feedback {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID, { name: 'id', description: 'Opaque.' })
  get globalId(): string {
    return bigId(this.regulationId, this.id);
  }

  @Column('uuid')
  decisionId: string;

  @Column('uuid')
  opinionId: string;

  @Column('uuid', { nullable: true })
  commentId: string | null;

  @Field(() => FeedbackWay, { description: 'How they were told.' })
  @Column('text')
  how: FeedbackWay;

  @Field(() => Day, { description: 'The day they were told.' })
  @Column('date')
  toldOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'A remark of whoever told them; null when there is none.',
  })
  @Column('text', { nullable: true })
  note: string | null;

  @Field({ description: 'When this was recorded.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column('date')
  recordedOn: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}
