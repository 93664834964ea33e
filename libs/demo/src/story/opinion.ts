import { searchVector, type Day } from '#database';
import { shared } from '#opinions';
import type { Ledger } from '../ledger.js';
import type { Random } from '../random.js';
import type { Concern } from '../voices/concern.js';
import type { Heard, Opened } from './hearing.js';
import type { Spot } from './regulation.js';
import type { Point } from './stage.js';

/** An opinion in the making: what it is about, and what it rests on. */
export interface Matter {
  spot: Spot | null;
  concern: Concern;
  comments: Heard[];
  reason: string;
}

/** What became of it so far. */
export interface Standing {
  state: 'DRAFT' | 'ENDORSED' | 'SUBMITTED' | 'RETURNED';
  groupId: string | null;
  /** Decisions prepared on it. */
  preparations: number;
}

const RETURNS = ['请补充对应的条款。', '同一意见重复报送，请合并后再报。', '请注明修改后的具体表述。'];

/** Writes down an opinion as its point holds it. @returns its id */
export function writeOpinion(
  ledger: Ledger,
  random: Random,
  opened: Opened,
  point: Point,
  { spot, concern, comments, reason }: Matter,
  day: Day,
  standing: Standing,
): string {
  const createdAt = random.eveningOn(day);
  const id = random.idAt(createdAt);
  ledger.add('opinion', {
    regulationId: opened.regulationId,
    id,
    consultationId: opened.id,
    draftId: opened.draftId,
    provisionId: spot?.provisionId ?? null,
    contactPointId: point.id,
    kind: concern.kind,
    wording: concern.wording,
    reason,
    ...standing,
    search: searchVector(concern.wording, reason),
    createdAt,
    createdBy: point.staffId,
    updatedAt: createdAt,
    version: 1,
  });
  for (const comment of comments)
    ledger.add('opinion_comment', {
      regulationId: opened.regulationId,
      opinionId: id,
      commentId: comment.id,
    });
  return id;
}

/** Submits it: rounds on these days, each but the last returned by the authority, the last too when it is RETURNED. */
export function submitOpinion(
  ledger: Ledger,
  random: Random,
  opened: Opened,
  point: Point,
  opinionId: string,
  { spot, concern, comments, reason }: Matter,
  rounds: { submittedOn: Day; returnedOn: Day | null }[],
): void {
  const { regulationId } = opened;
  rounds.forEach(({ submittedOn, returnedOn }, i) => {
    const recordedAt = random.eveningOn(submittedOn);
    const id = random.idAt(recordedAt);
    ledger.add('submission', {
      regulationId,
      id,
      opinionId,
      round: i + 1,
      consultationId: opened.id,
      draftId: opened.draftId,
      provisionId: spot?.provisionId ?? null,
      contactPointId: point.id,
      kind: concern.kind,
      wording: concern.wording,
      reason,
      channel: shared(comments.map(({ channel }) => channel))!,
      eventKind: shared(comments.map(({ eventKind }) => eventKind)),
      occupation: shared(comments.map(({ occupation }) => occupation)),
      submittedOn,
      firstSubmittedOn: rounds[0]!.submittedOn,
      recordedAt,
      recordedOn: submittedOn,
      recordedBy: point.staffId,
    });
    for (const comment of comments)
      ledger.add('submission_comment', { regulationId, submissionId: id, commentId: comment.id });
    if (returnedOn)
      ledger.add('opinion_return', {
        regulationId,
        submissionId: id,
        opinionId,
        reason: random.pick(RETURNS),
        recordedAt: random.momentOn(returnedOn),
        recordedOn: returnedOn,
        recordedBy: null,
      });
  });
}
