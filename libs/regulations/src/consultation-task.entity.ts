import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Day } from '#graphql';

export enum TaskState {
  OFFERED = 'OFFERED',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  SUBMITTED = 'SUBMITTED',
}

registerEnumType(TaskState, {
  name: 'TaskState',
  description: 'What a point did with its task.',
  valuesMap: {
    OFFERED: { description: 'Waits for the point’s answer.' },
    ACCEPTED: { description: 'The point takes part.' },
    DECLINED: { description: 'The point does not take part, with a reason.' },
    SUBMITTED: { description: 'The point has submitted opinions.' },
  },
});

@ObjectType({
  description:
    'One point’s share of a consultation (征询任务), with its own due day; may be handed on to its collection points with a due day no later.',
})
@Entity('consultation_task')
export class ConsultationTask {
  @Field(() => ID, { description: 'Opaque.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  consultationId: string;

  @Column('uuid')
  contactPointId: string;

  /** The task of the point above, when it was handed on to a collection point. */
  @Column('uuid', { nullable: true })
  parentTaskId: string | null;

  @Field(() => Day, { description: 'Last day to submit, within the consultation’s window.' })
  @Column('date')
  dueOn: string;

  @Field(() => TaskState, { description: 'What the point did with it.' })
  @Column('text')
  state: TaskState;

  @Field({ description: 'When it was (last) offered.' })
  @Column({ type: 'timestamptz', precision: 3 })
  offeredAt: Date;

  @Column('uuid', { nullable: true })
  offeredBy: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was accepted or declined; null before.',
  })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  answeredAt: Date | null;

  @Column('uuid', { nullable: true })
  answeredBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why the point declined; null when it did not.' })
  @Column('text', { nullable: true })
  declineReason: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the point first submitted opinions; null before.',
  })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  submittedAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;
}
