export { Decision } from './decision.entity.js';
export { DecisionsModule } from './decisions.module.js';
export { FeedbackWay } from './decision.enums.js';
export { Feedback } from './feedback.entity.js';
export { PreparedDecision } from './prepared-decision.entity.js';

import { Decision } from './decision.entity.js';
import { Feedback } from './feedback.entity.js';
import { PreparedDecision } from './prepared-decision.entity.js';
export const decisionsEntities = [PreparedDecision, Decision, Feedback];
