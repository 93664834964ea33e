import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { Connection } from '#graphql';

@ObjectType({ description: 'Somebody who can sign in. What they may do is in the roles granted to them.' })
@Entity('account')
@Unique('account_username_once', ['username'])
export class Account {
  @Field(() => ID, { description: 'Opaque.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field({ description: 'The name they sign in with; in small letters, never given to someone else.' })
  @Column('text')
  username: string;

  @Field({ description: 'The name others read.' })
  @Column('text')
  displayName: string;

  /** argon2id; null until a password is chosen, and after a reset. */
  @Column('text', { nullable: true, select: false })
  passwordHash: string | null;

  /** SHA-256 in hex of the one-time code; null when none is waiting. */
  @Column('text', { nullable: true, select: false })
  oneTimeHash: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when a one-time code waits to be used; null when there is none.',
  })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  oneTimeExpiresAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Since when they may not sign in; null when they may.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  disabledAt: Date | null;

  @Field({ description: 'Demo data (示例数据).' })
  @Column('boolean', { default: false })
  isDemo: boolean;

  @Field({ description: 'Since when the account exists.' })
  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}

@ObjectType({ description: 'A page of accounts.' })
export class AccountConnection extends Connection(Account) {}
