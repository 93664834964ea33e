import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigId, Connection, Json } from '#graphql';

/** Regulation of the audit rows that belong to none, such as a sign-in. */
export const NO_REGULATION = '00000000-0000-0000-0000-000000000000';

@ObjectType({
  description:
    'One change: who made it, when, from where, and what was before and after. Entries are only ever added. They name personal fields of residents, never their values.',
})
@Entity('audit')
export class AuditEntry {
  @PrimaryColumn('uuid') regulationId: string;

  @PrimaryColumn('uuid', { name: 'id' }) id: string;

  @Field(() => ID, { name: 'id', description: 'Opaque.' })
  get globalId(): string {
    return bigId(this.regulationId, this.id);
  }

  @Field({ description: 'When.' })
  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Field({ description: 'What was done, by room and verb: `comment.log`, `account.grantRole`.' })
  @Column('text')
  operation: string;

  /** Null: nobody signed in, or a command. */
  @Column('uuid', { nullable: true }) actorId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'From where: the network address; for a command of the program, its name. Null: not known.',
  })
  @Column('text', { nullable: true })
  address: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the request, as in its answer and in the log; null for a command.',
  })
  @Column('text', { nullable: true })
  requestId: string | null;

  @Column('uuid', { nullable: true }) authorityId: string | null;

  @Column('uuid', { nullable: true }) contactPointId: string | null;

  @Field({ description: 'Type of what was changed, such as `Comment` or `Account`.' })
  @Column('text')
  subjectKind: string;

  /** The plain uuid, also of a big row. */
  @Column('uuid') subjectId: string;

  @Field(() => Json, { nullable: true, description: 'Facts before the change; null when it made something.' })
  @Column('jsonb', { nullable: true })
  before: Record<string, unknown> | null;

  @Field(() => Json, {
    nullable: true,
    description: 'Facts after the change; null when nothing is left to say.',
  })
  @Column('jsonb', { nullable: true })
  after: Record<string, unknown> | null;
}

@ObjectType({ description: 'A page of the audit.' })
export class AuditEntryConnection extends Connection(AuditEntry) {}
