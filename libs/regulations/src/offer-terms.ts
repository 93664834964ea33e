import { no, type Text } from '#graphql';
import type { ConsultationTask } from './consultation-task.entity.js';
import { TaskState } from './consultation-task.entity.js';
import type { Consultation } from './consultation.entity.js';
import type { OfferGround } from './offer-ground.sql.js';

/** What an offer is judged by. */
export interface Situation {
  consultation: Consultation;
  /** Tasks of the consultation by contact point, those offered just before included. */
  tasks: ReadonlyMap<string, ConsultationTask>;
  /** Whether who offers does so for the authority; else for a point whose task they hand on. */
  forAuthority: boolean;
  /** Whether who offers answers for a point. */
  answersFor: (contactPointId: string) => boolean;
  today: string;
}

/** The task of a point above that is handed on, null when none is, and the day the new one is due. */
export interface Terms {
  handedOn: ConsultationTask | null;
  dueOn: string;
}

/** Why an offer cannot be made, at which field of it. */
export interface Misfit {
  field: 'contactPointId' | 'dueOn';
  text: Text;
}

/** On which terms a point can be offered a task. @throws No when that is not the viewer's to do */
export function termsFor(ground: OfferGround, dueDay: string | null, situation: Situation): Terms | Misfit {
  const { consultation, tasks, forAuthority, answersFor, today } = situation;
  // A designated point answers to the authority itself, whatever it stands under, unless the point above asks it.
  const handedOn = forAuthority && ground.isDesignated ? null : taskAbove(ground, tasks);
  if (!forAuthority && !(handedOn && answersFor(handedOn.contactPointId)))
    throw no.notAllowed({
      zh: '您只能把本联系点的任务交给下属的信息采集点。',
      en: 'You may hand on your point’s own task to collection points under it.',
    });
  if (ground.isOnline || (!handedOn && !ground.isDesignated))
    return misfit('contactPointId', {
      zh: `“${ground.name}”今天不是本机关设立的联系点，其上级也没有这次征求意见的任务。`,
      en: `“${ground.name}” is not designated by the authority today, and no point above it has a task here.`,
    });

  const { opensOn, closesOn } = consultation;
  const earliest = opensOn > today ? opensOn : today;
  const latest = handedOn && handedOn.dueOn < closesOn ? handedOn.dueOn : closesOn;
  const dueOn = dueDay ?? latest;
  if (dueOn < earliest || dueOn > latest)
    return misfit('dueOn', {
      zh: `完成日期不能早于${earliest}，也不能晚于${latest}。`,
      en: `The due day cannot lie before ${earliest} nor after ${latest}.`,
    });

  const before = tasks.get(ground.id);
  if (before && before.state !== TaskState.DECLINED && before.dueOn !== dueOn)
    return misfit('contactPointId', {
      zh: `“${ground.name}”已有任务，${before.dueOn}前完成。`,
      en: `“${ground.name}” already has a task, due ${before.dueOn}.`,
    });
  return { handedOn, dueOn };
}

function taskAbove({ above }: OfferGround, tasks: Situation['tasks']): ConsultationTask | null {
  const nearest = above.map((id) => tasks.get(id)).find((task) => task && task.state !== TaskState.DECLINED);
  return nearest ?? null;
}

function misfit(field: Misfit['field'], text: Text): Misfit {
  return { field, text };
}
