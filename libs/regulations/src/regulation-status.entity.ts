import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Day } from '#graphql';

export enum RegulationStatus {
  PLANNED = 'PLANNED',
  DRAFTING = 'DRAFTING',
  UNDER_REVIEW = 'UNDER_REVIEW',
  PASSED = 'PASSED',
  IN_FORCE = 'IN_FORCE',
  SHELVED = 'SHELVED',
  WITHDRAWN = 'WITHDRAWN',
  REPEALED = 'REPEALED',
}

registerEnumType(RegulationStatus, {
  name: 'RegulationStatus',
  description: 'How far a regulation has come.',
  valuesMap: {
    PLANNED: { description: 'In a legislative plan (列入规划、计划).' },
    DRAFTING: { description: 'Being drafted (起草).' },
    UNDER_REVIEW: { description: 'Before the deciding body (审议、审查).' },
    PASSED: { description: 'Passed, perhaps not yet in force (通过).' },
    IN_FORCE: { description: 'In force (施行).' },
    SHELVED: { description: 'Its review was put off (搁置审议).' },
    WITHDRAWN: { description: 'The bill was withdrawn or lapsed (撤回、终止审议).' },
    REPEALED: { description: 'No longer in force (废止).' },
  },
});

/** Rows are only ever added; of two for the same day the one recorded later holds. */
@ObjectType('RegulationStatusEntry', {
  description: 'The status a regulation has from a day on, until the next such entry.',
})
@Entity('regulation_status')
export class RegulationStatusEntry {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  regulationId: string;

  @Field(() => RegulationStatus, { description: 'The status.' })
  @Column('text')
  status: RegulationStatus;

  @Field(() => Day, {
    description: 'First day it holds (Asia/Shanghai); may lie ahead, and may be entered late.',
  })
  @Column('date')
  effectiveOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'A remark, such as the session that passed it; null when none.',
  })
  @Column('text', { nullable: true })
  note: string | null;

  @Field({ description: 'When it was entered; figures as of an earlier day do not know it.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Field(() => Day, { description: 'Shanghai day of recordedAt.' })
  @Column('date')
  recordedOn: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}
