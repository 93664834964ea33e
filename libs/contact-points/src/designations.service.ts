import { Injectable } from '@nestjs/common';
import { Clock, Database, dayOf, sql, uuidv7 } from '#database';
import { InvalidInput, no, parseId } from '#graphql';
import { audit } from '#audit';
import type { Viewer } from '#accounts';
import { Authority } from './authority.entity.js';
import { ContactPoint, ContactPointKind } from './contact-point.entity.js';
import { AlreadyDesignated, type DesignateContactPointInput } from './designate-contact-point.js';
import { Designation } from './designation.entity.js';
import { DesignationEnded, type EndDesignationInput } from './end-designation.js';
import { the } from './the.js';

@Injectable()
export class DesignationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Designates a point from a day on, the same authority never twice for one day. */
  designate(
    viewer: Viewer,
    input: DesignateContactPointInput,
  ): Promise<Designation | AlreadyDesignated | InvalidInput> {
    const contactPointId = parseId(input.contactPointId, the.contactPoint);
    const authorityId = parseId(input.authorityId, the.authority);
    return this.db.transaction(async (tx) => {
      // Whoever designates the same point at the same time waits here.
      const point = await tx.findOne(ContactPoint, {
        where: { id: contactPointId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!point) throw no.notFound(the.contactPoint);
      if (!(await tx.existsBy(Authority, { id: authorityId }))) throw no.notFound(the.authority);
      if (!viewer.may('contactPoint.manage', { authorityId })) throw no.notAllowed();
      if (point.kind === ContactPointKind.ONLINE)
        return InvalidInput.at('contactPointId', {
          zh: '网上征集点随机关设立，无需另行设立。',
          en: 'An ONLINE point belongs to its authority and is not designated.',
        });

      const recordedAt = this.clock.now();
      const fromOn = input.fromOn ?? dayOf(recordedAt);
      const untilOn = input.untilOn ?? null;
      if (untilOn && untilOn < fromOn) return endsBeforeItBegins(fromOn);
      const [overlapping] = await sql<{ id: string }>`/* overlappingDesignation */
        select id from designation where contact_point_id = ${contactPointId} and authority_id = ${authorityId}
          and (until_on is null or until_on >= ${fromOn}::date)
          and (${untilOn}::date is null or from_on <= ${untilOn}::date)
        order by from_on limit 1`.on(tx);
      if (overlapping)
        return new AlreadyDesignated(await tx.findOneByOrFail(Designation, { id: overlapping.id }));

      const recorded = { recordedAt, recordedOn: dayOf(recordedAt), recordedBy: viewer.id };
      const designation = tx.create(Designation, {
        id: uuidv7(),
        contactPointId,
        authorityId,
        fromOn,
        ...recorded,
        ...endOn(untilOn, recorded),
      });
      await tx.insert(Designation, designation);
      await audit(tx, viewer, {
        operation: 'contactPoint.designate',
        subject: { kind: 'Designation', id: designation.id },
        authorityId,
        contactPointId,
        after: { contactPointId, authorityId, fromOn, untilOn },
      });
      return designation;
    });
  }

  /** Sets the last day, once. The same day sent again is answered as before. */
  end(viewer: Viewer, input: EndDesignationInput): Promise<Designation | DesignationEnded | InvalidInput> {
    const id = parseId(input.designationId, the.designation);
    return this.db.transaction(async (tx) => {
      const designation = await tx.findOne(Designation, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!designation) throw no.notFound(the.designation);
      if (!viewer.may('contactPoint.manage', { authorityId: designation.authorityId })) throw no.notAllowed();

      const recordedAt = this.clock.now();
      const untilOn = input.untilOn ?? dayOf(recordedAt);
      if (designation.untilOn)
        return designation.untilOn === untilOn ? designation : new DesignationEnded(designation.untilOn);
      if (untilOn < designation.fromOn) return endsBeforeItBegins(designation.fromOn);

      const end = endOn(
        untilOn,
        { recordedAt, recordedOn: dayOf(recordedAt), recordedBy: viewer.id },
        input.reason,
      );
      await tx.update(Designation, { id }, end);
      await audit(tx, viewer, {
        operation: 'contactPoint.endDesignation',
        subject: { kind: 'Designation', id },
        authorityId: designation.authorityId,
        contactPointId: designation.contactPointId,
        before: { untilOn: null },
        after: { untilOn, reason: end.endReason },
      });
      return Object.assign(designation, end);
    });
  }
}

/** The columns that say a designation ends and when that was entered; all null while no end is known. */
function endOn(
  untilOn: string | null,
  recorded: { recordedAt: Date; recordedOn: string; recordedBy: string | null },
  reason: string | null = null,
) {
  return {
    untilOn,
    endRecordedAt: untilOn && recorded.recordedAt,
    endRecordedOn: untilOn && recorded.recordedOn,
    endRecordedBy: untilOn && recorded.recordedBy,
    endReason: reason,
  } as Pick<Designation, 'untilOn' | 'endRecordedAt' | 'endRecordedOn' | 'endRecordedBy' | 'endReason'>;
}

function endsBeforeItBegins(fromOn: string): InvalidInput {
  return InvalidInput.at('untilOn', {
    zh: `终止日不能早于起始日${fromOn}。`,
    en: `The last day cannot lie before the first, ${fromOn}.`,
  });
}
