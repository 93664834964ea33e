import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({
  description:
    'Name and telephone of who spoke (联系方式), given freely; never part of an export or a public answer.',
})
@Entity('resident_contact')
export class ResidentContact {
  @PrimaryColumn('uuid')
  regulationId: string;

  @PrimaryColumn('uuid')
  commentId: string;

  @Field(() => String, { nullable: true, description: 'Name; null when not given.' })
  @Column('text', { nullable: true })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone as given; null when not given.' })
  @Column('text', { nullable: true })
  phone: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;
}
