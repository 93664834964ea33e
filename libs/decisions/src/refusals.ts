import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Outcome } from '#comments';
import { Refusal } from '#graphql';
import { OpinionGroup } from '#opinions';
import { Decision } from './decision.entity.js';
import type { PreparedDecision } from './prepared-decision.entity.js';

@ObjectType({
  implements: () => Refusal,
  description:
    'Somebody else decided first. Nothing was changed, and what was typed can be sent again with the version given here.',
})
export class DecidedMeanwhile extends Refusal {
  @Field(() => String, {
    nullable: true,
    description: 'Who: their display name; null for a command of the program.',
  })
  readonly decidedBy: string | null;

  @Field({ description: 'When.' })
  readonly decidedAt: Date;

  @Field(() => Outcome, { description: 'The outcome they chose.' })
  readonly outcome: Outcome;

  @Field({ description: 'The reason they gave.' })
  readonly reason: string;

  @Field(() => Int, {
    description: 'The version to send in order to replace it; of the group when a group was decided.',
  })
  readonly version: number;

  constructor(
    by: string | null,
    decision: Pick<PreparedDecision, 'outcome' | 'reason' | 'preparedAt'>,
    version: number,
  ) {
    super({
      zh: `${by ?? '系统'}已先行拟定采纳情况，请看过后再决定；您填写的内容没有丢失。`,
      en: `${by ?? 'The system'} has just decided this; look at it, then decide. What you typed is not lost.`,
    });
    this.decidedBy = by;
    this.decidedAt = decision.preparedAt;
    this.outcome = decision.outcome;
    this.reason = decision.reason;
    this.version = version;
  }
}

@ObjectType({
  implements: () => Refusal,
  description: 'A decision is published already: `reviseDecision` prepares one that supersedes it.',
})
export class AlreadyPublished extends Refusal {
  @Field(() => Decision, { description: 'The decision in force.' })
  readonly decision: Decision;

  constructor(decision: Decision) {
    super({
      zh: `采纳情况已于${decision.publishedOn}公布，只能另行修订。`,
      en: `A decision was published on ${decision.publishedOn}; it can only be revised.`,
    });
    this.decision = decision;
  }
}

@ObjectType({
  implements: () => Refusal,
  description: 'Nothing is published yet that could be revised: `decide` prepares the first decision.',
})
export class NothingPublished extends Refusal {
  constructor() {
    super({ zh: '尚未公布采纳情况，无可修订。', en: 'No decision is published yet that could be revised.' });
  }
}

@ObjectType({
  implements: () => Refusal,
  description:
    'The opinion is in a group, which gets one decision for all: decide the group, or take the opinion out first.',
})
export class InGroup extends Refusal {
  @Field(() => OpinionGroup, { description: 'The group, with the version to send.' })
  readonly group: OpinionGroup;

  constructor(group: OpinionGroup) {
    super({
      zh: `该意见建议属于同类意见组“${group.title}”，请对全组作出决定，或先移出。`,
      en: `The opinion is in the group “${group.title}”: decide the group, or take the opinion out first.`,
    });
    this.group = group;
  }
}
