import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Database, dayOf, uuidv7 } from '#database';
import { InvalidInput, no, parseId, refusing, type Refusal } from '#graphql';
import { audit } from '#audit';
import type { Viewer } from '#accounts';
import type { AddContactPointInput } from './add-contact-point.js';
import { Authority } from './authority.entity.js';
import { circleFrom } from './circle-from.sql.js';
import { ContactPoint, ContactPointKind } from './contact-point.entity.js';
import { Designation } from './designation.entity.js';
import type { MoveContactPointInput } from './move-contact-point.js';
import { unlessTaken, type NameTaken } from './name-taken.js';
import { placeOn, placementOn, type Placement } from './placement.js';
import { the } from './the.js';

@Injectable()
export class ContactPointsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws No (NOT_FOUND) when there is none. */
  byId(id: string): Promise<ContactPoint> {
    return pointById(this.db.manager, id);
  }

  /** Adds a point, its place and, when asked, its designation. */
  add(viewer: Viewer, input: AddContactPointInput): Promise<ContactPoint | NameTaken | InvalidInput> {
    if (input.kind === ContactPointKind.ONLINE)
      return Promise.resolve(
        InvalidInput.at('kind', {
          zh: '网上征集点随机关设立，每个机关只有一个。',
          en: 'An ONLINE point comes with its authority; each has exactly one.',
        }),
      );
    return unlessTaken(input.name, () =>
      refusing(() => this.db.transaction((tx) => this.addIn(tx, viewer, input))),
    ) as Promise<ContactPoint | NameTaken | InvalidInput>;
  }

  private async addIn(tx: EntityManager, viewer: Viewer, input: AddContactPointInput): Promise<ContactPoint> {
    const recordedAt = this.clock.now();
    const since = input.since ?? dayOf(recordedAt);
    const authorityId = input.designatedById ? parseId(input.designatedById, the.authority) : null;
    if (authorityId && !(await tx.existsBy(Authority, { id: authorityId }))) throw no.notFound(the.authority);
    const parent = input.parentId ? await parentFor(tx, viewer, input.parentId) : null;
    const scope = viewer.scope('contactPoint.manage');
    const isTheirs = authorityId ? scope.authorityIds.includes(authorityId) : parent !== null;
    if (!scope.everything && !isTheirs)
      throw no.notAllowed({
        zh: '您只能为本机关设立联系点，或者在本机关的联系点之下增设信息采集点。',
        en: 'You may add points your authority designates, and collection points under those.',
      });

    const point = tx.create(ContactPoint, {
      id: uuidv7(),
      name: input.name,
      nameEn: input.nameEn || null,
      kind: input.kind,
      address: input.address || null,
      onlineForAuthorityId: null,
      isDemo: false,
      createdAt: recordedAt,
    });
    await tx.insert(ContactPoint, point);
    // What is not known is not written: a district entered later from an earlier day then holds up to today.
    const placement = { parentId: parent?.id, district: input.district ?? undefined };
    await placeOn(tx, point.id, since, placement, { recordedAt, recordedBy: viewer.id });
    if (authorityId)
      await tx.insert(Designation, {
        id: uuidv7(),
        contactPointId: point.id,
        authorityId,
        fromOn: since,
        recordedAt,
        recordedOn: dayOf(recordedAt),
        recordedBy: viewer.id,
      });
    await audit(tx, viewer, {
      operation: 'contactPoint.add',
      subject: { kind: 'ContactPoint', id: point.id },
      authorityId,
      contactPointId: point.id,
      after: { name: point.name, kind: point.kind, since, ...placement, designatedById: authorityId },
    });
    return point;
  }

  /** Writes another parent or district into the history, from a day on. What is as it was writes nothing. */
  move(viewer: Viewer, input: MoveContactPointInput): Promise<ContactPoint | InvalidInput> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const point = await pointById(tx, input.contactPointId);
        if (!viewer.may('contactPoint.manage', { contactPointId: point.id })) throw no.notAllowed();
        if (point.kind === ContactPointKind.ONLINE && input.parentId) throw onlineStandsAlone();
        const parent = input.parentId && (await parentFor(tx, viewer, input.parentId));

        const recordedAt = this.clock.now();
        const effectiveOn = input.effectiveOn ?? dayOf(recordedAt);
        await placementsTakeTurns(tx);
        if (parent && parent.id === point.id) throw underItself(effectiveOn);
        const before = await placementOn(tx, point.id, effectiveOn);
        const after: Partial<Placement> = {};
        if (input.parentId !== undefined && (parent ? parent.id : null) !== before.parentId)
          after.parentId = parent ? parent.id : null;
        if (input.district !== undefined && input.district !== before.district)
          after.district = input.district;
        if (!Object.keys(after).length) return point;

        await placeOn(tx, point.id, effectiveOn, after, { recordedAt, recordedBy: viewer.id });
        const circle = after.parentId ? await circleFrom(tx, point.id, effectiveOn) : null;
        if (circle) throw underItself(circle);
        await audit(tx, viewer, {
          operation: 'contactPoint.move',
          subject: { kind: 'ContactPoint', id: point.id },
          contactPointId: point.id,
          before: { ...before },
          after: { effectiveOn, ...after },
        });
        return point;
      }),
    ) as Promise<ContactPoint | InvalidInput>;
  }
}

async function pointById(tx: EntityManager, id: string): Promise<ContactPoint> {
  const found = await tx.findOneBy(ContactPoint, { id: parseId(id, the.contactPoint) });
  if (!found) throw no.notFound(the.contactPoint);
  return found;
}

/** The point another is to stand under. Its staff will see what the other hears, so the viewer must look after it too. */
async function parentFor(tx: EntityManager, viewer: Viewer, id: string): Promise<ContactPoint> {
  const parent = await pointById(tx, id);
  if (parent.kind === ContactPointKind.ONLINE) throw onlineStandsAlone();
  if (!viewer.may('contactPoint.manage', { contactPointId: parent.id })) throw no.notAllowed();
  return parent;
}

function onlineStandsAlone(): Refusal {
  return InvalidInput.at('parentId', {
    zh: '网上征集点没有上级，也没有下级。',
    en: 'An ONLINE point stands under no other, and none stands under it.',
  });
}

function underItself(from: string): Refusal {
  return InvalidInput.at('parentId', {
    zh: `自${from}起，该联系点将成为自己的下级。`,
    en: `From ${from} on the point would stand under itself.`,
  });
}

/** Two moves at once could each be free of a circle and make one together. */
async function placementsTakeTurns(tx: EntityManager): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('contact_point_parent', 0))`);
}
