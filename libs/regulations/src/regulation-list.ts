import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsBoolean, IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import { andWhere, sql, type Database, type Sql } from '#database';
import { RegulationKind } from '#contact-points';
import { Connection, page, parseId, Trimmed, type Page, type PageArgs } from '#graphql';
import { openOn } from './open-on.sql.js';
import { RegulationStatus } from './regulation-status.entity.js';
import { Regulation } from './regulation.entity.js';
import { statusesOn } from './statuses-on.sql.js';
import { the } from './the.js';

@InputType({ description: 'Which regulations; what is left out does not restrict.' })
export class RegulationFilter {
  @Field(() => ID, { nullable: true, description: 'Of this authority.' })
  @IsOptional()
  @IsString()
  authorityId?: string | null;

  @Field(() => [RegulationKind], { nullable: true, description: 'Of one of these kinds.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsEnum(RegulationKind, { each: true })
  kinds?: RegulationKind[] | null;

  @Field(() => [RegulationStatus], { nullable: true, description: 'With one of these statuses today.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsEnum(RegulationStatus, { each: true })
  statuses?: RegulationStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: with a consultation open today; false: with none.',
  })
  @IsOptional()
  @IsBoolean()
  openForConsultation?: boolean | null;

  @Field(() => String, { nullable: true, description: 'In the title, in either language.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(200)
  text?: string | null;
}

@ObjectType({ description: 'A page of regulations.' })
export class RegulationConnection extends Connection(Regulation) {}

/** Regulations, the one entered last first. */
export function regulationList(
  db: Database,
  filter: RegulationFilter,
  today: string,
  args: PageArgs,
): Promise<Page<Regulation>> {
  const qb = db.manager.createQueryBuilder(Regulation, 'r');
  for (const condition of conditions(filter, today)) andWhere(qb, condition);
  return page(qb, args, [{ column: 'r.id', direction: 'DESC', value: (regulation) => regulation.id }]);
}

function* conditions(filter: RegulationFilter, today: string): Generator<Sql> {
  if (filter.authorityId) yield sql`r.authority_id = ${parseId(filter.authorityId, the.authority)}::uuid`;
  if (filter.kinds) yield sql`r.kind = any(${filter.kinds}::text[])`;
  if (filter.statuses)
    yield sql`r.id in (select regulation_id from (${statusesOn(today)}) has
      where status = any(${filter.statuses}::text[]))`;
  if (filter.openForConsultation != null)
    yield sql`exists (select from consultation c where c.regulation_id = r.id and ${openOn(today)})
      = ${filter.openForConsultation}::boolean`;
  if (filter.text) yield sql`strpos(lower(concat_ws(E'\n', r.title, r.title_en)), lower(${filter.text})) > 0`;
}
