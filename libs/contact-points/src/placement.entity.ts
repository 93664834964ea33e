import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Day } from '#graphql';

/**
 * The dated histories of a point: where it belongs from a day on, until a row of a later day. Rows are only ever added;
 * of two for the same day the one recorded later holds.
 */
@ObjectType({ description: 'Under which point a point stands from a day on, until the next such entry.' })
@Entity('contact_point_parent')
export class ContactPointParent {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contactPointId: string;

  /** Null: it stands on its own. */
  @Column('uuid', { nullable: true })
  parentId: string | null;

  @Field(() => Day, { description: 'First day it holds (Asia/Shanghai).' })
  @Column('date')
  effectiveOn: string;

  @Field({ description: 'When it was entered; figures as of an earlier day do not know it.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Field(() => Day, { description: 'Shanghai day of recordedAt.' })
  @Column('date')
  recordedOn: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}

@ObjectType({ description: 'In which district a point lies from a day on, until the next such entry.' })
@Entity('contact_point_district')
export class ContactPointDistrict {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contactPointId: string;

  @Field(() => String, { nullable: true, description: 'District (区、县); null: none.' })
  @Column('text', { nullable: true })
  district: string | null;

  @Field(() => Day, { description: 'First day it holds (Asia/Shanghai).' })
  @Column('date')
  effectiveOn: string;

  @Field({ description: 'When it was entered; figures as of an earlier day do not know it.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Field(() => Day, { description: 'Shanghai day of recordedAt.' })
  @Column('date')
  recordedOn: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}
