import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { PermissionName, type Permission } from './permissions.js';

@ObjectType({
  description: 'A key with which a program acts for an account, as `Authorization: Bearer caifeng_…`.',
})
@Entity('api_token')
@Unique('api_token_hash_once', ['tokenHash'])
export class ApiToken {
  @Field(() => ID, { description: 'Opaque; not the secret.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid') accountId: string;

  @Field({ description: 'What it is for, in its owner’s words.' })
  @Column('text')
  name: string;

  /** SHA-256 of the secret. */
  @Column('bytea', { select: false }) tokenHash: Buffer;

  @Field(() => [PermissionName], {
    description: 'What it may do, as far as its owner still may. Empty: read what is public.',
  })
  @Column('text', { array: true })
  scopes: Permission[];

  @Field({ description: 'When it was made.' })
  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Field({ description: 'When it stops working.' })
  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Field(() => Date, { nullable: true, description: 'Last use, to the minute; null when it was never used.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true }) revokedAt: Date | null;
}
