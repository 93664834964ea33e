export { Channel, EventKind } from './channel.js';
export { CollectionEvent } from './collection-event.entity.js';
export { commentByKey } from './comment-by-key.loader.js';
export { CommentFilter, CommentState } from './comment-filter.js';
export { Comment } from './comment.entity.js';
export { CommentRedaction, CommentRelease, CommentWithdrawal } from './comment-facts.entity.js';
export { redactionsOf } from './comment-facts.sql.js';
export { CommentsModule } from './comments.module.js';
export { CommentsService } from './comments.service.js';
export { CommentConnection, commentsSeen, lastFirst } from './comments-seen.js';
export { EventsService } from './events.service.js';
export { FollowUp, FollowUpState } from './follow-up.js';
export { TakesNoPart } from './ground.js';
export { insertComments, type NewComment } from './insert-comments.sql.js';
export { LogCommentInput } from './log-comment.js';
export { CommentsLogged, LogCommentsInput, LogCommentsRow, RowProblem, RowsRefused } from './log-comments.js';
export { bestOutcome, Outcome, outcomes } from './outcome.js';
export { PublicCommentsService } from './public-comments.service.js';
export { regulationsOf } from './regulations-of.sql.js';
export { ReleasesService } from './releases.service.js';
export { releasedWords, type Words } from './released-words.js';
export { takeTurns } from './releases.js';
export { residentContacts } from './resident-contacts.sql.js';
export { ResidentContact } from './resident-contact.entity.js';
export { ConsultationNotYetOpen } from './window.js';
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
