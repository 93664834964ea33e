import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsBoolean, IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import { andWhere, sql, type Database, type Sql } from '#database';
import { Connection, Day, page, parseId, Trimmed, type Page, type PageArgs } from '#graphql';
import { designationsAt, districtsAt, parentsAt, withCollectionPoints } from './as-of.sql.js';
import { ContactPoint, ContactPointKind } from './contact-point.entity.js';
import { the } from './the.js';

@InputType({ description: 'Which contact points; what is left out does not restrict.' })
export class ContactPointFilter {
  @Field(() => ID, { nullable: true, description: 'Designated by this authority on the day.' })
  @IsOptional()
  @IsString()
  designatedById?: string | null;

  @Field(() => String, { nullable: true, description: 'In this district on the day.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(100)
  district?: string | null;

  @Field(() => [ContactPointKind], {
    nullable: true,
    description:
      'Of one of these kinds. ONLINE points, which do not count among the points, are listed only when asked for here.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsEnum(ContactPointKind, { each: true })
  kinds?: ContactPointKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Standing under this point on the day: its collection points (信息采集点).',
  })
  @IsOptional()
  @IsString()
  parentId?: string | null;

  @Field({
    nullable: true,
    description:
      'With `designatedById`: also the collection points under those. With `parentId`: at any depth, not only directly under it.',
  })
  @IsOptional()
  @IsBoolean()
  includingCollectionPoints?: boolean;

  @Field(() => Day, { nullable: true, description: 'The day all of this is asked of; today when left out.' })
  @IsOptional()
  @IsString()
  on?: string | null;

  @Field(() => String, { nullable: true, description: 'In the name, in either language, or the address.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(200)
  text?: string | null;
}

@ObjectType({ description: 'A page of contact points.' })
export class ContactPointConnection extends Connection(ContactPoint) {}

/** Contact points by name. */
export function contactPointList(
  db: Database,
  filter: ContactPointFilter,
  today: string,
  args: PageArgs,
): Promise<Page<ContactPoint>> {
  const qb = db.manager.createQueryBuilder(ContactPoint, 'p');
  for (const condition of conditions(filter, filter.on ?? today)) andWhere(qb, condition);
  return page(qb, args, [{ column: 'p.name', direction: 'ASC', value: (point) => point.name }]);
}

function* conditions(filter: ContactPointFilter, on: string): Generator<Sql> {
  const below = (ids: Sql) => (filter.includingCollectionPoints ? withCollectionPoints(ids, { on }) : ids);
  if (filter.kinds?.length) yield sql`p.kind = any(${filter.kinds}::text[])`;
  else yield sql`p.kind <> 'ONLINE'`;
  if (filter.designatedById) {
    const authorityId = parseId(filter.designatedById, the.authority);
    yield sql`p.id in (${below(sql`
      select contact_point_id from (${designationsAt({ on })}) held where authority_id = ${authorityId}::uuid`)})`;
  }
  if (filter.parentId) {
    const parentId = parseId(filter.parentId, the.contactPoint);
    yield sql`p.id <> ${parentId}::uuid and p.id in (${below(sql`
      select contact_point_id from (${parentsAt({ on })}) stands where parent_id = ${parentId}::uuid`)})`;
  }
  if (filter.district)
    yield sql`p.id in (select contact_point_id from (${districtsAt({ on })}) lies where district = ${filter.district})`;
  if (filter.text)
    yield sql`strpos(lower(concat_ws(E'\n', p.name, p.name_en, p.address)), lower(${filter.text})) > 0`;
}
