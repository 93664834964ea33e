import { Args, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '#database';
import { Connection, Load, LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import { Consultation, consultationById } from '#regulations';
import { OpinionGroup } from './opinion-group.entity.js';
import type { Opinion } from './opinion.entity.js';
import { OpinionConnection } from './opinions-seen.js';
import { groupsOfConsultation, opinionsOfGroup, type OpinionsOf } from './opinions.loaders.js';

@ObjectType({ description: 'A page of groups of alike opinions, the newest first.' })
export class OpinionGroupConnection extends Connection(OpinionGroup) {}

@Resolver(() => OpinionGroup)
export class OpinionGroupResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => Consultation, { description: 'The consultation its opinions answer.' })
  consultation(
    @Parent() group: OpinionGroup,
    @Load(consultationById) load: Loader<string, Consultation | null>,
  ): Promise<Consultation | null> {
    return load(group.consultationId);
  }

  @ResolveField(() => OpinionConnection, { description: 'The opinions in it.' })
  opinions(
    @Parent() group: OpinionGroup,
    @LoadWith(opinionsOfGroup) load: (args: OpinionsOf) => Loader<string, Page<Opinion>>,
    @Args() page: PageArgs,
  ): Promise<Page<Opinion>> {
    return load({ filter: {}, page, today: this.clock.today() })(group.id);
  }
}

@Resolver(() => Consultation)
export class ConsultationGroupsResolver {
  @ResolveField(() => OpinionGroupConnection, {
    description: 'Groups of alike opinions in it, the newest first; empty outside the authority.',
  })
  opinionGroups(
    @Parent() consultation: Consultation,
    @LoadWith(groupsOfConsultation) load: (args: { page: PageArgs }) => Loader<string, Page<OpinionGroup>>,
    @Args() page: PageArgs,
  ): Promise<Page<OpinionGroup>> {
    return load({ page })(consultation.id);
  }
}
