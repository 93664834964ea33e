import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsEnum, IsOptional, IsString } from 'class-validator';
import { andWhere, sql, type Database, type Sql } from '#database';
import { Connection, Day, page, parseId, type Page, type PageArgs } from '#graphql';
import { Consultation, ConsultationState } from './consultation.entity.js';
import { notClosedOn, openOn } from './open-on.sql.js';
import { the } from './the.js';

@InputType({ description: 'Which consultations; what is left out does not restrict.' })
export class ConsultationFilter {
  @Field(() => Day, { nullable: true, description: 'Open on this day.' })
  @IsOptional()
  @IsString()
  openOn?: string | null;

  @Field(() => [ConsultationState], { nullable: true, description: 'In one of these states today.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsEnum(ConsultationState, { each: true })
  states?: ConsultationState[] | null;

  @Field(() => ID, { nullable: true, description: 'On a draft of this regulation.' })
  @IsOptional()
  @IsString()
  regulationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Held by this authority.' })
  @IsOptional()
  @IsString()
  authorityId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Offered to this contact point and not declined by it.' })
  @IsOptional()
  @IsString()
  contactPointId?: string | null;
}

@ObjectType({ description: 'A page of consultations.' })
export class ConsultationConnection extends Connection(Consultation) {}

/** Consultations, the one closing last first. */
export function consultationList(
  db: Database,
  filter: ConsultationFilter,
  today: string,
  args: PageArgs,
): Promise<Page<Consultation>> {
  const qb = db.manager.createQueryBuilder(Consultation, 'c');
  for (const condition of conditions(filter, today)) andWhere(qb, condition);
  return page(qb, args, [
    { column: 'c.closesOn', direction: 'DESC', value: (consultation) => consultation.closesOn },
    { column: 'c.id', direction: 'DESC', value: (consultation) => consultation.id },
  ]);
}

function* conditions(filter: ConsultationFilter, today: string): Generator<Sql> {
  const { openOn: day, states, regulationId, authorityId, contactPointId } = filter;
  if (day) yield openOn(day);
  if (states)
    yield sql`(case when not ${notClosedOn(today)} then 'CLOSED' when c.opens_on > ${today}::date then 'UPCOMING'
      else 'OPEN' end) = any(${states}::text[])`;
  if (regulationId) yield sql`c.regulation_id = ${parseId(regulationId, the.regulation)}::uuid`;
  if (authorityId)
    yield sql`c.regulation_id in (select id from regulation
      where authority_id = ${parseId(authorityId, the.authority)}::uuid)`;
  if (contactPointId)
    yield sql`c.id in (select consultation_id from consultation_task
      where contact_point_id = ${parseId(contactPointId, the.contactPoint)}::uuid and state <> 'DECLINED')`;
}
