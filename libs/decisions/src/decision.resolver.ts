import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Viewer } from '#accounts';
import { PageArgs, type Page } from '#graphql';
import {
  DecideInput,
  DecideResult,
  DecisionTarget,
  ReviseDecisionInput,
  ReviseDecisionResult,
} from './decide.js';
import { DecisionFilter } from './decision-filter.js';
import { Decision } from './decision.entity.js';
import { DecisionConnection } from './decisions-seen.js';
import { Decisions } from './decisions.service.js';
import { FeedbackService } from './feedback.service.js';
import { Preparing } from './preparing.service.js';
import { PublishDecisionsInput, PublishDecisionsResult } from './publish-decisions.js';
import { Publishing } from './publishing.service.js';
import { RecordFeedbackInput, RecordFeedbackResult } from './record-feedback.js';
import { UndoDecisionResult } from './undo-decision.js';

@Resolver(() => Decision)
export class DecisionResolver {
  constructor(
    private readonly published: Decisions,
    private readonly preparing: Preparing,
    private readonly publishing: Publishing,
    private readonly feedback: FeedbackService,
  ) {}

  @Allow('anyone')
  @Query(() => DecisionConnection, { description: 'Published decisions, the latest first. They are public.' })
  decisions(
    @Args() page: PageArgs,
    @Args('filter', {
      type: () => DecisionFilter,
      nullable: true,
      description: 'Which ones; left out: all in force.',
    })
    filter?: DecisionFilter,
  ): Promise<Page<Decision>> {
    return this.published.page(filter ?? {}, page);
  }

  @Allow('anyone')
  @Query(() => Decision, { description: 'One published decision. NOT_FOUND when there is none.' })
  decision(@Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<Decision> {
    return this.published.byId(id);
  }

  @Allow('decision.prepare')
  @Mutation(() => DecideResult, {
    description:
      'Prepare a decision on one opinion, or one for a whole group; only for what is as it was read: of two at once one wins.',
  })
  decide(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'What is to become of it.' }) input: DecideInput,
  ): Promise<typeof DecideResult> {
    return this.preparing.decide(viewer, input) as Promise<typeof DecideResult>;
  }

  @Allow('decision.publish')
  @Mutation(() => ReviseDecisionResult, {
    description:
      'Prepare a new decision for what is decided and published; it supersedes the old one from the day it is published itself.',
  })
  reviseDecision(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'What is to become of it instead.' }) input: ReviseDecisionInput,
  ): Promise<typeof ReviseDecisionResult> {
    return this.preparing.revise(viewer, input) as Promise<typeof ReviseDecisionResult>;
  }

  @Allow('decision.prepare')
  @Mutation(() => UndoDecisionResult, {
    description: 'Take back what is prepared, before its publication; what is published stays.',
  })
  undoDecision(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Of what, as it was read.' }) input: DecisionTarget,
  ): Promise<typeof UndoDecisionResult> {
    return this.preparing.undo(viewer, input) as Promise<typeof UndoDecisionResult>;
  }

  @Allow('decision.publish')
  @Mutation(() => PublishDecisionsResult, {
    description:
      'Publish prepared decisions as of today, all or none. From then on they are public, counted and never changed.',
  })
  publishDecisions(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Which.' }) input: PublishDecisionsInput,
  ): Promise<typeof PublishDecisionsResult> {
    return this.publishing.publish(viewer, input) as Promise<typeof PublishDecisionsResult>;
  }

  @Allow('feedback.record')
  @Mutation(() => RecordFeedbackResult, {
    description: 'Record that people were told what became of opinions, all rows or none.',
  })
  recordFeedback(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'Who was told, how and when.' }) input: RecordFeedbackInput,
  ): Promise<typeof RecordFeedbackResult> {
    return this.feedback.record(viewer, input) as Promise<typeof RecordFeedbackResult>;
  }
}
