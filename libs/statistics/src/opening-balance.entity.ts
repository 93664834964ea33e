import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { Connection, Day } from '#graphql';
import { figures, type Counts } from './figures.js';

export enum BalanceBase {
  ALL = 'ALL',
  PASSED = 'PASSED',
}

registerEnumType(BalanceBase, {
  name: 'BalanceBase',
  description: 'Which regulations the figures of an opening balance cover.',
  valuesMap: {
    ALL: { description: 'All drafts consulted on.' },
    PASSED: { description: 'Only those that were passed (已通过).' },
  },
});

const Count = (meaning: string) => (target: object, key: string) => {
  Field(() => Int, { nullable: true, description: `${meaning} Null: not known, which is never 0.` })(
    target,
    key,
  );
  Column('integer', { nullable: true })(target, key);
};

/** Rows never change: a correction is a further row. */
@ObjectType({
  description:
    'Figures from before the system (期初数), as a source gives them. They count from their last day, or from the day they were entered if that is later, and are shown apart in every figure.',
})
@Entity('opening_balance')
@Unique('opening_balance_corrected_once', ['correctsId'])
export class OpeningBalance implements Counts {
  @Field(() => ID, { description: 'Opaque; of this version. A correction has an id of its own.' })
  @PrimaryColumn('uuid')
  id: string;

  /** Of the version it began with, its own when it corrects none: what stays the same over corrections. */
  @Column('uuid')
  balanceId: string;

  @Column('uuid')
  authorityId: string;

  @Column('uuid', { nullable: true })
  contactPointId: string | null;

  @Column('uuid', { nullable: true })
  regulationId: string | null;

  @Field(() => Day, { description: 'First day of the period the figures cover.' })
  @Column('date')
  fromOn: string;

  @Field(() => Day, { description: 'Last day of the period: from its end on they count.' })
  @Column('date')
  toOn: string;

  @Field(() => BalanceBase, { description: 'Which regulations they cover.' })
  @Column('text')
  base: BalanceBase;

  /** `balanceId` of the ALL balance it is part of; null: of none. */
  @Column('uuid', { nullable: true })
  partOfId: string | null;

  /** The version it replaces from its record day on; null for the first. */
  @Column('uuid', { nullable: true })
  correctsId: string | null;

  @Count('Comments heard.')
  heard: number | null;

  @Count('Voices of the comments heard.')
  voices: number | null;

  @Count('Comments heard of which an opinion was accepted.')
  heardAccepted: number | null;

  @Count('Opinions submitted.')
  submitted: number | null;

  @Count('Opinions decided.')
  decided: number | null;

  @Count('Opinions adopted or partially adopted (被采纳数).')
  accepted: number | null;

  @Count('Opinions adopted.')
  adopted: number | null;

  @Count('Opinions partially adopted.')
  partiallyAdopted: number | null;

  @Count('Opinions not adopted.')
  notAdopted: number | null;

  @Count('Opinions kept for reference.')
  forReference: number | null;

  @Count('Opinions referred to another department.')
  referred: number | null;

  @Count('Opinions outside the draft.')
  outOfScope: number | null;

  @Count('Decided opinions whose decision was told to someone.')
  told: number | null;

  @Field({ description: 'Where the figures come from: a report, a page, and its day.' })
  @Column('text')
  source: string;

  @Field({ description: 'True for a correction that annuls: from its record day on nothing counts.' })
  @Column('boolean', { default: false })
  withdrawn: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was corrected; null for the first version.' })
  @Column('text', { nullable: true })
  correctionReason: string | null;

  @Field({ description: 'When it was entered.' })
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Field(() => Day, {
    description:
      'The day it was entered; figures as of an earlier day do not know it. A historical import sets it back.',
  })
  @Column('date')
  recordedOn: string;

  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}

@ObjectType({ description: 'A page of opening balances.' })
export class OpeningBalanceConnection extends Connection(OpeningBalance) {}

/** The counts of a balance alone. */
export const countsIn = (balance: Partial<Counts>): Counts =>
  Object.fromEntries(figures.map((figure) => [figure, balance[figure] ?? null])) as Counts;
