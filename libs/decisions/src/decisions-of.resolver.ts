import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { bestOutcome, Comment, FollowUp, Outcome } from '#comments';
import { Clock } from '#database';
import { Load, LoadWith, PageArgs, type BigKey, type Loader, type Page } from '#graphql';
import { Opinion } from '#opinions';
import { Provision } from '#regulations';
import { Decision } from './decision.entity.js';
import { DecisionConnection } from './decisions-seen.js';
import {
  decisionInForce,
  decisionsAdoptedInto,
  decisionsOfComment,
  decisionsOfOpinion,
  feedbackOfComment,
  feedbackOfOpinion,
  preparedDecision,
} from './decisions.loaders.js';
import { Feedback } from './feedback.entity.js';
import { PreparedDecision } from './prepared-decision.entity.js';

const keyOf = ({ regulationId, id }: BigKey): BigKey => ({ regulationId, id });

@Resolver(() => Opinion)
export class OpinionDecisionsResolver {
  @ResolveField(() => Decision, {
    nullable: true,
    description: 'The published decision in force; null when none is published.',
  })
  decision(
    @Parent() opinion: Opinion,
    @Load(decisionInForce) load: Loader<BigKey, Decision | null>,
  ): Promise<Decision | null> {
    return load(keyOf(opinion));
  }

  @ResolveField(() => [Decision], { description: 'Every published decision, the first one first.' })
  decisionHistory(
    @Parent() opinion: Opinion,
    @Load(decisionsOfOpinion) load: Loader<BigKey, Decision[]>,
  ): Promise<Decision[]> {
    return load(keyOf(opinion));
  }

  @ResolveField(() => PreparedDecision, {
    nullable: true,
    description: 'The decision being prepared; null when none is, and outside the authority.',
  })
  preparedDecision(
    @Parent() opinion: Opinion,
    @Load(preparedDecision) load: Loader<BigKey, PreparedDecision | null>,
  ): Promise<PreparedDecision | null> {
    return load(keyOf(opinion));
  }

  @ResolveField(() => [Feedback], {
    description:
      'Who was told of its decisions, how and when, the latest first; empty outside point and authority.',
  })
  feedback(
    @Parent() opinion: Opinion,
    @Load(feedbackOfOpinion) load: Loader<BigKey, Feedback[]>,
  ): Promise<Feedback[]> {
    return load(keyOf(opinion));
  }
}

const outcomeField = {
  nullable: true,
  description:
    'The best among the decisions in force on its opinions: ADOPTED, PARTIALLY_ADOPTED, FOR_REFERENCE, REFERRED, NOT_ADOPTED, OUT_OF_SCOPE, in this order; null when none is published.',
};

const decisionsField = {
  description: 'The published decisions in force on the submitted opinions that rest on it.',
};

@Resolver(() => Comment)
export class CommentDecisionsResolver {
  @ResolveField(() => Outcome, outcomeField)
  async outcome(
    @Parent() comment: Comment,
    @Load(decisionsOfComment) load: Loader<BigKey, Decision[]>,
  ): Promise<Outcome | null> {
    return bestOutcome((await load(keyOf(comment))).map((decision) => decision.outcome));
  }

  @ResolveField(() => [Decision], decisionsField)
  decisions(
    @Parent() comment: Comment,
    @Load(decisionsOfComment) load: Loader<BigKey, Decision[]>,
  ): Promise<Decision[]> {
    return load(keyOf(comment));
  }

  @ResolveField(() => [Feedback], {
    description:
      'What its speaker was told, alone or with everybody an opinion came from, the latest first; empty outside point and authority.',
  })
  feedback(
    @Parent() comment: Comment,
    @Load(feedbackOfComment) load: Loader<BigKey, Feedback[]>,
  ): Promise<Feedback[]> {
    return load(keyOf(comment));
  }
}

@Resolver(() => FollowUp)
export class FollowUpDecisionsResolver {
  @ResolveField(() => Outcome, outcomeField)
  async outcome(
    @Parent() { regulationId, commentId }: FollowUp,
    @Load(decisionsOfComment) load: Loader<BigKey, Decision[]>,
  ): Promise<Outcome | null> {
    return bestOutcome((await load({ regulationId, id: commentId })).map((decision) => decision.outcome));
  }

  @ResolveField(() => [Decision], decisionsField)
  decisions(
    @Parent() { regulationId, commentId }: FollowUp,
    @Load(decisionsOfComment) load: Loader<BigKey, Decision[]>,
  ): Promise<Decision[]> {
    return load({ regulationId, id: commentId });
  }
}

@Resolver(() => Provision)
export class ProvisionDecisionsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => DecisionConnection, {
    description:
      'Decisions in force that name this provision, or one below it, as what took the opinion up: why the text reads as it does.',
  })
  becauseOf(
    @Parent() provision: Provision,
    @LoadWith(decisionsAdoptedInto)
    load: (args: { page: PageArgs; today: string }) => Loader<string, Page<Decision>>,
    @Args() page: PageArgs,
  ): Promise<Page<Decision>> {
    return load({ page, today: this.clock.today() })(provision.id);
  }
}
