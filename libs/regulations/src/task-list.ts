import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsBoolean, IsEnum, IsOptional, IsString } from 'class-validator';
import { andWhere, sql, type Database, type Sql } from '#database';
import { Day, page, parseId, type Page, type PageArgs } from '#graphql';
import type { Viewer } from '#accounts';
import { withCollectionPoints } from '#contact-points';
import { ConsultationTask, TaskState } from './consultation-task.entity.js';
import { the } from './the.js';
import { mayReadTask } from './visible.sql.js';

@InputType({ description: 'Which tasks; what is left out does not restrict.' })
export class TaskFilter {
  @Field(() => ID, { nullable: true, description: 'Of this point.' })
  @IsOptional()
  @IsString()
  contactPointId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'With `contactPointId`: also of the collection points that stand under it today, at any depth.',
  })
  @IsOptional()
  @IsBoolean()
  includingCollectionPoints?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'In this consultation.' })
  @IsOptional()
  @IsString()
  consultationId?: string | null;

  @Field(() => [TaskState], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsEnum(TaskState, { each: true })
  states?: TaskState[] | null;

  @Field(() => Day, { nullable: true, description: 'Due on this day or before.' })
  @IsOptional()
  @IsString()
  dueUntil?: string | null;
}

/** Tasks the viewer may read, the first due first. */
export function taskList(
  db: Database,
  viewer: Viewer,
  filter: TaskFilter,
  today: string,
  args: PageArgs,
): Promise<Page<ConsultationTask>> {
  const qb = db.manager.createQueryBuilder(ConsultationTask, 't');
  andWhere(qb, mayReadTask(viewer, sql`t.id`));
  for (const condition of conditions(filter, today)) andWhere(qb, condition);
  return page(qb, args, [
    { column: 't.dueOn', direction: 'ASC', value: (task) => task.dueOn },
    { column: 't.id', direction: 'ASC', value: (task) => task.id },
  ]);
}

function* conditions(filter: TaskFilter, today: string): Generator<Sql> {
  const { contactPointId, includingCollectionPoints, consultationId, states, dueUntil } = filter;
  if (contactPointId) {
    const point = sql`select ${parseId(contactPointId, the.contactPoint)}::uuid`;
    yield sql`t.contact_point_id in (${includingCollectionPoints ? withCollectionPoints(point, { on: today }) : point})`;
  }
  if (consultationId) yield sql`t.consultation_id = ${parseId(consultationId, the.consultation)}::uuid`;
  if (states) yield sql`t.state = any(${states}::text[])`;
  if (dueUntil) yield sql`t.due_on <= ${dueUntil}::date`;
}
