import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigId } from '#graphql';
import { OpinionKind, OpinionState } from './opinion.enums.js';

/**
 * The point's working row. While SUBMITTED or RETURNED its words equal those of its latest submission: an edit, which
 * only the point may see, leads through DRAFT.
 */
@ObjectType({
  description:
    'What a point submits (意见建议): the drafted wording with its reason, on one anchor of one consultation, resting on one or more comments.',
})
@Entity('opinion')
export class Opinion {
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

  @Column('uuid')
  draftId: string;

  @Column('uuid', { nullable: true })
  provisionId: string | null;

  @Column('uuid')
  contactPointId: string;

  @Field(() => OpinionKind, { description: 'What it asks for.' })
  @Column('text')
  kind: OpinionKind;

  @Field({ description: 'What the point says, drafted in the language of the law (法言法语).' })
  @Column('text')
  wording: string;

  @Field(() => String, { nullable: true, description: 'Why the point says so; null when it gave no reason.' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Field(() => OpinionState, { description: 'Where it stands.' })
  @Column('text')
  state: OpinionState;

  @Column('uuid', { nullable: true })
  groupId: string | null;

  /** Its words' bigrams, as `searchVector` writes them. */
  @Column('tsvector', { select: false })
  search: string;

  /** Decisions prepared on it so far; numbers their versions, so that one undone and one prepared anew differ. */
  @Column('integer', { default: 0 })
  preparations: number;

  @Field({ description: 'When it was first drafted.' })
  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @Field({ description: 'When the point or the authority last changed its words, its state or its group.' })
  @Column({ type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  @Field(() => Int, { description: 'Counts those changes; `editOpinion` is given the version seen.' })
  @Column('integer', { default: 1 })
  version: number;
}
