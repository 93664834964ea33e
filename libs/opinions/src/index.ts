export { OpinionKind, OpinionState } from './opinion.enums.js';
export { Opinion } from './opinion.entity.js';
export { OpinionComment } from './opinion-comment.entity.js';
export { OpinionGroup } from './opinion-group.entity.js';
export { OpinionReturn } from './opinion-return.entity.js';
export { OpinionsModule } from './opinions.module.js';
export { MIXED, SharedChannel, SharedEventKind, shared } from './shared-value.js';
export { Submission, SubmissionComment } from './submission.entity.js';

import { OpinionComment } from './opinion-comment.entity.js';
import { Opinion } from './opinion.entity.js';
import { OpinionGroup } from './opinion-group.entity.js';
import { OpinionReturn } from './opinion-return.entity.js';
import { Submission, SubmissionComment } from './submission.entity.js';
export const opinionsEntities = [
  Opinion,
  OpinionComment,
  OpinionGroup,
  Submission,
  SubmissionComment,
  OpinionReturn,
];
