export { DecideInput, DecisionsPrepared, DecisionTarget, ReviseDecisionInput } from './decide.js';
export { DecisionFilter } from './decision-filter.js';
export { Decision } from './decision.entity.js';
export { FeedbackWay } from './decision.enums.js';
export { decisionInForce } from './decisions.loaders.js';
export { DecisionConnection, decisionsSeen } from './decisions-seen.js';
export { DecisionsModule } from './decisions.module.js';
export { Decisions } from './decisions.service.js';
export { Feedback } from './feedback.entity.js';
export { FeedbackService } from './feedback.service.js';
export {
  insertDecisions,
  insertFeedback,
  type NewDecision,
  type NewFeedback,
} from './insert-decisions.sql.js';
export { PreparedDecision } from './prepared-decision.entity.js';
export { Preparing } from './preparing.service.js';
export { DecisionsPublished, PublishDecisionsInput } from './publish-decisions.js';
export { Publishing } from './publishing.service.js';
export { FeedbackRecorded, RecordFeedbackInput } from './record-feedback.js';
export { AlreadyPublished, DecidedMeanwhile, InGroup, NothingPublished } from './refusals.js';
export { DecisionUndone } from './undo-decision.js';

import { Decision } from './decision.entity.js';
import { Feedback } from './feedback.entity.js';
import { PreparedDecision } from './prepared-decision.entity.js';
export const decisionsEntities = [PreparedDecision, Decision, Feedback];
