import { ObjectType } from '@nestjs/graphql';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { withCollectionPoints } from '#contact-points';
import { andWhere, searchQuery, sql, type Sql } from '#database';
import { Connection, parseId, type Order } from '#graphql';
import { rangeBelow } from '#regulations';
import type { DecisionFilter } from './decision-filter.js';
import { Decision } from './decision.entity.js';

@ObjectType({ description: 'A page of published decisions, the latest first.' })
export class DecisionConnection extends Connection(Decision) {}

export const latestFirst: Order<Decision>[] = [
  { column: 'd.publishedOn', direction: 'DESC', value: (decision) => decision.publishedOn },
  { column: 'd.id', direction: 'DESC', value: (decision) => decision.id },
  { column: 'd.regulationId', direction: 'DESC', value: (decision) => decision.regulationId },
];

/** Published decisions `d` that the filter wants; they are public. */
export function decisionsSeen(
  manager: EntityManager,
  filter: DecisionFilter,
  today: string,
): SelectQueryBuilder<Decision> {
  const found = manager.createQueryBuilder(Decision, 'd').where('true');
  for (const condition of conditions(filter, today)) andWhere(found, condition);
  return found;
}

function* conditions(filter: DecisionFilter, today: string): Generator<Sql> {
  const { regulationId, consultationId, draftId, provisionId, contactPointId, adoptedIntoId } = filter;
  if (!filter.superseded)
    yield sql`not exists (select from decision later where later.regulation_id = d.regulation_id
      and later.opinion_id = d.opinion_id and later.round > d.round)`;
  if (filter.outcomes) yield sql`d.outcome = any(${filter.outcomes}::text[])`;
  if (regulationId) yield sql`d.regulation_id = ${parseId(regulationId, { zh: '法规', en: 'Regulation' })}`;
  if (consultationId) {
    const id = parseId(consultationId, { zh: '征求意见', en: 'Consultation' });
    yield sql`d.regulation_id = (select regulation_id from consultation where id = ${id})
      and ${onOpinions(sql`o.consultation_id = ${id}`)}`;
  }
  if (draftId) {
    const id = parseId(draftId, { zh: '草案', en: 'Draft' });
    yield sql`d.regulation_id = (select regulation_id from draft where id = ${id})
      and ${onOpinions(sql`o.draft_id = ${id}`)}`;
  }
  if (provisionId) {
    const id = parseId(provisionId, { zh: '条款', en: 'Provision' });
    yield sql`d.regulation_id = (select draft.regulation_id from draft
        join provision on provision.draft_id = draft.id where provision.id = ${id})
      and ${onOpinions(sql`o.provision_id in (${rangeBelow(id)})`)}`;
  }
  if (contactPointId) {
    const point = sql`select ${parseId(contactPointId, { zh: '联系点', en: 'Contact point' })}::uuid`;
    yield onOpinions(sql`o.contact_point_id in (${withCollectionPoints(point, { on: today })})`);
  }
  const words = filter.text ? searchQuery(filter.text) : null;
  if (words !== null) yield onOpinions(sql`o.search @@ ${words}::tsquery`);
  if (adoptedIntoId)
    yield sql`d.adopted_into_id in (${rangeBelow(parseId(adoptedIntoId, { zh: '条款', en: 'Provision' }))})`;
  if (filter.publishedFrom) yield sql`d.published_on >= ${filter.publishedFrom}::date`;
  if (filter.publishedTo) yield sql`d.published_on <= ${filter.publishedTo}::date`;
}

const onOpinions = (such: Sql): Sql => sql`exists (select from opinion o
  where o.regulation_id = d.regulation_id and o.id = d.opinion_id and ${such})`;
