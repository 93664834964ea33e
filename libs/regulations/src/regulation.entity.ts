import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RegulationKind } from '#contact-points';

@ObjectType({
  description:
    'One instrument in the making (法规), whatever its kind; its texts are the drafts. Its status is dated.',
})
@Entity('regulation')
export class Regulation {
  @Field(() => ID, { description: 'Opaque.' })
  @PrimaryColumn('uuid')
  id: string;

  /** The authority that consults on it and decides. */
  @Column('uuid')
  authorityId: string;

  @Field({ description: 'Title in Chinese, without 草案; no two regulations of an authority share one.' })
  @Column('text')
  title: string;

  @Field(() => String, { nullable: true, description: 'Title in English; null when none was given.' })
  @Column('text', { nullable: true })
  titleEn: string | null;

  @Field(() => RegulationKind, { description: 'Kind of instrument.' })
  @Column('text')
  kind: RegulationKind;

  @Field({ description: 'When it was entered.' })
  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;
}
