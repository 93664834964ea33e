import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ChangeKind } from './change-kind.js';

@ObjectType({
  description:
    'What the comparison found that became of a provision from one draft to the next. It stands as it was found; what a person confirms comes before it.',
})
@Entity('alignment')
export class Alignment {
  @Field(() => ID, { description: 'Opaque.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  earlierDraftId: string;

  @Column('uuid')
  laterDraftId: string;

  /** Place among the changes between the two drafts, in the order of the later one, from 0. */
  @Column('integer')
  ordinal: number;

  @Column('uuid')
  earlierId: string;

  @Column('uuid', { nullable: true })
  laterId: string | null;

  @Field(() => [ChangeKind], { description: 'What became of it.' })
  @Column('text', { array: true })
  kinds: ChangeKind[];

  @Field(() => Float, { description: 'How sure the pairing is, 0 to 1; 1 where the words are the same.' })
  @Column('double precision')
  confidence: number;
}

@ObjectType({
  description:
    'What a person confirmed that became of a provision in the next draft. Anchors of comments and opinions follow it.',
})
@Entity('alignment_confirmation')
export class AlignmentConfirmation {
  @PrimaryColumn('uuid')
  earlierId: string;

  @PrimaryColumn('uuid')
  laterDraftId: string;

  @Column('uuid', { nullable: true })
  laterId: string | null;

  @Field(() => [ChangeKind], { description: 'What became of it, by its number and its own words.' })
  @Column('text', { array: true })
  kinds: ChangeKind[];

  @Field({ description: 'When it was confirmed.' })
  @Column({ type: 'timestamptz', precision: 3 })
  confirmedAt: Date;

  @Column('uuid', { nullable: true })
  confirmedBy: string | null;

  @Field(() => Int, { description: 'Counts the times it was confirmed, from 1; name it to confirm anew.' })
  @Column('integer', { default: 1 })
  version: number;
}
