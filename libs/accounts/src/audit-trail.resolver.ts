import {
  Args,
  Field,
  GraphQLISODateTime,
  ID,
  InputType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { AuditEntry, AuditEntryConnection, AuditTrail } from '#audit';
import { Load, PageArgs, parseId, type Loader } from '#graphql';
import { accountById } from './account-by-id.loader.js';
import { Account } from './account.entity.js';
import { Allow } from './allow.js';
import { Viewer } from './viewer.decorator.js';

@InputType({ description: 'Which entries of the audit.' })
export class AuditTrailFilter {
  @Field(() => ID, { nullable: true, description: 'What was changed, by the id in `subjectId`.' })
  @IsOptional()
  subjectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The account that made the change.' })
  @IsOptional()
  actorId?: string | null;

  @Field(() => String, { nullable: true, description: 'What was done: `comment.log`, or all of `comment`.' })
  @IsOptional()
  @MaxLength(100)
  operation?: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From this moment on.' })
  @IsOptional()
  from?: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Before this moment.' })
  @IsOptional()
  before?: Date | null;
}

@Resolver(() => AuditEntry)
export class AuditTrailResolver {
  constructor(private readonly trail: AuditTrail) {}

  @Allow('audit.read')
  @Query(() => AuditEntryConnection, {
    description: 'Who changed what, the newest first; authorities and their administrators read their own.',
  })
  auditTrail(
    @Viewer() viewer: Viewer,
    @Args() args: PageArgs,
    @Args('filter', { nullable: true, description: 'Which entries; all when left out.' })
    filter?: AuditTrailFilter,
  ) {
    const { subjectId, actorId, ...rest } = filter ?? {};
    const ids = { subjectId: subjectId && parseId(subjectId), actorId: actorId && parseId(actorId) };
    return this.trail.read(viewer.scope('audit.read'), { ...rest, ...ids }, args);
  }

  @ResolveField(() => Account, {
    nullable: true,
    description: 'Who; null: nobody signed in, or a command of the program.',
  })
  actor(@Parent() { actorId }: AuditEntry, @Load(accountById) load: Loader<string, Account | null>) {
    return actorId ? load(actorId) : null;
  }
}
