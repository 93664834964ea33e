import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Day } from '#graphql';
import { EventKind } from './channel.js';

@ObjectType({
  description: 'An occasion on which a contact point collected remarks (座谈会、走访、问卷、板凳会、摆摊).',
})
@Entity('collection_event')
export class CollectionEvent {
  @Field(() => ID, { description: 'Opaque.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contactPointId: string;

  /** Null: it was not about one consultation. */
  @Column('uuid', { nullable: true })
  consultationId: string | null;

  @Field(() => EventKind, { description: 'What kind of occasion it was.' })
  @Column('text')
  kind: EventKind;

  @Field(() => Day, { description: 'Day it was held; its first day when it went on for several.' })
  @Column('date')
  heldOn: string;

  @Field(() => String, { nullable: true, description: 'Where it was held; null when not told.' })
  @Column('text', { nullable: true })
  place: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Attendance in person-times (人次): who came twice counts twice, so it is never added to counts of people. Null when not counted.',
  })
  @Column('integer', { nullable: true })
  attendance: number | null;

  @Field({ description: 'When it was entered.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Field(() => Day, { description: 'Day it was entered (Asia/Shanghai).' })
  @Column('date')
  recordedOn: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}
