import { Module } from '@nestjs/common';
import { DecisionFieldsResolver, PreparedDecisionResolver } from './decision-fields.resolver.js';
import { DecisionResolver } from './decision.resolver.js';
import {
  CommentDecisionsResolver,
  FollowUpDecisionsResolver,
  OpinionDecisionsResolver,
  ProvisionDecisionsResolver,
} from './decisions-of.resolver.js';
import { Decisions } from './decisions.service.js';
import { FeedbackResolver } from './feedback.resolver.js';
import { FeedbackService } from './feedback.service.js';
import { Preparing } from './preparing.service.js';
import { Publishing } from './publishing.service.js';

const services = [Decisions, Preparing, Publishing, FeedbackService];

@Module({
  providers: [
    ...services,
    DecisionResolver,
    DecisionFieldsResolver,
    PreparedDecisionResolver,
    FeedbackResolver,
    OpinionDecisionsResolver,
    CommentDecisionsResolver,
    FollowUpDecisionsResolver,
    ProvisionDecisionsResolver,
  ],
  exports: services,
})
export class DecisionsModule {}
