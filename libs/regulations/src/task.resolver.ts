import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock, Database } from '#database';
import { Load, LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import { Allow, Viewer } from '#accounts';
import { ContactPoint, contactPointById } from '#contact-points';
import { AcceptTaskInput, AcceptTaskResult, DeclineTaskInput, DeclineTaskResult } from './answer-task.js';
import { ConsultationTask } from './consultation-task.entity.js';
import { Consultation } from './consultation.entity.js';
import { ConsultationTaskConnection, tasksHandedOn, tasksOfPoint } from './consultations.loaders.js';
import { OfferTasksInput, OfferTasksResult } from './offer-tasks.js';
import { consultationById, taskById } from './regulations.loaders.js';
import { TaskFilter, taskList } from './task-list.js';
import { TasksService } from './tasks.service.js';

type Tasks = (args: { page: PageArgs }) => Loader<string, Page<ConsultationTask>>;

@Resolver(() => ConsultationTask)
export class TaskResolver {
  constructor(
    private readonly service: TasksService,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  @Allow('task.read')
  @Query(() => ConsultationTaskConnection, { description: 'Tasks the viewer may read, the first due first.' })
  tasks(
    @Viewer() viewer: Viewer,
    @Args() page: PageArgs,
    @Args('filter', { type: () => TaskFilter, nullable: true, description: 'Which ones.' })
    filter?: TaskFilter,
  ): Promise<Page<ConsultationTask>> {
    return taskList(this.db, viewer, filter ?? {}, this.clock.today(), page);
  }

  // Legislators hold the permission at their ONLINE point; what each may offer is decided point by point.
  @Allow('task.answer')
  @Mutation(() => OfferTasksResult, {
    description:
      'Offer tasks in a consultation: its authority to points it designates today; it, or the staff of a point with a task, to collection points under that one.',
  })
  offerTasks(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The consultation and the points.' }) input: OfferTasksInput,
  ): Promise<typeof OfferTasksResult> {
    return this.service.offer(viewer, input);
  }

  @Allow('task.answer')
  @Mutation(() => AcceptTaskResult, { description: 'Take a task on for the point.' })
  acceptTask(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The task.' }) input: AcceptTaskInput,
  ): Promise<typeof AcceptTaskResult> {
    return this.service.accept(viewer, input);
  }

  @Allow('task.answer')
  @Mutation(() => DeclineTaskResult, {
    description: 'Decline a task for the point, with a reason. It may be offered again.',
  })
  declineTask(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The task and the reason.' }) input: DeclineTaskInput,
  ): Promise<typeof DeclineTaskResult> {
    return this.service.decline(viewer, input);
  }

  @ResolveField(() => Consultation, { description: 'The consultation it is a share of.' })
  consultation(
    @Parent() task: ConsultationTask,
    @Load(consultationById) load: Loader<string, Consultation | null>,
  ): Promise<Consultation | null> {
    return load(task.consultationId);
  }

  @ResolveField(() => ContactPoint, { description: 'The point it was offered to.' })
  contactPoint(
    @Parent() task: ConsultationTask,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ): Promise<ContactPoint | null> {
    return load(task.contactPointId);
  }

  @ResolveField(() => ConsultationTask, {
    nullable: true,
    description:
      'The task of the point above it was handed on from; null when it was not, or the viewer may not read that one.',
  })
  parentTask(
    @Parent() task: ConsultationTask,
    @Load(taskById) load: Loader<string, ConsultationTask | null>,
  ): Promise<ConsultationTask | null> | null {
    return task.parentTaskId ? load(task.parentTaskId) : null;
  }

  @ResolveField(() => ConsultationTaskConnection, {
    description: 'Tasks handed on to collection points, the first due first.',
  })
  handedOn(
    @Parent() task: ConsultationTask,
    @Args() page: PageArgs,
    @LoadWith(tasksHandedOn) load: Tasks,
  ): Promise<Page<ConsultationTask>> {
    return load({ page })(task.id);
  }
}

@Resolver(() => ContactPoint)
export class ContactPointTasksResolver {
  @ResolveField(() => ConsultationTaskConnection, {
    description: 'Tasks offered to it that the viewer may read, the first due first.',
  })
  tasks(
    @Parent() point: ContactPoint,
    @Args() page: PageArgs,
    @LoadWith(tasksOfPoint) load: Tasks,
  ): Promise<Page<ConsultationTask>> {
    return load({ page })(point.id);
  }
}
