import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Role } from './permissions.js';

@ObjectType({ description: 'A role somebody holds, and where.' })
@Entity('role_grant')
export class RoleGrant {
  @Field(() => ID, { description: 'Opaque.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid') accountId: string;

  @Field(() => Role, { description: 'The role.' })
  @Column('text')
  role: Role;

  @Field(() => ID, {
    nullable: true,
    description:
      'The authority it holds for. Null for staff, and for administrators and analysts of everything.',
  })
  @Column('uuid', { nullable: true })
  authorityId: string | null;

  @Field(() => ID, { nullable: true, description: 'The point staff belong to; null for the other roles.' })
  @Column('uuid', { nullable: true })
  contactPointId: string | null;

  @Field({ description: 'Since when.' })
  @Column({ type: 'timestamptz', precision: 3 })
  grantedAt: Date;

  /** Null: a command, such as the one that makes the first administrator. */
  @Column('uuid', { nullable: true }) grantedBy: string | null;

  @Field(() => Date, { nullable: true, description: 'Until when; null while it holds.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true }) revokedBy: string | null;
}
