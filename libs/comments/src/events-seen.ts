import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString } from 'class-validator';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Viewer } from '#accounts';
import { andWhere, sql, type Sql } from '#database';
import { withCollectionPoints } from '#contact-points';
import { Connection, Day, parseId, type Order } from '#graphql';
import { EventKind } from './channel.js';
import { CollectionEvent } from './collection-event.entity.js';
import { the } from './the.js';
import { eventWithinScope } from './within-scope.sql.js';

@InputType({ description: 'Which events: all conditions hold together.' })
export class EventFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Held by this point or one of its collection points of today.',
  })
  @IsOptional()
  @IsString()
  contactPointId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this consultation.' })
  @IsOptional()
  @IsString()
  consultationId?: string | null;

  @Field(() => EventKind, { nullable: true, description: 'Of this kind.' })
  @IsOptional()
  @IsEnum(EventKind)
  kind?: EventKind | null;

  @Field(() => Day, { nullable: true, description: 'Held on this day or later.' })
  @IsOptional()
  @IsString()
  heldFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'Held on this day or earlier.' })
  @IsOptional()
  @IsString()
  heldTo?: string | null;
}

@ObjectType({ description: 'A page of events, those held last first.' })
export class CollectionEventConnection extends Connection(CollectionEvent) {}

/** Held last first. */
export const lastHeldFirst: Order<CollectionEvent>[] = [
  { column: 'e.heldOn', direction: 'DESC', value: (event) => event.heldOn },
  { column: 'e.id', direction: 'DESC', value: (event) => event.id },
];

/** Events `e` that the viewer may see and the filter wants. */
export function eventsSeen(
  manager: EntityManager,
  viewer: Viewer,
  filter: EventFilter,
  today: string,
): SelectQueryBuilder<CollectionEvent> {
  const found = manager.createQueryBuilder(CollectionEvent, 'e').where('true');
  andWhere(found, eventWithinScope(viewer, 'event.read'));
  for (const condition of conditions(filter, today)) andWhere(found, condition);
  return found;
}

function* conditions(filter: EventFilter, today: string): Generator<Sql> {
  if (filter.contactPointId) {
    const point = sql`select ${parseId(filter.contactPointId, the.contactPoint)}::uuid`;
    yield sql`e.contact_point_id in (${withCollectionPoints(point, { on: today })})`;
  }
  if (filter.consultationId)
    yield sql`e.consultation_id = ${parseId(filter.consultationId, the.consultation)}`;
  if (filter.kind) yield sql`e.kind = ${filter.kind}`;
  if (filter.heldFrom) yield sql`e.held_on >= ${filter.heldFrom}::date`;
  if (filter.heldTo) yield sql`e.held_on <= ${filter.heldTo}::date`;
}
