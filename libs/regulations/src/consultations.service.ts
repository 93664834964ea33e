import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Database, uuidv7 } from '#database';
import { InvalidInput, no, parseId, refusing } from '#graphql';
import { audit } from '#audit';
import type { Viewer } from '#accounts';
import type { CloseConsultationInput } from './close-consultation.js';
import { ConsultationTask, TaskState } from './consultation-task.entity.js';
import { Consultation, ConsultationState, stateOn } from './consultation.entity.js';
import { Draft, DraftPublication } from './draft.entity.js';
import type { ExtendConsultationInput } from './extend-consultation.js';
import { minimumFor, tooShort } from './minimum-window.js';
import { offerTasksIn } from './offer-tasks-in.js';
import type { OpenConsultationInput } from './open-consultation.js';
import { Regulation } from './regulation.entity.js';
import { the } from './the.js';
import { ConsultationClosed, DraftNotPublished, type WindowTooShort } from './window-refusals.js';

@Injectable()
export class ConsultationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws No (NOT_FOUND) when there is none. */
  async byId(id: string): Promise<Consultation> {
    const found = await this.db.manager.findOneBy(Consultation, { id: parseId(id, the.consultation) });
    if (!found) throw no.notFound(the.consultation);
    return found;
  }

  /** Opens a window on a published draft, and offers tasks in it when asked: all of it or nothing. */
  open(
    viewer: Viewer,
    input: OpenConsultationInput,
  ): Promise<Consultation | DraftNotPublished | WindowTooShort | InvalidInput> {
    return refusing(() =>
      this.db.transaction(async (tx) => {
        const { draft, regulation } = await draftOf(tx, viewer, input.draftId);
        const { opensOn, closesOn, openToPublic } = input;
        const publication = await tx.findOneBy(DraftPublication, { draftId: draft.id });
        if (!publication || opensOn < publication.publishedOn)
          throw new DraftNotPublished(publication?.publishedOn ?? null);
        if (closesOn < opensOn)
          throw InvalidInput.at('closesOn', {
            zh: '结束日期不能早于开始日期。',
            en: 'The last day cannot lie before the first.',
          });
        if (input.tasks?.length && closesOn < this.clock.today())
          throw InvalidInput.at('tasks', {
            zh: '征求意见已经结束，不能再下达任务。',
            en: 'The window lies behind; no tasks can be offered in it.',
          });
        const minimum = openToPublic ? await minimumFor(tx, regulation) : null;
        const short = minimum && tooShort(opensOn, closesOn, minimum);
        if (short && !input.overrideReason) throw short;

        const consultation = tx.create(Consultation, {
          id: uuidv7(),
          regulationId: regulation.id,
          draftId: draft.id,
          title: input.title ?? `关于《${draft.title}》征求意见`,
          opensOn,
          closesOn,
          openToPublic,
          minimumDays: minimum?.days ?? null,
          minimumBasis: minimum?.legalBasis ?? null,
          overrideReason: short ? input.overrideReason! : null,
          occupations: input.occupations ?? [],
          introduction: input.introduction || null,
          questions: input.questions ?? [],
          openedAt: this.clock.now(),
          openedBy: viewer.id,
          closedAt: null,
          closeReason: null,
          version: 1,
        });
        await tx.insert(Consultation, consultation);
        await audit(tx, viewer, {
          operation: 'consultation.open',
          subject: { kind: 'Consultation', id: consultation.id },
          regulationId: regulation.id,
          authorityId: regulation.authorityId,
          after: {
            draftId: draft.id,
            opensOn,
            closesOn,
            openToPublic,
            minimumDays: consultation.minimumDays,
            overrideReason: consultation.overrideReason,
          },
        });
        if (input.tasks?.length)
          await offerTasksIn(tx, viewer, {
            consultation,
            regulation,
            offers: input.tasks,
            now: this.clock.now(),
          });
        return consultation;
      }),
    ) as Promise<Consultation | DraftNotPublished | WindowTooShort | InvalidInput>;
  }

  /** Moves the last day. Tasks due on the old last day, and not done, are due on the new one. */
  extend(
    viewer: Viewer,
    input: ExtendConsultationInput,
  ): Promise<Consultation | ConsultationClosed | InvalidInput> {
    return this.db.transaction(async (tx) => {
      const { consultation, regulation } = await consultationToManage(tx, viewer, input.consultationId);
      const { id, closesOn: before, version } = consultation;
      const { closesOn } = input;
      if (stateOn(consultation, this.clock.today()) === ConsultationState.CLOSED)
        return new ConsultationClosed(before);
      if (closesOn <= before)
        return InvalidInput.at('closesOn', {
          zh: `征求意见现于${before}结束，只能延长到更晚的日期。`,
          en: `The consultation closes on ${before}; it can only be extended to a later day.`,
        });
      await tx.update(Consultation, { id }, { closesOn, version: version + 1 });
      const moved = await tx
        .createQueryBuilder()
        .update(ConsultationTask)
        .set({ dueOn: closesOn, version: () => 'version + 1' })
        .where('consultation_id = :id and due_on = :before and state in (:...open)', {
          id,
          before,
          open: [TaskState.OFFERED, TaskState.ACCEPTED],
        })
        .execute();
      await audit(tx, viewer, {
        operation: 'consultation.extend',
        subject: { kind: 'Consultation', id },
        regulationId: regulation.id,
        authorityId: regulation.authorityId,
        before: { closesOn: before },
        after: { closesOn, tasksMoved: moved.affected },
      });
      return Object.assign(consultation, { closesOn, version: version + 1 });
    });
  }

  /**
   * Closes it at this moment. Within the window today becomes its last day; tasks keep their due day: what was heard in
   * time may still be sent in. After its last day it means that nothing more is received, and the window stays as it was.
   */
  close(
    viewer: Viewer,
    input: CloseConsultationInput,
  ): Promise<Consultation | ConsultationClosed | WindowTooShort | InvalidInput> {
    return this.db.transaction(async (tx) => {
      const { consultation, regulation } = await consultationToManage(tx, viewer, input.consultationId);
      const { id, opensOn, closesOn: before, minimumDays, minimumBasis, version } = consultation;
      const today = this.clock.today();
      if (consultation.closedAt) return new ConsultationClosed(before);
      if (stateOn(consultation, today) === ConsultationState.UPCOMING)
        return InvalidInput.at('consultationId', {
          zh: `征求意见自${opensOn}才开始。`,
          en: `The consultation opens on ${opensOn} only.`,
        });
      const closesOn = today < before ? today : before;
      const short =
        closesOn < before &&
        minimumDays &&
        minimumBasis &&
        tooShort(opensOn, closesOn, { days: minimumDays, legalBasis: minimumBasis });
      if (short && !input.overrideReason) return short;

      const change = {
        closesOn,
        closedAt: this.clock.now(),
        closeReason: input.reason,
        overrideReason: short ? input.overrideReason! : consultation.overrideReason,
        version: version + 1,
      };
      await tx.update(Consultation, { id }, change);
      const { closeReason, overrideReason } = change;
      await audit(tx, viewer, {
        operation: 'consultation.close',
        subject: { kind: 'Consultation', id },
        regulationId: regulation.id,
        authorityId: regulation.authorityId,
        before: { closesOn: before, overrideReason: consultation.overrideReason },
        after: { closesOn, closeReason, overrideReason },
      });
      return Object.assign(consultation, change);
    });
  }
}

/** The draft a consultation is to be opened on. @throws No (NOT_FOUND), also for a prepared draft the viewer may not read. */
async function draftOf(tx: EntityManager, viewer: Viewer, id: string) {
  const draft = await tx.findOneBy(Draft, { id: parseId(id, the.draft) });
  if (!draft) throw no.notFound(the.draft);
  const regulation = await tx.findOneByOrFail(Regulation, { id: draft.regulationId });
  if (!viewer.may('consultation.manage', { authorityId: regulation.authorityId }))
    throw no.notFound(the.draft);
  return { draft, regulation };
}

/** The consultation, so that one transaction at a time changes its window or offers its tasks. */
async function consultationToManage(tx: EntityManager, viewer: Viewer, id: string) {
  const held = await heldConsultation(tx, id);
  if (!viewer.may('consultation.manage', { authorityId: held.regulation.authorityId })) throw no.notAllowed();
  return held;
}

/** A consultation and its regulation, locked against changes of its window. @throws No (NOT_FOUND) */
export async function heldConsultation(tx: EntityManager, id: string) {
  const consultation = await tx.findOne(Consultation, {
    where: { id: parseId(id, the.consultation) },
    lock: { mode: 'for_no_key_update' },
  });
  if (!consultation) throw no.notFound(the.consultation);
  const regulation = await tx.findOneByOrFail(Regulation, { id: consultation.regulationId });
  return { consultation, regulation };
}
