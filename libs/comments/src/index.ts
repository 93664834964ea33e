export { Channel, EventKind } from './channel.js';
export { CollectionEvent } from './collection-event.entity.js';
export { Comment } from './comment.entity.js';
export {
  CommentField,
  CommentRedaction,
  CommentRelease,
  CommentWithdrawal,
  RedactedSpan,
} from './comment-facts.entity.js';
export { CommentsService } from './comments.service.js';
export { LogCommentInput } from './log-comment.js';
export { CommentsLogged, LogCommentsInput, LogCommentsRow, RowProblem, RowsRefused } from './log-comments.js';
export { TakesNoPart } from './ground.js';
export { ConsultationClosed, ConsultationNotYetOpen } from './window.js';
export { insertComments, type InsertedComment, type NewComment } from './insert-comments.sql.js';
export { bestOutcome, Outcome, outcomes } from './outcome.js';
export { MASK, masked, type Span } from './spans.js';
export { personalData, type Person } from './personal-data.js';
export { ResidentContact } from './resident-contact.entity.js';
export { makeTrackingCode, trackingHash } from './tracking-code.js';
export { isBlank, textProblem } from './words.js';

import { CollectionEvent } from './collection-event.entity.js';
import { CommentRedaction, CommentRelease, CommentWithdrawal } from './comment-facts.entity.js';
import { Comment } from './comment.entity.js';
import { ResidentContact } from './resident-contact.entity.js';
export const commentsEntities = [
  CollectionEvent,
  Comment,
  CommentWithdrawal,
  CommentRedaction,
  CommentRelease,
  ResidentContact,
];
