import type { EntityManager } from 'typeorm';
import { dayOf, uuidv7 } from '#database';
import { InvalidInput, no, parseId, Problem, type Text } from '#graphql';
import { auditMany } from '#audit';
import type { Viewer } from '#accounts';
import { ConsultationTask, TaskState } from './consultation-task.entity.js';
import type { Consultation } from './consultation.entity.js';
import { offerGround, type OfferGround } from './offer-ground.sql.js';
import type { TaskOfferInput } from './offer-tasks.js';
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
  const isTheirs = viewer.may('consultation.manage', { authorityId: regulation.authorityId });
  const ids = offers.map((offer) => parseId(offer.contactPointId, the.contactPoint));
  const rows = await offerGround(ids, regulation.authorityId, dayOf(now)).on(tx);
  const grounds = new Map(rows.map((row) => [row.id, row]));
  const tasks = new Map(
    (await tx.findBy(ConsultationTask, { consultationId })).map((task) => [task.contactPointId, task]),
  );

  const problems: { place: number; problem: Problem }[] = [];
  const offered: ConsultationTask[] = [];
  for (const { offer, id, place } of abovesFirst(offers, ids, grounds)) {
    const problem = (field: string, text: Text) =>
      problems.push({ place, problem: new Problem(`tasks.${place}.${field}`, text) });
    const ground = grounds.get(id);
    if (!ground) throw no.notFound(the.contactPoint);
    if (ids.indexOf(id) !== place) {
      problem('contactPointId', {
        zh: `“${ground.name}”出现了两次。`,
        en: `“${ground.name}” is named twice.`,
      });
      continue;
    }
    // A designated point answers to the authority itself, whatever it stands under, unless the point above asks it.
    const handedOn = isTheirs && ground.isDesignated ? null : taskAbove(ground, tasks);
    if (!isTheirs && !(handedOn && viewer.may('task.answer', { contactPointId: handedOn.contactPointId })))
      throw no.notAllowed({
        zh: '您只能把本联系点的任务交给下属的信息采集点。',
        en: 'You may hand on your point’s own task to collection points under it.',
      });
    if (ground.isOnline || (!handedOn && !ground.isDesignated)) {
      problem('contactPointId', {
        zh: `“${ground.name}”今天不是本机关设立的联系点，其上级也没有这次征求意见的任务。`,
        en: `“${ground.name}” is not designated by the authority today, and no point above it has a task here.`,
      });
      continue;
    }
    const dueOn = offer.dueOn ?? handedOn?.dueOn ?? consultation.closesOn;
    const misfit = dueDayMisfit(dueOn, consultation, handedOn, dayOf(now));
    if (misfit) problem('dueOn', misfit);

    const before = tasks.get(id);
    if (before && before.state !== TaskState.DECLINED && before.dueOn !== dueOn)
      problem('contactPointId', {
        zh: `“${ground.name}”已有任务，${before.dueOn}前完成。`,
        en: `“${ground.name}” already has a task, due ${before.dueOn}.`,
      });
    if (before && before.state !== TaskState.DECLINED) continue;
    const task = tx.create(ConsultationTask, {
      id: before?.id ?? uuidv7(),
      consultationId,
      contactPointId: id,
      parentTaskId: handedOn?.id ?? null,
      dueOn,
      state: TaskState.OFFERED,
      offeredAt: now,
      offeredBy: viewer.id,
      answeredAt: null,
      answeredBy: null,
      declineReason: null,
      submittedAt: null,
      version: (before?.version ?? 0) + 1,
    });
    tasks.set(id, task);
    offered.push(task);
  }
  if (problems.length)
    throw new InvalidInput(...problems.sort((a, b) => a.place - b.place).map(({ problem }) => problem));

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
      authorityId: regulation.authorityId,
      contactPointId: task.contactPointId,
      before: isFirst(task) ? null : { state: TaskState.DECLINED },
      after: { consultationId, dueOn: task.dueOn, parentTaskId: task.parentTaskId },
    })),
  );
  return ids.map((id) => tasks.get(id)!);
}

/** In an order in which a point comes after those above it, so that their tasks are there to be handed on. */
function abovesFirst(offers: readonly TaskOfferInput[], ids: string[], grounds: Map<string, OfferGround>) {
  return offers
    .map((offer, place) => ({ offer, place, id: ids[place]! }))
    .sort((a, b) => (grounds.get(a.id)?.above.length ?? 0) - (grounds.get(b.id)?.above.length ?? 0));
}

function taskAbove({ above }: OfferGround, tasks: Map<string, ConsultationTask>): ConsultationTask | null {
  const nearest = above.map((id) => tasks.get(id)).find((task) => task && task.state !== TaskState.DECLINED);
  return nearest ?? null;
}

function dueDayMisfit(
  dueOn: string,
  { opensOn, closesOn }: Consultation,
  handedOn: ConsultationTask | null,
  today: string,
): Text | null {
  const earliest = opensOn > today ? opensOn : today;
  const latest = handedOn && handedOn.dueOn < closesOn ? handedOn.dueOn : closesOn;
  if (dueOn >= earliest && dueOn <= latest) return null;
  return {
    zh: `完成日期应在${earliest}至${latest}之间。`,
    en: `The due day must lie between ${earliest} and ${latest}.`,
  };
}
