import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigId, Day } from '#graphql';
import { Outcome } from '#comments';

/** Rows never change. In force on a day is the latest round published by then. */
@ObjectType({
  description:
    'What became of an opinion (采纳情况): a published outcome and its reason. It never changes; a later round supersedes it from its own publication day on.',
})
@Entity('decision')
export class Decision {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID, { name: 'id', description: 'Opaque.' })
  get globalId(): string {
    return bigId(this.regulationId, this.id);
  }

  @Column('uuid')
  opinionId: string;

  @Field(() => Int, {
    description: '1 for the first decision on an opinion, one more for each that supersedes.',
  })
  @Column('integer')
  round: number;

  @Field(() => Outcome, { description: 'What became of the opinion.' })
  @Column('text')
  outcome: Outcome;

  @Field({ description: 'Why.' })
  @Column('text')
  reason: string;

  @Column('uuid', { nullable: true })
  adoptedIntoId: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  preparedAt: Date;

  @Column('uuid', { nullable: true })
  preparedBy: string | null;

  @Field(() => Day, {
    description: 'Publication day: from this day on it is in force and counted, until superseded.',
  })
  @Column('date')
  publishedOn: string;

  @Column('uuid', { nullable: true })
  publishedBy: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column('date')
  recordedOn: string;
}
