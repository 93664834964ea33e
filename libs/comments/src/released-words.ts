import type { Comment } from './comment.entity.js';
import type { CommentField, RedactedSpan } from './comment-facts.entity.js';
import { personalData, type Person } from './personal-data.js';
import { wordsOf } from './redact-comment.js';
import { masked, type Span } from './spans.js';

/** A comment's words, part by part, as someone may read them. */
export interface Words {
  text: string;
  proposedWording: string | null;
  reason: string | null;
}

type Said = Pick<Comment, 'verbatim' | 'proposedWording' | 'reason'>;

/** What those entitled read: everything but what was redacted. */
export const redactedWords = (comment: Said, redacted: readonly RedactedSpan[]): Words =>
  shown(comment, redacted, () => []);

/** What the public reads: redacted parts and personal data masked. */
export const releasedWords = (
  comment: Said,
  redacted: readonly RedactedSpan[],
  person: Person | null,
): Words => shown(comment, redacted, (text) => personalData(text, person));

function shown(comment: Said, redacted: readonly RedactedSpan[], hide: (text: string) => Span[]): Words {
  const words = wordsOf(comment);
  const part = (field: CommentField) => {
    const text = words[field];
    return text && masked(text, [...redacted.filter((span) => span.field === field), ...hide(text)]);
  };
  return {
    text: part('VERBATIM' as CommentField)!,
    proposedWording: part('PROPOSED_WORDING' as CommentField),
    reason: part('REASON' as CommentField),
  };
}
