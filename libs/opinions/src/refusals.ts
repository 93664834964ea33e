import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Refusal, type Text } from '#graphql';
import { Opinion } from './opinion.entity.js';
import { OpinionState } from './opinion.enums.js';

@ObjectType({
  implements: () => Refusal,
  description:
    'Someone else changed the opinion after it was read. Nothing was changed; what was typed can be sent again.',
})
export class OpinionChangedMeanwhile extends Refusal {
  @Field(() => Opinion, { description: 'The opinion as it is now, with the version to send.' })
  readonly opinion: Opinion;

  constructor(opinion: Opinion) {
    super({
      zh: '其他人刚刚改动了这条意见建议，请看过现在的内容后再操作。',
      en: 'Someone else has just changed this opinion; look at it as it is now, then go on.',
    });
    this.opinion = opinion;
  }
}

@ObjectType({ implements: () => Refusal, description: 'The opinion stands where this cannot be done.' })
export class WrongState extends Refusal {
  @Field(() => OpinionState, { description: 'Where it stands.' })
  readonly state: OpinionState;

  constructor(state: OpinionState) {
    super(standing(state));
    this.state = state;
  }
}

@ObjectType({
  implements: () => Refusal,
  description: 'The opinion has a decision, published or being prepared, that this would contradict.',
})
export class AlreadyDecided extends Refusal {
  @Field({
    description: 'True: a published decision is in force. False: one is prepared, and can be undone first.',
  })
  readonly published: boolean;

  constructor(published: boolean) {
    super(
      published
        ? { zh: '已有公布的采纳情况。', en: 'A published decision is in force.' }
        : { zh: '已拟定采纳情况，请先撤销。', en: 'A decision is prepared on it: undo that first.' },
    );
    this.published = published;
  }
}

/** One of several things that keeps all of them back. */
@ObjectType({ description: 'One of several things that keeps all of them back, and why.' })
export class ReadinessProblem {
  @Field(() => ID, { description: 'Which: an id as it was sent, or of an opinion found in what was sent.' })
  readonly id: string;

  @Field({ description: 'Why, in Chinese.' })
  readonly messageZh: string;

  @Field({ description: 'Why, in English.' })
  readonly messageEn: string;

  constructor(id: string, text: Text) {
    this.id = id;
    this.messageZh = text.zh;
    this.messageEn = text.en;
  }
}

@ObjectType({
  implements: () => Refusal,
  description: 'Some of what was sent cannot go, so nothing went: all or none.',
})
export class NotReady extends Refusal {
  @Field(() => [ReadinessProblem], { description: 'What keeps it back, in the order sent.' })
  readonly problems: ReadinessProblem[];

  constructor(problems: ReadinessProblem[]) {
    super({
      zh: `有 ${problems.length} 处问题，全部未处理：${problems[0]?.messageZh ?? ''}`,
      en: `Nothing was done because of ${problems.length} problem(s). The first: ${problems[0]?.messageEn ?? ''}`,
    });
    this.problems = problems;
  }
}

/** Says where an opinion stands. */
export function standing(state: OpinionState): Text {
  switch (state) {
    case OpinionState.DRAFT:
      return { zh: '尚未审定。', en: 'It is a draft, not endorsed yet.' };
    case OpinionState.ENDORSED:
      return { zh: '已审定，尚未上报。', en: 'It is endorsed, not submitted yet.' };
    case OpinionState.SUBMITTED:
      return { zh: '已上报。', en: 'It is submitted.' };
    case OpinionState.RETURNED:
      return {
        zh: '已被退回，请先修改或重新审定。',
        en: 'It was returned: edit it or endorse it again first.',
      };
  }
}
