import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Day } from '#graphql';

@ObjectType({ description: 'The authority sent a submission back to its point (退回).' })
@Entity('opinion_return')
export class OpinionReturn {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  submissionId: string;

  @Column('uuid')
  opinionId: string;

  @Field({ description: 'Why, for the point.' })
  @Column('text')
  reason: string;

  @Field({ description: 'When.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Field(() => Day, {
    name: 'returnedOn',
    description: 'Day of the return: the opinion counts as submitted until the day before.',
  })
  @Column('date')
  recordedOn: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}
