import { ObjectType } from '@nestjs/graphql';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Viewer } from '#accounts';
import { andWhere } from '#database';
import { Connection, type Order } from '#graphql';
import { conditions } from './opinion-conditions.sql.js';
import type { OpinionFilter } from './opinion-filter.js';
import { isSeen } from './opinion-scope.sql.js';
import { Opinion } from './opinion.entity.js';

@ObjectType({ description: 'A page of opinions, those made last first.' })
export class OpinionConnection extends Connection(Opinion) {}

/** Made last first; one submitted as it is stands where its comment was made. */
export const lastFirst: Order<Opinion>[] = [
  { column: 'o.id', direction: 'DESC', value: (opinion) => opinion.id },
  { column: 'o.regulationId', direction: 'DESC', value: (opinion) => opinion.regulationId },
];

/** Opinions `o` that the viewer may see and the filter wants. */
export function opinionsSeen(
  manager: EntityManager,
  viewer: Viewer,
  filter: OpinionFilter,
  today: string,
): SelectQueryBuilder<Opinion> {
  const found = manager.createQueryBuilder(Opinion, 'o').where('true');
  andWhere(found, isSeen(viewer));
  for (const condition of conditions(viewer, filter, today)) andWhere(found, condition);
  return found;
}
