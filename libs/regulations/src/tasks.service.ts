import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Database } from '#database';
import { no, parseId, refusing, type InvalidInput } from '#graphql';
import { audit } from '#audit';
import { Account, type Viewer } from '#accounts';
import { TaskAnswered, type AcceptTaskInput, type DeclineTaskInput } from './answer-task.js';
import { ConsultationTask, TaskState } from './consultation-task.entity.js';
import { ConsultationState, Consultation, stateOn } from './consultation.entity.js';
import { heldConsultation } from './consultations.service.js';
import { offerTasksIn } from './offer-tasks-in.js';
import { TasksOffered, type OfferTasksInput } from './offer-tasks.js';
import { Regulation } from './regulation.entity.js';
import { the } from './the.js';
import { ConsultationClosed } from './window-refusals.js';

@Injectable()
export class TasksService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Offers tasks in a consultation that is not over: all of them or none. */
  offer(viewer: Viewer, input: OfferTasksInput): Promise<TasksOffered | ConsultationClosed | InvalidInput> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const { consultation, regulation } = await heldConsultation(tx, input.consultationId);
        const now = this.clock.now();
        if (stateOn(consultation, this.clock.today()) === ConsultationState.CLOSED)
          throw new ConsultationClosed(consultation.closesOn);
        const tasks = await offerTasksIn(tx, viewer, { consultation, regulation, offers: input.tasks, now });
        return new TasksOffered(tasks);
      }),
    ) as Promise<TasksOffered | ConsultationClosed | InvalidInput>;
  }

  /** The point takes part. Accepting what is accepted changes nothing. */
  accept(viewer: Viewer, input: AcceptTaskInput): Promise<ConsultationTask | TaskAnswered> {
    return this.answer(viewer, input.taskId, TaskState.ACCEPTED, null);
  }

  /** The point does not take part. */
  decline(viewer: Viewer, input: DeclineTaskInput): Promise<ConsultationTask | TaskAnswered> {
    return this.answer(viewer, input.taskId, TaskState.DECLINED, input.reason);
  }

  /** Of two people answering at once, the first does and the other is told who and what. */
  private answer(
    viewer: Viewer,
    taskId: string,
    state: TaskState,
    declineReason: string | null,
  ): Promise<ConsultationTask | TaskAnswered> {
    const id = parseId(taskId, the.task);
    return this.db.transaction(async (tx) => {
      const task = await taskToAnswer(tx, viewer, id);
      if (task.state === state && state === TaskState.ACCEPTED) return task;
      const change = {
        state,
        declineReason,
        answeredAt: this.clock.now(),
        answeredBy: viewer.id,
        version: task.version + 1,
      };
      const { affected } = await tx.update(ConsultationTask, { id, state: TaskState.OFFERED }, change);
      if (!affected) return answeredBefore(tx, id);
      const { regulation } = await whereItBelongs(tx, task);
      await audit(tx, viewer, {
        operation: state === TaskState.ACCEPTED ? 'task.accept' : 'task.decline',
        subject: { kind: 'ConsultationTask', id },
        regulationId: regulation.id,
        authorityId: regulation.authorityId,
        contactPointId: task.contactPointId,
        before: { state: TaskState.OFFERED },
        after: { state, declineReason },
      });
      return Object.assign(task, change);
    });
  }
}

/** @throws No: NOT_FOUND for a task the viewer may not read, FORBIDDEN for one they may only read. */
async function taskToAnswer(tx: EntityManager, viewer: Viewer, id: string): Promise<ConsultationTask> {
  const task = await tx.findOneBy(ConsultationTask, { id });
  if (!task) throw no.notFound(the.task);
  const { contactPointId } = task;
  if (viewer.may('task.answer', { contactPointId })) return task;
  const { regulation } = await whereItBelongs(tx, task);
  const mayRead = viewer.may('task.read', { authorityId: regulation.authorityId, contactPointId });
  throw mayRead ? no.notAllowed() : no.notFound(the.task);
}

async function whereItBelongs(tx: EntityManager, task: ConsultationTask) {
  const consultation = await tx.findOneByOrFail(Consultation, { id: task.consultationId });
  const regulation = await tx.findOneByOrFail(Regulation, { id: consultation.regulationId });
  return { consultation, regulation };
}

async function answeredBefore(tx: EntityManager, id: string): Promise<TaskAnswered> {
  const task = await tx.findOneByOrFail(ConsultationTask, { id });
  const who = task.answeredBy ? await tx.findOneBy(Account, { id: task.answeredBy }) : null;
  return new TaskAnswered(task, who?.displayName ?? null);
}
