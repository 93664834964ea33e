import { Field, ObjectType } from '@nestjs/graphql';
import { Any, type EntityManager } from 'typeorm';
import { ContactPoint } from '#contact-points';
import { no, parseId, Refusal } from '#graphql';
import { Consultation, consultationForLogging, Provision, Regulation } from '#regulations';
import { CollectionEvent } from './collection-event.entity.js';
import type { Ground } from './remark-rules.js';
import type { Remark } from './remark.js';
import { takingPart } from './taking-part.sql.js';
import { the } from './the.js';
import { lastDay } from './window.js';

@ObjectType({
  implements: () => Refusal,
  description:
    'The point takes no part in the consultation: neither it nor a point it stands under has a task there, or it declined its own.',
})
export class TakesNoPart extends Refusal {
  @Field(() => ContactPoint, { description: 'The point.' })
  readonly contactPoint: ContactPoint;

  constructor(contactPoint: ContactPoint) {
    super({
      zh: `“${contactPoint.name}”没有这次征求意见的任务，或已谢绝。`,
      en: `“${contactPoint.name}” has no task in this consultation, or declined it.`,
    });
    this.contactPoint = contactPoint;
  }
}

/** The consultation, held still until `tx` ends. @throws No (NOT_FOUND) */
export async function consultationHeld(tx: EntityManager, id: string): Promise<Consultation> {
  const consultation = await consultationForLogging(tx, parseId(id, the.consultation));
  if (!consultation) throw no.notFound(the.consultation);
  return consultation;
}

/**
 * Reads what remarks heard at a point are checked against: the same number of statements for one remark and for many.
 * @throws No (NOT_FOUND) without such a point; TakesNoPart
 */
export async function groundOf(
  tx: EntityManager,
  consultation: Consultation,
  contactPointId: string,
  remarks: readonly Remark[],
  today: string,
): Promise<Ground> {
  const point = await tx.findOneBy(ContactPoint, { id: parseId(contactPointId, the.contactPoint) });
  if (!point) throw no.notFound(the.contactPoint);
  // Once the window has closed, what counts is where the point stood then.
  const on = today < lastDay(consultation) ? today : lastDay(consultation);
  const [part] = await takingPart(consultation, point.id, on).on(tx);
  if (!part!.takesPart) throw new TakesNoPart(point);

  const { authorityId } = await tx.findOneByOrFail(Regulation, { id: consultation.regulationId });
  const provisions = await tx.find(Provision, {
    select: { id: true },
    where: { draftId: consultation.draftId, id: Any(uuids(remarks.map((remark) => remark.provisionId))) },
  });
  const events = await tx.findBy(CollectionEvent, {
    id: Any(uuids(remarks.map((remark) => remark.eventId))),
    contactPointId: Any(part!.family),
  });
  return {
    consultation,
    authorityId,
    contactPointId: point.id,
    today,
    provisionIds: new Set(provisions.map(({ id }) => id)),
    events: new Map(events.map((event) => [event.id, event])),
  };
}

/** Those that can be ids at all; the others are found nowhere and the rules say so. */
function uuids(ids: readonly (string | null | undefined)[]): string[] {
  const wellFormed = ids.filter(
    (id) => id && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id),
  ) as string[];
  return [...new Set(wellFormed.map((id) => id.toLowerCase()))];
}
