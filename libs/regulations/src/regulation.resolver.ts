import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock, Database } from '#database';
import { Day, Load, LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import { Allow, Viewer } from '#accounts';
import { Authority, authorityById } from '#contact-points';
import { AddRegulationInput, AddRegulationResult } from './add-regulation.js';
import { Consultation } from './consultation.entity.js';
import { consultationsOfRegulation } from './consultations.loaders.js';
import { Draft } from './draft.entity.js';
import { draftsOf } from './drafts.loaders.js';
import { RegulationConnection, RegulationFilter, regulationList } from './regulation-list.js';
import { RegulationStatus, RegulationStatusEntry } from './regulation-status.entity.js';
import { Regulation } from './regulation.entity.js';
import { regulationsOfAuthority, statusHistoryOf, statusOn } from './regulations.loaders.js';
import { RegulationsService } from './regulations.service.js';
import { SetRegulationStatusInput, SetRegulationStatusResult } from './set-regulation-status.js';

@Resolver(() => Regulation)
export class RegulationResolver {
  constructor(
    private readonly service: RegulationsService,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  @Allow('anyone')
  @Query(() => RegulationConnection, { description: 'Regulations, the one entered last first.' })
  regulations(
    @Args() page: PageArgs,
    @Args('filter', { type: () => RegulationFilter, nullable: true, description: 'Which ones.' })
    filter?: RegulationFilter,
  ): Promise<Page<Regulation>> {
    return regulationList(this.db, filter ?? {}, this.clock.today(), page);
  }

  @Allow('anyone')
  @Query(() => Regulation, { description: 'One regulation. NOT_FOUND when there is none.' })
  regulation(@Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<Regulation> {
    return this.service.byId(id);
  }

  @Allow('regulation.manage')
  @Mutation(() => AddRegulationResult, { description: 'Add a regulation of an authority.' })
  addRegulation(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The regulation.' }) input: AddRegulationInput,
  ): Promise<typeof AddRegulationResult> {
    return this.service.add(viewer, input);
  }

  @Allow('regulation.manage')
  @Mutation(() => SetRegulationStatusResult, {
    description:
      'Record how far a regulation has come, from a day on. What was recorded before stays in the history.',
  })
  setRegulationStatus(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The status and its first day.' }) input: SetRegulationStatusInput,
  ): Promise<typeof SetRegulationStatusResult> {
    return this.service.setStatus(viewer, input);
  }

  @ResolveField(() => Authority, { description: 'The authority that consults on it and decides.' })
  authority(
    @Parent() regulation: Regulation,
    @Load(authorityById) load: Loader<string, Authority | null>,
  ): Promise<Authority | null> {
    return load(regulation.authorityId);
  }

  @ResolveField(() => RegulationStatus, {
    nullable: true,
    description: 'How far it has come; null on a day before its first status.',
  })
  status(
    @Parent() regulation: Regulation,
    @LoadWith(statusOn) load: (args: { on: string }) => Loader<string, RegulationStatus | null>,
    @Args('on', { type: () => Day, nullable: true, description: 'The day asked about; today when left out.' })
    on?: string | null,
  ): Promise<RegulationStatus | null> {
    return load({ on: on ?? this.clock.today() })(regulation.id);
  }

  @ResolveField(() => [RegulationStatusEntry], {
    description: 'All entries of its status, by the day they hold from.',
  })
  statusHistory(
    @Parent() regulation: Regulation,
    @Load(statusHistoryOf) load: Loader<string, RegulationStatusEntry[]>,
  ): Promise<RegulationStatusEntry[]> {
    return load(regulation.id);
  }

  @ResolveField(() => [Draft], { description: 'Its drafts the viewer may read, by the day they bear.' })
  drafts(@Parent() regulation: Regulation, @Load(draftsOf) load: Loader<string, Draft[]>): Promise<Draft[]> {
    return load(regulation.id);
  }

  @ResolveField(() => [Consultation], { description: 'Consultations on its drafts, by their first day.' })
  consultations(
    @Parent() regulation: Regulation,
    @Load(consultationsOfRegulation) load: Loader<string, Consultation[]>,
  ): Promise<Consultation[]> {
    return load(regulation.id);
  }
}

@Resolver(() => Authority)
export class AuthorityRegulationsResolver {
  @ResolveField(() => RegulationConnection, { description: 'Its regulations, the one entered last first.' })
  regulations(
    @Parent() authority: Authority,
    @Args() page: PageArgs,
    @LoadWith(regulationsOfAuthority) load: (args: { page: PageArgs }) => Loader<string, Page<Regulation>>,
  ): Promise<Page<Regulation>> {
    return load({ page })(authority.id);
  }
}
