import { In } from 'typeorm';
import { andWhere, sql } from '#database';
import {
  batch,
  batchWith,
  byKey,
  Connection,
  groupsByKey,
  pagesByParent,
  type Page,
  type PageArgs,
} from '#graphql';
import { ObjectType } from '@nestjs/graphql';
import { designationsAt, districtsAt, parentsAt } from './as-of.sql.js';
import { Authority } from './authority.entity.js';
import { ContactPoint } from './contact-point.entity.js';
import { Designation } from './designation.entity.js';
import { MinimumWindow } from './minimum-window.entity.js';
import { ContactPointDistrict, ContactPointParent } from './placement.entity.js';

/** An authority by its id; null when there is none. Authorities are public. */
export const authorityById = batch<string, Authority | null>(async (ids, { db }) =>
  byKey(ids, await db.manager.findBy(Authority, { id: In([...ids]) }), (authority) => authority.id),
);

/** A contact point by its id; null when there is none. Points are public. */
export const contactPointById = batch<string, ContactPoint | null>(async (ids, { db }) =>
  byKey(ids, await db.manager.findBy(ContactPoint, { id: In([...ids]) }), (point) => point.id),
);

/** The ONLINE point of an authority, by the authority's id. */
export const onlinePointOf = batch<string, ContactPoint | null>(async (ids, { db }) =>
  byKey(
    ids,
    await db.manager.findBy(ContactPoint, { onlineForAuthorityId: In([...ids]) }),
    (point) => point.onlineForAuthorityId!,
  ),
);

export const minimumWindowsOf = batch<string, MinimumWindow[]>(async (ids, { db }) => {
  const rows = await db.manager.find(MinimumWindow, {
    where: { authorityId: In([...ids]) },
    order: { regulationKind: 'ASC' },
  });
  return groupsByKey(ids, rows, (row) => row.authorityId);
});

/** The point another stands under on a day, by the other's id; null when under none. */
export const parentOn = batchWith<{ on: string }, string, string | null>(async (ids, { on }, { db }) => {
  const rows = await db.sql<{ contact_point_id: string; parent_id: string | null }>`/* parentOn */
    select * from (${parentsAt({ on })}) stands where contact_point_id = any(${ids}::uuid[])`;
  return byKey(ids, rows, (row) => row.contact_point_id).map((row) => row?.parent_id ?? null);
});

/** The district a point lies in on a day; null when in none. */
export const districtOn = batchWith<{ on: string }, string, string | null>(async (ids, { on }, { db }) => {
  const rows = await db.sql<{ contact_point_id: string; district: string | null }>`/* districtOn */
    select * from (${districtsAt({ on })}) lies where contact_point_id = any(${ids}::uuid[])`;
  return byKey(ids, rows, (row) => row.contact_point_id).map((row) => row?.district ?? null);
});

/** Ids of the points directly under one on a day, by name. */
export const collectionPointsOn = batchWith<{ on: string }, string, string[]>(async (ids, { on }, { db }) => {
  const rows = await db.sql<{ id: string; parent: string }>`/* collectionPointsOn */
    select p.id, stands.parent_id as parent from (${parentsAt({ on })}) stands
    join contact_point p on p.id = stands.contact_point_id
    where stands.parent_id = any(${ids}::uuid[]) order by p.name`;
  return groupsByKey(ids, rows, (row) => row.parent).map((group) => group.map((row) => row.id));
});

export const parentHistoryOf = batch<string, ContactPointParent[]>(async (ids, { db }) => {
  const rows = await db.manager.find(ContactPointParent, {
    where: { contactPointId: In([...ids]) },
    order: { effectiveOn: 'ASC', recordedAt: 'ASC', id: 'ASC' },
  });
  return groupsByKey(ids, rows, (row) => row.contactPointId);
});

export const districtHistoryOf = batch<string, ContactPointDistrict[]>(async (ids, { db }) => {
  const rows = await db.manager.find(ContactPointDistrict, {
    where: { contactPointId: In([...ids]) },
    order: { effectiveOn: 'ASC', recordedAt: 'ASC', id: 'ASC' },
  });
  return groupsByKey(ids, rows, (row) => row.contactPointId);
});

/** A point's designations by any authority, past ones too, oldest first. */
export const designationsOfPoint = batch<string, Designation[]>(async (ids, { db }) => {
  const rows = await db.manager.find(Designation, {
    where: { contactPointId: In([...ids]) },
    order: { fromOn: 'ASC', id: 'ASC' },
  });
  return groupsByKey(ids, rows, (row) => row.contactPointId);
});

@ObjectType({ description: 'A page of designations.' })
export class DesignationConnection extends Connection(Designation) {}

interface DesignationsArgs {
  /** Only those that hold on this day; null: all there ever were. */
  on: string | null;
  page: PageArgs;
}

/** An authority's designations, oldest first. */
export const designationsByAuthority = batchWith<DesignationsArgs, string, Page<Designation>>(
  async (ids, { on, page }, { db }) => {
    const qb = db.manager.createQueryBuilder(Designation, 'd');
    if (on) andWhere(qb, sql`d.id in (select id from (${designationsAt({ on })}) held)`);
    const pages = await pagesByParent(qb, 'd.authorityId', ids, page, [
      { column: 'd.fromOn', direction: 'ASC', value: (designation) => designation.fromOn },
      { column: 'd.id', direction: 'ASC', value: (designation) => designation.id },
    ]);
    return ids.map((id) => pages.get(id)!);
  },
);
