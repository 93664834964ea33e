import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigId } from '#graphql';

@ObjectType({
  description:
    'Alike opinions of one consultation (同类意见), put together by the authority to get one decision for all; each point keeps its own opinion. Only the authority sees groups.',
})
@Entity('opinion_group')
export class OpinionGroup {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID, { name: 'id', description: 'Opaque.' })
  get globalId(): string {
    return bigId(this.regulationId, this.id);
  }

  @Column('uuid')
  consultationId: string;

  @Field({ description: 'What its opinions have in common, for the authority’s staff.' })
  @Column('text')
  title: string;

  @Field({ description: 'When it was made.' })
  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @Field(() => Int, {
    description:
      'Counts changes of what is in the group and of what is prepared on its opinions; `decide` is given the version seen.',
  })
  @Column('integer', { default: 1 })
  version: number;
}
