import { Field, ObjectType } from '@nestjs/graphql';
import { dayOf } from '#database';
import { Day, Refusal } from '#graphql';
import { ConsultationClosed, type Consultation } from '#regulations';

@ObjectType({
  implements: () => Refusal,
  description:
    'The consultation’s first day lies after: for a resident after today, for staff after the day it was heard.',
})
export class ConsultationNotYetOpen extends Refusal {
  @Field(() => Day, { description: 'Its first day.' })
  readonly opensOn: string;

  constructor(opensOn: string) {
    super({ zh: `征求意见自${opensOn}开始。`, en: `The consultation opens on ${opensOn}.` });
    this.opensOn = opensOn;
  }
}

type Window = Pick<Consultation, 'opensOn' | 'closesOn' | 'closedAt'>;

/** The last day something can have been heard on: when it was closed early, that day. */
export function lastDay({ closesOn, closedAt }: Window): string {
  const closed = closedAt && dayOf(closedAt);
  return closed && closed < closesOn ? closed : closesOn;
}

/** Why nothing can have been heard on a day; null when it can. */
export function outsideWindow(
  window: Window,
  day: string,
): ConsultationClosed | ConsultationNotYetOpen | null {
  if (day < window.opensOn) return new ConsultationNotYetOpen(window.opensOn);
  return day > lastDay(window) ? new ConsultationClosed(lastDay(window)) : null;
}
