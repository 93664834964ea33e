import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ContactPoint } from '#contact-points';
import { Clock } from '#database';
import { LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import { Consultation } from '#regulations';
import type { CollectionEvent } from './collection-event.entity.js';
import { eventsOfConsultation, eventsOfPoint, type EventsOf } from './events-of.loaders.js';
import { CollectionEventConnection } from './events-seen.js';

type LoadEvents = (args: EventsOf) => Loader<string, Page<CollectionEvent>>;

@Resolver(() => Consultation)
export class ConsultationEventsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => CollectionEventConnection, {
    description: 'Events held about it, those held last first, as far as the reader may see them.',
  })
  events(
    @Parent() { id }: Consultation,
    @LoadWith(eventsOfConsultation) load: LoadEvents,
    @Args() page: PageArgs,
  ): Promise<Page<CollectionEvent>> {
    return load({ page, today: this.clock.today() })(id);
  }
}

@Resolver(() => ContactPoint)
export class ContactPointEventsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => CollectionEventConnection, {
    description:
      'Events held by the point and its collection points of today, those held last first, as far as the reader may see them.',
  })
  events(
    @Parent() { id }: ContactPoint,
    @LoadWith(eventsOfPoint) load: LoadEvents,
    @Args() page: PageArgs,
  ): Promise<Page<CollectionEvent>> {
    return load({ page, today: this.clock.today() })(id);
  }
}
