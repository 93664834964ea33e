import type { EntityManager } from 'typeorm';
import { dayOf, uuidv7 } from '#database';
import { InvalidInput, no, parseId, Problem } from '#graphql';
import { auditMany } from '#audit';
import type { Viewer } from '#accounts';
import { ConsultationTask, TaskState } from './consultation-task.entity.js';
import type { Consultation } from './consultation.entity.js';
import { offerGround, type OfferGround } from './offer-ground.sql.js';
import type { TaskOfferInput } from './offer-tasks.js';
import { termsFor, type Misfit, type Situation, type Terms } from './offer-terms.js';
import type { Regulation } from './regulation.entity.js';
import { the } from './the.js';

interface Offering {
  /** Locked by the caller, its window not closed. */
  consultation: Consultation;
  regulation: Regulation;
  offers: readonly TaskOfferInput[];
  now: Date;
}

/**
 * Offers tasks: by the authority to points it designates today, and by it or by the staff of a point with a task to
 * collection points under that one. One that declined may be asked again; the same offer again changes nothing.
 * @throws InvalidInput naming every offer that cannot be made; No when the viewer may not make one of them
 */
export async function offerTasksIn(
  tx: EntityManager,
  viewer: Viewer,
  { consultation, regulation, offers, now }: Offering,
): Promise<ConsultationTask[]> {
  const consultationId = consultation.id;
  const { authorityId } = regulation;
  const ids = offers.map((offer) => parseId(offer.contactPointId, the.contactPoint));
  const grounds = await offerGround(ids, authorityId, dayOf(now)).on(tx);
  const tasks = new Map(
    (await tx.findBy(ConsultationTask, { consultationId })).map((task) => [task.contactPointId, task]),
  );
  const situation: Situation = {
    consultation,
    tasks,
    forAuthority: viewer.may('consultation.manage', { authorityId }),
    answersFor: (contactPointId) => viewer.may('task.answer', { contactPointId }),
    today: dayOf(now),
  };

  const problems = new Map<number, Problem>();
  const offered: ConsultationTask[] = [];
  for (const { place, ground } of abovesFirst(ids, grounds)) {
    const terms =
      ids.indexOf(ground.id) === place
        ? termsFor(ground, offers[place]!.dueOn ?? null, situation)
        : namedTwice(ground);
    if ('field' in terms) {
      problems.set(place, new Problem(`tasks.${place}.${terms.field}`, terms.text));
      continue;
    }
    const before = tasks.get(ground.id);
    if (before && before.state !== TaskState.DECLINED) continue;
    const task = tx.create(ConsultationTask, {
      ...offerOn(terms),
      id: before?.id ?? uuidv7(),
      consultationId,
      contactPointId: ground.id,
      offeredAt: now,
      offeredBy: viewer.id,
      version: (before?.version ?? 0) + 1,
    });
    tasks.set(ground.id, task);
    offered.push(task);
  }
  if (problems.size) throw new InvalidInput(...ids.flatMap((_, place) => problems.get(place) ?? []));

  const isFirst = (task: ConsultationTask) => task.version === 1;
  if (offered.some(isFirst)) await tx.insert(ConsultationTask, offered.filter(isFirst));
  for (const task of offered) if (!isFirst(task)) await tx.update(ConsultationTask, { id: task.id }, task);
  await auditMany(
    tx,
    viewer,
    offered.map((task) => ({
      operation: 'task.offer',
      subject: { kind: 'ConsultationTask', id: task.id },
      regulationId: regulation.id,
      authorityId,
      contactPointId: task.contactPointId,
      before: isFirst(task) ? null : { state: TaskState.DECLINED },
      after: { consultationId, dueOn: task.dueOn, parentTaskId: task.parentTaskId },
    })),
  );
  return ids.map((id) => tasks.get(id)!);
}

/** The columns of a task that waits for its answer. */
function offerOn({ handedOn, dueOn }: Terms) {
  return {
    parentTaskId: handedOn?.id ?? null,
    dueOn,
    state: TaskState.OFFERED,
    answeredAt: null,
    answeredBy: null,
    declineReason: null,
    submittedAt: null,
  };
}

/**
 * The points with their place in the input, those above before those under them, so that a task offered in the same go
 * can be handed on. @throws No (NOT_FOUND) when there is no such point
 */
function abovesFirst(ids: readonly string[], grounds: readonly OfferGround[]) {
  const found = new Map(grounds.map((ground) => [ground.id, ground]));
  return ids
    .map((id, place) => {
      const ground = found.get(id);
      if (!ground) throw no.notFound(the.contactPoint);
      return { place, ground };
    })
    .sort((a, b) => a.ground.above.length - b.ground.above.length || a.place - b.place);
}

function namedTwice({ name }: OfferGround): Misfit {
  return { field: 'contactPointId', text: { zh: `“${name}”出现了两次。`, en: `“${name}” is named twice.` } };
}
