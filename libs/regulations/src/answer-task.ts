import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsString, Length } from 'class-validator';
import { Refusal, resultUnion, Trimmed } from '#graphql';
import { ConsultationTask, TaskState } from './consultation-task.entity.js';

@InputType({ description: 'A task the point takes on.' })
export class AcceptTaskInput {
  @Field(() => ID, { description: 'The task.' })
  @IsString()
  taskId: string;
}

@InputType({ description: 'A task the point does not take on.' })
export class DeclineTaskInput {
  @Field(() => ID, { description: 'The task.' })
  @IsString()
  taskId: string;

  @Field({ description: 'Why not.' })
  @Trimmed()
  @Length(1, 5000)
  reason: string;
}

const said: Record<TaskState, { zh: string; en: string }> = {
  OFFERED: { zh: '尚未答复', en: 'not answered' },
  ACCEPTED: { zh: '接受', en: 'accepted' },
  DECLINED: { zh: '谢绝', en: 'declined' },
  SUBMITTED: { zh: '提交意见', en: 'answered with opinions' },
};

@ObjectType({
  implements: () => Refusal,
  description: 'Somebody at the point has answered already, otherwise. Nothing was changed.',
})
export class TaskAnswered extends Refusal {
  @Field(() => ConsultationTask, { description: 'The task as it is now.' })
  readonly task: ConsultationTask;

  @Field(() => TaskState, { description: 'What was answered.' })
  readonly state: TaskState;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When; null when opinions were submitted without it.',
  })
  readonly answeredAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who answered, by display name; null when not known.' })
  readonly answeredBy: string | null;

  constructor(task: ConsultationTask, answeredBy: string | null) {
    super({
      zh: `${answeredBy ?? '有人'}已${said[task.state].zh}该任务。`,
      en: `${answeredBy ?? 'Somebody'} has already ${said[task.state].en} this task.`.replace(
        'answered with opinions this task',
        'answered this task with opinions',
      ),
    });
    this.task = task;
    this.state = task.state;
    this.answeredAt = task.answeredAt;
    this.answeredBy = answeredBy;
  }
}

export const AcceptTaskResult = resultUnion('AcceptTaskResult', () => [ConsultationTask, TaskAnswered]);
export const DeclineTaskResult = resultUnion('DeclineTaskResult', () => [ConsultationTask, TaskAnswered]);
