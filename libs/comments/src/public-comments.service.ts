import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '#accounts';
import { auditMany } from '#audit';
import { ContactPoint } from '#contact-points';
import { Clock, Database, dayOf } from '#database';
import { InvalidInput, refusing, type Refusal } from '#graphql';
import { ConsultationClosed, Regulation, type Consultation } from '#regulations';
import { Channel } from './channel.js';
import { Comment } from './comment.entity.js';
import { redactionsOf } from './comment-facts.sql.js';
import { FollowUp, FollowUpState } from './follow-up.js';
import { standing, type Standing } from './follow-up.sql.js';
import { consultationHeld, groundOf } from './ground.js';
import { insertComments } from './insert-comments.sql.js';
import { releasedWords } from './released-words.js';
import { remarkProblems } from './remark-rules.js';
import type { Remark } from './remark.js';
import { residentContacts } from './resident-contacts.sql.js';
import { changes, newIds, stored } from './stored-remark.js';
import {
  NotOpenToPublic,
  PublicCommentReceived,
  type SubmitPublicCommentInput,
} from './submit-public-comment.js';
import { makeTrackingCode, trackingHash } from './tracking-code.js';
import { lastDay, outsideWindow } from './window.js';

/** What residents send themselves, without an account. */
@Injectable()
export class PublicCommentsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a resident's comment while the consultation is open to the public. The same key gives the same answer, also
   * after the window. @throws No (NOT_FOUND) without such a consultation or point
   */
  submit(viewer: Viewer, input: SubmitPublicCommentInput): Promise<PublicCommentReceived | Refusal> {
    const [id] = newIds(1);
    const key = input.key?.toLowerCase();
    const code = makeTrackingCode(key && `${key} ${input.consultationId.toLowerCase()}`);
    // The key itself would give the code away to whoever reads the table.
    const importKey = key
      ? `resident:${createHash('sha256').update(`import key ${key}`).digest('hex')}`
      : null;
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const consultation = await consultationHeld(tx, input.consultationId);
        const { regulationId } = consultation;
        const before = importKey && (await tx.findOneBy(Comment, { regulationId, importKey }));
        if (before) return again(before, input, code);

        const at = this.clock.now();
        const closed = this.closed(consultation, dayOf(at));
        if (closed) return closed;
        const remark: Remark = { ...input, channel: Channel.ONLINE, heardOn: dayOf(at), importKey };
        const point = input.contactPointId ?? (await onlinePoint(tx, regulationId));
        const ground = await groundOf(tx, consultation, point, [remark], dayOf(at));
        const problems = remarkProblems(remark, ground);
        if (problems.length) return new InvalidInput(...problems);

        const row = stored(remark, ground, { id: id!, at, by: null, trackingHash: trackingHash(code)! });
        const fresh = await insertComments(tx, [row]);
        if (!fresh.length && importKey)
          return again(await tx.findOneByOrFail(Comment, { regulationId, importKey }), input, code);
        // Where a resident wrote from is nobody's business.
        const actor = { id: viewer.id, address: null, requestId: viewer.requestId };
        await auditMany(tx, actor, changes('comment.submitPublic', [row], fresh, ground));
        return received(row, code);
      }),
    );
  }

  /** Where the comment with this code stands; null when no comment has it. */
  async followUp(code: string): Promise<FollowUp | null> {
    const hash = trackingHash(code);
    if (!hash) return null;
    const { manager } = this.db;
    const [found] = await standing(hash).on(manager);
    if (!found) return null;
    const redactions = (await redactionsOf(manager, [found])).get(found.id) ?? [];
    const person = (await residentContacts(manager, [found])).get(found.id) ?? null;
    const spans = redactions.flatMap((redaction) => redaction.spans);
    return Object.assign(new FollowUp(), {
      regulationId: found.regulationId,
      commentId: found.id,
      consultationId: found.consultationId,
      provisionId: found.provisionId,
      contactPointId: found.contactPointId,
      receivedOn: found.heardOn,
      state: stateOf(found),
      text: releasedWords(found, spans, person).text,
      withdrawalReason: found.withdrawalReason,
    });
  }

  private closed(consultation: Consultation, today: string): Refusal | null {
    if (!consultation.openToPublic) return new NotOpenToPublic();
    // Closed early means closed to residents from that moment, not from the next day.
    return (
      outsideWindow(consultation, today) ??
      (consultation.closedAt ? new ConsultationClosed(lastDay(consultation)) : null)
    );
  }
}

async function onlinePoint(tx: EntityManager, regulationId: string): Promise<string> {
  const { authorityId } = await tx.findOneByOrFail(Regulation, { id: regulationId });
  return (await tx.findOneByOrFail(ContactPoint, { onlineForAuthorityId: authorityId })).id;
}

function received(
  {
    regulationId,
    consultationId,
    contactPointId,
    heardOn,
  }: Pick<Comment, 'regulationId' | 'consultationId' | 'contactPointId' | 'heardOn'>,
  trackingCode: string,
): PublicCommentReceived {
  return Object.assign(new PublicCommentReceived(), {
    trackingCode,
    receivedOn: heardOn,
    regulationId,
    consultationId,
    contactPointId,
  });
}

function again(
  before: Comment,
  input: SubmitPublicCommentInput,
  code: string,
): PublicCommentReceived | InvalidInput {
  const isSame =
    before.verbatim === input.verbatim && before.consultationId === input.consultationId.toLowerCase();
  return isSame
    ? received(before, code)
    : InvalidInput.at('key', {
        zh: '该编号已用于另一条意见。',
        en: 'This key was used for another comment.',
      });
}

function stateOf(found: Standing): FollowUpState {
  if (found.withdrawalReason !== null) return FollowUpState.WITHDRAWN;
  if (found.decided) return FollowUpState.DECIDED;
  if (found.submitted) return FollowUpState.SUBMITTED;
  return found.summedUp ? FollowUpState.SUMMED_UP : FollowUpState.RECEIVED;
}
