import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@ObjectType({ description: 'One place where somebody is signed in.' })
@Entity('session')
@Unique('session_token_once', ['tokenHash'])
export class Session {
  @Field(() => ID, { description: 'Opaque; not the secret in the cookie.' })
  @PrimaryColumn('uuid')
  id: string;

  /** SHA-256 of the secret in the cookie. */
  @Column('bytea', { select: false }) tokenHash: Buffer;

  @Column('uuid') accountId: string;

  /** Signed in with a one-time code: nothing else is allowed before a password is chosen. */
  @Column('boolean', { default: false }) passwordChangeDue: boolean;

  @Field(() => String, { nullable: true, description: 'Network address at sign-in.' })
  @Column('text', { nullable: true })
  address: string | null;

  @Field(() => String, { nullable: true, description: 'What the browser calls itself.' })
  @Column('text', { nullable: true })
  userAgent: string | null;

  @Field({ description: 'When they signed in.' })
  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Field({ description: 'Last request, to the minute.' })
  @Column({ type: 'timestamptz', precision: 3 })
  lastSeenAt: Date;

  @Field({ description: 'When it ends at the latest; sooner when it is not used.' })
  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true }) revokedAt: Date | null;
}
