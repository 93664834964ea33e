import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Day } from '#graphql';

@ObjectType({
  description:
    'A point designated by an authority (设立) from a day to a day, both included. One point may serve several authorities; its designations by one authority never overlap.',
})
@Entity('designation')
export class Designation {
  @Field(() => ID, { description: 'Opaque.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contactPointId: string;

  @Column('uuid')
  authorityId: string;

  @Field(() => Day, { description: 'First day (Asia/Shanghai).' })
  @Column('date')
  fromOn: string;

  @Field({ description: 'When the designation was entered.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column('date')
  recordedOn: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day, included; null while no end is known.' })
  @Column('date', { nullable: true })
  untilOn: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the end was entered; null while no end is known.',
  })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  endRecordedAt: Date | null;

  @Column('date', { nullable: true })
  endRecordedOn: string | null;

  @Column('uuid', { nullable: true })
  endRecordedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it ended; null when it did not or no reason was given.',
  })
  @Column('text', { nullable: true })
  endReason: string | null;
}
