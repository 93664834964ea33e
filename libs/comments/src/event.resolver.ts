import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Viewer } from '#accounts';
import { ContactPoint, contactPointById } from '#contact-points';
import { Clock } from '#database';
import { Load, LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import { Consultation, consultationById } from '#regulations';
import { CollectionEvent } from './collection-event.entity.js';
import { CommentFilter } from './comment-filter.js';
import type { Comment } from './comment.entity.js';
import { commentCountOfEvent, commentsOfEvent, type CommentsOf } from './comments.loaders.js';
import { CommentConnection } from './comments-seen.js';
import { CollectionEventConnection, EventFilter } from './events-seen.js';
import { EventsService } from './events.service.js';
import { RecordEventInput, RecordEventResult } from './record-event.js';

@Resolver(() => CollectionEvent)
export class EventResolver {
  constructor(
    private readonly service: EventsService,
    private readonly clock: Clock,
  ) {}

  @Allow('event.read')
  @Query(() => CollectionEventConnection, { description: 'Events of points, those held last first.' })
  events(
    @Viewer() viewer: Viewer,
    @Args() page: PageArgs,
    @Args('filter', { type: () => EventFilter, nullable: true, description: 'Which ones; left out: all.' })
    filter?: EventFilter,
  ): Promise<Page<CollectionEvent>> {
    return this.service.page(viewer, filter ?? {}, page);
  }

  @Allow('event.record')
  @Mutation(() => RecordEventResult, { description: 'Record an event a contact point held.' })
  recordEvent(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The event.' }) input: RecordEventInput,
  ): Promise<typeof RecordEventResult> {
    return this.service.record(viewer, input) as Promise<typeof RecordEventResult>;
  }

  @ResolveField(() => ContactPoint, { description: 'The point that held it.' })
  contactPoint(
    @Parent() event: CollectionEvent,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ): Promise<ContactPoint | null> {
    return load(event.contactPointId);
  }

  @ResolveField(() => Consultation, {
    nullable: true,
    description: 'The consultation it was about; null when it was about none in particular.',
  })
  consultation(
    @Parent() event: CollectionEvent,
    @Load(consultationById) load: Loader<string, Consultation | null>,
  ): Promise<Consultation | null> | null {
    return event.consultationId ? load(event.consultationId) : null;
  }

  @ResolveField(() => CommentConnection, {
    description: 'What was heard at it, as far as the reader may see it.',
  })
  comments(
    @Parent() event: CollectionEvent,
    @LoadWith(commentsOfEvent) load: (args: CommentsOf) => Loader<string, Page<Comment>>,
    @Args() page: PageArgs,
    @Args('filter', {
      type: () => CommentFilter,
      nullable: true,
      description: 'Which ones; left out: all heard.',
    })
    filter?: CommentFilter,
  ): Promise<Page<Comment>> {
    return load({ filter: filter ?? {}, page, today: this.clock.today() })(event.id);
  }

  @ResolveField(() => Int, { description: 'Comments heard at it (not withdrawn).' })
  commentCount(
    @Parent() event: CollectionEvent,
    @Load(commentCountOfEvent) load: Loader<string, number>,
  ): Promise<number> {
    return load(event.id);
  }
}
