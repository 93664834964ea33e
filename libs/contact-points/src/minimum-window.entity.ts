import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RegulationKind } from './regulation-kind.js';

@ObjectType({
  description:
    'How many days a consultation open to the public must last at least, per authority and kind of regulation. First and last day both count.',
})
@Entity('minimum_window')
export class MinimumWindow {
  @PrimaryColumn('uuid')
  authorityId: string;

  @Field(() => RegulationKind, { description: 'Kind of regulation it is for.' })
  @PrimaryColumn('text')
  regulationKind: RegulationKind;

  @Field(() => Int, { description: 'Days, first and last included: 2019-12-28 to 2020-01-26 is 30.' })
  @Column('integer')
  days: number;

  @Field({ description: 'Provision that prescribes it, as one cites it.' })
  @Column('text')
  legalBasis: string;
}
