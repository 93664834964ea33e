import type { EntityManager } from 'typeorm';
import type { Permission, Viewer } from '#accounts';
import { andWhere, sql } from '#database';
import { no, parseBigId, type BigKey } from '#graphql';
import { OpinionGroup } from './opinion-group.entity.js';
import { opinionWithinScope } from './opinion-scope.sql.js';
import { Opinion } from './opinion.entity.js';
import { the } from './the.js';

/** A group the permission reaches in the viewer's authority. @throws No (NOT_FOUND) */
export async function findGroup(
  manager: EntityManager,
  viewer: Viewer,
  permission: Permission,
  opaqueId: string,
): Promise<OpinionGroup> {
  const { everything, authorityIds } = viewer.scope(permission);
  const group = await andWhere(
    manager.createQueryBuilder(OpinionGroup, 'g').where('true'),
    sql`(${everything}::boolean or g.regulation_id in (select id from regulation where authority_id = any(${authorityIds}::uuid[])))`,
  )
    .andWhere('g.regulation_id = :regulationId and g.id = :id', { ...parseBigId(opaqueId, the.group) })
    .getOne();
  if (!group) throw no.notFound(the.group);
  return group;
}

/**
 * Locks a group and all in it until `tx` ends, its opinions first as everywhere, and counts a change of it. @returns its
 * opinions, or null when the group is no longer at `version`: what is in it or prepared on it has changed
 */
export async function lockGroup(
  tx: EntityManager,
  viewer: Viewer,
  permission: Permission,
  group: OpinionGroup,
  version = group.version,
): Promise<Opinion[] | null> {
  const { regulationId, id: groupId } = group;
  const members = tx
    .createQueryBuilder(Opinion, 'o')
    .where('o.regulation_id = :regulationId and o.group_id = :groupId', { regulationId, groupId })
    .orderBy('o.id')
    .setLock('pessimistic_write');
  const opinions = await andWhere(members, opinionWithinScope(viewer, permission)).getMany();
  const changed = await sql`/* lockGroup */
    update opinion_group set version = version + 1
    where regulation_id = ${regulationId} and id = ${groupId} and version = ${version}`.affected(tx);
  if (!changed) return null;
  group.version = version + 1;
  return opinions;
}

/** Counts a change of groups whose opinions are locked; they stay locked themselves until `tx` ends. */
export async function touchGroups(tx: EntityManager, groups: readonly BigKey[]): Promise<void> {
  const sorted = [...groups].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { regulationId, id } of sorted)
    await sql`/* touchGroup */ update opinion_group set version = version + 1
      where regulation_id = ${regulationId} and id = ${id}`.on(tx);
}
