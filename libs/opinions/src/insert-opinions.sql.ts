import type { EntityManager } from 'typeorm';
import { dayOf, searchVector, uuidv7 } from '#database';
import { insertRows } from './insert-rows.js';
import { OpinionComment } from './opinion-comment.entity.js';
import { Opinion } from './opinion.entity.js';
import { Submission, SubmissionComment } from './submission.entity.js';

/** An opinion as it is first stored. */
export interface NewOpinion extends Pick<
  Opinion,
  | 'regulationId'
  | 'consultationId'
  | 'draftId'
  | 'provisionId'
  | 'contactPointId'
  | 'kind'
  | 'wording'
  | 'reason'
  | 'state'
  | 'createdAt'
  | 'createdBy'
> {
  /** A new one when left out. */
  id?: string;
  /** Ids of the comments it rests on; of the same regulation. */
  commentIds: readonly string[];
}

/** Adds opinions with their links to comments. Trusts its rows; see `insertRows`. @returns them in the order given */
export async function insertOpinions(tx: EntityManager, rows: readonly NewOpinion[]): Promise<Opinion[]> {
  const opinions = rows.map(({ id = uuidv7(), commentIds: _, ...row }) =>
    Object.assign(new Opinion(), row, {
      id,
      groupId: null,
      search: searchOf(row),
      preparations: 0,
      updatedAt: row.createdAt,
      version: 1,
    }),
  );
  await insertRows(tx, Opinion, opinions);
  await insertRows(
    tx,
    OpinionComment,
    rows.flatMap(({ regulationId, commentIds }, i) =>
      commentIds.map((commentId) => ({ regulationId, opinionId: opinions[i]!.id, commentId })),
    ),
  );
  return opinions;
}

/** What a search among opinions finds: wording and reason. */
export const searchOf = ({ wording, reason }: Pick<Opinion, 'wording' | 'reason'>) =>
  searchVector(wording, reason);

/** A round of submission. `recordedAt` is now; only an audited historical import, or the demo, sets it back. */
export interface NewSubmission extends Omit<Submission, 'id' | 'recordedOn'> {
  /** Ids of the comments it rests on; of the same regulation. */
  commentIds: readonly string[];
}

/**
 * The one writer of submissions: adds rounds with their links to comments. Trusts its rows, and leaves the opinions'
 * state to the caller. @returns them in the order given
 */
export async function insertSubmissions(
  tx: EntityManager,
  rows: readonly NewSubmission[],
): Promise<Submission[]> {
  const submissions = rows.map(({ commentIds: _, ...row }) =>
    Object.assign(new Submission(), row, { id: uuidv7(), recordedOn: dayOf(row.recordedAt) }),
  );
  await insertRows(tx, Submission, submissions);
  await insertRows(
    tx,
    SubmissionComment,
    rows.flatMap(({ regulationId, commentIds }, i) =>
      commentIds.map((commentId) => ({ regulationId, submissionId: submissions[i]!.id, commentId })),
    ),
  );
  return submissions;
}

/** What a submission takes over from the opinion as it stands. */
export function snapshotOf(opinion: Opinion) {
  const { regulationId, consultationId, draftId, provisionId, contactPointId, kind, wording, reason } =
    opinion;
  return {
    regulationId,
    opinionId: opinion.id,
    consultationId,
    draftId,
    provisionId,
    contactPointId,
    kind,
    wording,
    reason,
  };
}
