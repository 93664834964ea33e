export { auditOpinions } from './audit-opinions.js';
export { checkWords } from './check-words.js';
export { MAX_AT_ONCE, MAX_REASON } from './draft-opinion.js';
export { insertRows, type Columns } from './insert-rows.js';
export { findGroup, lockGroup, touchGroups } from './lock-group.sql.js';
export { lockOpinions, opinionKeys } from './lock-opinions.js';
export { OpinionComment } from './opinion-comment.entity.js';
export { OpinionGroup } from './opinion-group.entity.js';
export { OpinionGroups } from './opinion-groups.service.js';
export { OpinionReturn } from './opinion-return.entity.js';
export { opinionWithinScope } from './opinion-scope.sql.js';
export { Opinion } from './opinion.entity.js';
export { OpinionKind, OpinionState } from './opinion.enums.js';
export { opinionByKey } from './opinions.loaders.js';
export { OpinionsModule } from './opinions.module.js';
export { Opinions } from './opinions.service.js';
export { AlreadyDecided, NotReady, ReadinessProblem, WrongState } from './refusals.js';
export { MIXED, shared, SharedChannel, SharedEventKind } from './shared-value.js';
export { Submission, SubmissionComment } from './submission.entity.js';
export { Submissions } from './submissions.service.js';
export { SubmittedOpinions } from './submit-opinions.js';
export { SummingUp } from './summing-up.service.js';

import { OpinionComment } from './opinion-comment.entity.js';
import { OpinionGroup } from './opinion-group.entity.js';
import { OpinionReturn } from './opinion-return.entity.js';
import { Opinion } from './opinion.entity.js';
import { Submission, SubmissionComment } from './submission.entity.js';
export const opinionsEntities = [
  Opinion,
  OpinionComment,
  OpinionGroup,
  Submission,
  SubmissionComment,
  OpinionReturn,
];
