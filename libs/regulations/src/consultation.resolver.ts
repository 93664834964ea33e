import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock, Database } from '#database';
import { Load, LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import { Allow, Viewer } from '#accounts';
import { CloseConsultationInput, CloseConsultationResult } from './close-consultation.js';
import { ConsultationConnection, ConsultationFilter, consultationList } from './consultation-list.js';
import { ConsultationTask } from './consultation-task.entity.js';
import { Consultation, ConsultationState, stateOn } from './consultation.entity.js';
import { ConsultationTaskConnection, tasksOfConsultation } from './consultations.loaders.js';
import { ConsultationsService } from './consultations.service.js';
import { Draft } from './draft.entity.js';
import { ExtendConsultationInput, ExtendConsultationResult } from './extend-consultation.js';
import { OpenConsultationInput, OpenConsultationResult } from './open-consultation.js';
import { Regulation } from './regulation.entity.js';
import { draftById, regulationById } from './regulations.loaders.js';

@Resolver(() => Consultation)
export class ConsultationResolver {
  constructor(
    private readonly service: ConsultationsService,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  @Allow('anyone')
  @Query(() => ConsultationConnection, { description: 'Consultations, the one closing last first.' })
  consultations(
    @Args() page: PageArgs,
    @Args('filter', { type: () => ConsultationFilter, nullable: true, description: 'Which ones.' })
    filter?: ConsultationFilter,
  ): Promise<Page<Consultation>> {
    return consultationList(this.db, filter ?? {}, this.clock.today(), page);
  }

  @Allow('anyone')
  @Query(() => Consultation, { description: 'One consultation. NOT_FOUND when there is none.' })
  consultation(@Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<Consultation> {
    return this.service.byId(id);
  }

  @Allow('consultation.manage')
  @Mutation(() => OpenConsultationResult, {
    description: 'Open a consultation on a published draft, and offer tasks in it at once when asked.',
  })
  openConsultation(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The draft, the window and whom it is open to.' })
    input: OpenConsultationInput,
  ): Promise<typeof OpenConsultationResult> {
    return this.service.open(viewer, input);
  }

  @Allow('consultation.manage')
  @Mutation(() => ExtendConsultationResult, {
    description:
      'Give a consultation that is not over a later last day. Tasks due on the old one, and not done, move with it.',
  })
  extendConsultation(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The consultation and the new day.' }) input: ExtendConsultationInput,
  ): Promise<typeof ExtendConsultationResult> {
    return this.service.extend(viewer, input);
  }

  @Allow('consultation.manage')
  @Mutation(() => CloseConsultationResult, {
    description:
      'Close a consultation now. Within its window, today becomes its last day; tasks keep their due day for what was heard in time. After its last day, nothing more is received from then on.',
  })
  closeConsultation(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The consultation and why.' }) input: CloseConsultationInput,
  ): Promise<typeof CloseConsultationResult> {
    return this.service.close(viewer, input);
  }

  @ResolveField(() => ConsultationState, { description: 'Where today stands in relation to the window.' })
  state(@Parent() consultation: Consultation): ConsultationState {
    return stateOn(consultation, this.clock.today());
  }

  @ResolveField(() => Regulation, { description: 'The regulation consulted on.' })
  regulation(
    @Parent() consultation: Consultation,
    @Load(regulationById) load: Loader<string, Regulation | null>,
  ): Promise<Regulation | null> {
    return load(consultation.regulationId);
  }

  @ResolveField(() => Draft, { description: 'The published draft consulted on.' })
  draft(
    @Parent() consultation: Consultation,
    @Load(draftById) load: Loader<string, Draft | null>,
  ): Promise<Draft | null> {
    return load(consultation.draftId);
  }

  @ResolveField(() => ConsultationTaskConnection, {
    description:
      'Tasks in it, the first due first: all for its authority, for staff those of their points, else none.',
  })
  tasks(
    @Parent() consultation: Consultation,
    @Args() page: PageArgs,
    @LoadWith(tasksOfConsultation)
    load: (args: { page: PageArgs }) => Loader<string, Page<ConsultationTask>>,
  ): Promise<Page<ConsultationTask>> {
    return load({ page })(consultation.id);
  }
}
