import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Day, InvalidInput, resultUnion } from '#graphql';
import { ConsultationTask } from './consultation-task.entity.js';
import { ConsultationClosed } from './window-refusals.js';

@InputType({ description: 'A point to offer a task to.' })
export class TaskOfferInput {
  @Field(() => ID, {
    description:
      'The point: one the authority designates today, or a collection point under one with a task.',
  })
  @IsString()
  contactPointId: string;

  @Field(() => Day, {
    nullable: true,
    description:
      'Last day to submit, within the window and, for a collection point, no later than the task above. Left out: the latest such day.',
  })
  @IsOptional()
  @IsString()
  dueOn?: string | null;
}

@InputType({ description: 'Tasks to offer in a consultation; all of them or none.' })
export class OfferTasksInput {
  @Field(() => ID, { description: 'The consultation.' })
  @IsString()
  consultationId: string;

  @Field(() => [TaskOfferInput], { description: 'The points, 1 to 1000.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => TaskOfferInput)
  tasks: TaskOfferInput[];
}

@ObjectType({ description: 'The tasks that were offered.' })
export class TasksOffered {
  @Field(() => [ConsultationTask], { description: 'One for each point of the input, in its order.' })
  readonly tasks: ConsultationTask[];

  constructor(tasks: ConsultationTask[]) {
    this.tasks = tasks;
  }
}

export const OfferTasksResult = resultUnion('OfferTasksResult', () => [
  TasksOffered,
  ConsultationClosed,
  InvalidInput,
]);
