import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Outcome } from '#comments';

@ObjectType({
  description:
    'A decision being prepared on an opinion: seen inside the authority only, counted nowhere, free to change until it is published. On an opinion already decided it is the decision that will supersede.',
})
@Entity('prepared_decision')
export class PreparedDecision {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  opinionId: string;

  @Field(() => Outcome, { description: 'What is to become of the opinion.' })
  @Column('text')
  outcome: Outcome;

  @Field({ description: 'Why, as the point and the public will read it.' })
  @Column('text')
  reason: string;

  @Column('uuid', { nullable: true })
  adoptedIntoId: string | null;

  @Field({ description: 'When it was last changed.' })
  @Column({ type: 'timestamptz', precision: 3 })
  preparedAt: Date;

  @Column('uuid', { nullable: true })
  preparedBy: string | null;

  @Field(() => Int, {
    description:
      'Number of this preparation among all of the opinion’s; `decide`, `reviseDecision` and `undoDecision` are given the one seen.',
  })
  @Column('integer', { default: 1 })
  version: number;
}
