import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { audit } from '#audit';
import { ContactPoint } from '#contact-points';
import { Clock, Database, dayOf, sql, uuidv7 } from '#database';
import { InvalidInput, no, page, parseId, refusing, type Page, type PageArgs, type Refusal } from '#graphql';
import { CollectionEvent } from './collection-event.entity.js';
import { eventsSeen, lastHeldFirst, type EventFilter } from './events-seen.js';
import { consultationHeld, groundOf } from './ground.js';
import type { RecordEventInput } from './record-event.js';
import { given, type Ground } from './remark-rules.js';
import { the } from './the.js';

const UUIDV7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** Occasions on which points collect remarks. */
@Injectable()
export class EventsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Those the viewer may see, held last first. */
  page(viewer: Viewer, filter: EventFilter, args: PageArgs): Promise<Page<CollectionEvent>> {
    return page(eventsSeen(this.db.manager, viewer, filter, this.clock.today()), args, lastHeldFirst);
  }

  /**
   * Records an event. Sent again under the same id of the client's, the same event is answered and nothing added.
   * @throws No (NOT_FOUND) when consultation or point is not there or the point is not the viewer's
   */
  record(viewer: Viewer, input: RecordEventInput): Promise<CollectionEvent | Refusal> {
    const id = input.id?.toLowerCase() ?? uuidv7();
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const contactPointId = parseId(input.contactPointId, the.contactPoint);
        if (!viewer.may('event.record', { contactPointId })) throw no.notFound(the.contactPoint);
        const at = this.clock.now();
        const ground = await about(tx, contactPointId, input.consultationId, dayOf(at));
        if (!UUIDV7.test(id)) return InvalidInput.at('id', { zh: '须为 UUIDv7。', en: 'An id is a UUIDv7.' });
        if (input.heldOn > dayOf(at))
          return InvalidInput.at('heldOn', {
            zh: '日期在将来。',
            en: 'It cannot have been held in the future.',
          });

        const row = {
          id,
          contactPointId,
          consultationId: ground?.consultation.id ?? null,
          kind: input.kind,
          heldOn: input.heldOn,
          place: given(input.place),
          attendance: input.attendance ?? null,
        };
        const inserted = await sql`/* recordEvent */
          insert into collection_event (id, contact_point_id, consultation_id, kind, held_on, place, attendance,
            recorded_at, recorded_on, recorded_by)
          values (${id}, ${contactPointId}, ${row.consultationId}, ${row.kind}, ${row.heldOn}, ${row.place},
            ${row.attendance}, ${at}, ${dayOf(at)}, ${viewer.id})
          on conflict (id) do nothing`.affected(tx);
        const event = await tx.findOneByOrFail(CollectionEvent, { id });
        if (
          !inserted &&
          Object.entries(row).some(([field, value]) => event[field as keyof typeof row] !== value)
        )
          return InvalidInput.at('id', { zh: '该编号已用于另一活动。', en: 'Another event has this id.' });
        if (inserted)
          await audit(tx, viewer, {
            operation: 'event.record',
            subject: { kind: 'CollectionEvent', id },
            regulationId: ground?.consultation.regulationId,
            authorityId: ground?.authorityId,
            contactPointId,
            after: row,
          });
        return event;
      }),
    );
  }
}

/** The consultation an event is about, in which its point takes part; null when it is about none. */
async function about(
  tx: EntityManager,
  contactPointId: string,
  consultationId: string | null | undefined,
  today: string,
): Promise<Ground | null> {
  if (consultationId)
    return groundOf(tx, await consultationHeld(tx, consultationId), contactPointId, [], today);
  if (!(await tx.existsBy(ContactPoint, { id: contactPointId }))) throw no.notFound(the.contactPoint);
  return null;
}
