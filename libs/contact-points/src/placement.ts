import type { EntityManager } from 'typeorm';
import { dayOf, sql, uuidv7 } from '#database';
import { districtsAt, parentsAt } from './as-of.sql.js';
import { ContactPointDistrict, ContactPointParent } from './placement.entity.js';

/** Where a point belongs. */
export interface Placement {
  parentId: string | null;
  district: string | null;
}

/** Where a point belongs on a day, as known now. */
export async function placementOn(tx: EntityManager, contactPointId: string, on: string): Promise<Placement> {
  const [row] = await sql<Placement>`/* placementOn */
    select (select parent_id from (${parentsAt({ on })}) p where contact_point_id = ${contactPointId}) as "parentId",
      (select district from (${districtsAt({ on })}) d where contact_point_id = ${contactPointId}) as district`.on(
    tx,
  );
  return row!;
}

/** Adds to the histories what `placement` names, from a day on. */
export async function placeOn(
  tx: EntityManager,
  contactPointId: string,
  effectiveOn: string,
  placement: Partial<Placement>,
  record: { recordedAt: Date; recordedBy: string | null },
): Promise<void> {
  const entry = { contactPointId, effectiveOn, ...record, recordedOn: dayOf(record.recordedAt) };
  const { parentId, district } = placement;
  if (parentId !== undefined) await tx.insert(ContactPointParent, { id: uuidv7(), ...entry, parentId });
  if (district !== undefined) await tx.insert(ContactPointDistrict, { id: uuidv7(), ...entry, district });
}
