import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { dayOf } from '#database';
import { Day } from '#graphql';

/** Follows from the day, see `stateOn`. */
export enum ConsultationState {
  UPCOMING = 'UPCOMING',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}

registerEnumType(ConsultationState, {
  name: 'ConsultationState',
  description: 'Where the clock stands (day in Asia/Shanghai) in relation to the window.',
  valuesMap: {
    UPCOMING: { description: 'Before its first day.' },
    OPEN: { description: 'From its first day to its last, both included.' },
    CLOSED: { description: 'After its last day, or closed early.' },
  },
});

@ObjectType({
  description:
    'A window for opinions on one published draft (征求意见), first and last day included, Asia/Shanghai; open to the public, to chosen points, or both.',
})
@Entity('consultation')
export class Consultation {
  @Field(() => ID, { description: 'Opaque.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  regulationId: string;

  @Column('uuid')
  draftId: string;

  @Field({ description: 'Title of the notice.' })
  @Column('text')
  title: string;

  @Field(() => Day, { description: 'First day.' })
  @Column('date')
  opensOn: string;

  @Field(() => Day, { description: 'Last day, included.' })
  @Column('date')
  closesOn: string;

  @Field({ description: 'Whether anyone may comment; otherwise only through the points it was offered to.' })
  @Column('boolean')
  openToPublic: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days a public window had to last when it was opened; null when it is not public or nothing prescribes any.',
  })
  @Column('integer', { nullable: true })
  minimumDays: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Provision that prescribed minimumDays, as one cites it; null when minimumDays is.',
  })
  @Column('text', { nullable: true })
  minimumBasis: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the window is shorter than minimumDays; null when it is not.',
  })
  @Column('text', { nullable: true })
  overrideReason: string | null;

  @Field(() => [String], { description: 'Occupations a commenter may choose from; empty: none is asked.' })
  @Column('text', { array: true, default: '{}' })
  occupations: string[];

  @Field(() => String, {
    nullable: true,
    description: 'What the notice says first; null when none was given.',
  })
  @Column('text', { nullable: true })
  introduction: string | null;

  @Field(() => [String], { description: 'Questions put to commenters; may be empty.' })
  @Column('text', { array: true, default: '{}' })
  questions: string[];

  @Field({ description: 'When it was entered.' })
  @Column({ type: 'timestamptz', precision: 3 })
  openedAt: Date;

  @Column('uuid', { nullable: true })
  openedBy: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'When the authority closed it: early, or after its last day so that nothing more is received; null when it did not.',
  })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  closedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the authority closed it; null when it did not.' })
  @Column('text', { nullable: true })
  closeReason: string | null;

  @Column('integer', { default: 1 })
  version: number;
}

/** Its state on a day. A day on which it was closed early counts as closed. */
export function stateOn(consultation: Consultation, day: string): ConsultationState {
  const { opensOn, closesOn, closedAt } = consultation;
  if (closesOn < day || (closedAt && closesOn === day && dayOf(closedAt) === day))
    return ConsultationState.CLOSED;
  return opensOn > day ? ConsultationState.UPCOMING : ConsultationState.OPEN;
}
