import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Database, sql } from '#database';
import { InvalidInput, no, parseId } from '#graphql';
import { audit } from '#audit';
import { Account, type Viewer } from '#accounts';
import { neighboursOf } from './align-drafts.js';
import { AlignmentConfirmation } from './alignment.entity.js';
import { ChangeKind, kindsBetween } from './change-kind.js';
import { AlignmentConfirmed, type ConfirmAlignmentInput } from './confirm-alignment.js';
import { draftToManage } from './drafts.service.js';
import { Provision } from './provision.entity.js';
import { the } from './the.js';

@Injectable()
export class AlignmentsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Says what a provision has become in the next draft. Of two people who say different things, the first one counts. */
  confirm(
    viewer: Viewer,
    input: ConfirmAlignmentInput,
  ): Promise<AlignmentConfirmation | AlignmentConfirmed | InvalidInput> {
    return this.db.transaction(async (tx) => {
      const { draft, authorityId } = await draftToManage(tx, viewer, input.draftId);
      const earlierId = parseId(input.provisionId, the.provision);
      const earlier = await tx.findOneBy(Provision, { id: earlierId });
      if (!earlier) throw no.notFound(the.provision);
      const { beforeId } = await neighboursOf(tx, draft);
      if (earlier.draftId !== beforeId)
        return InvalidInput.at('draftId', {
          zh: '只能确认与紧邻的下一稿的对应关系。',
          en: 'Provisions are confirmed from one draft to the next: this is not the next draft.',
        });
      const later = await laterOne(tx, draft.id, input.counterpartId ?? null);
      if (later instanceof InvalidInput) return later;

      const key = { earlierId, laterDraftId: draft.id };
      const before = await tx.findOneBy(AlignmentConfirmation, key);
      const laterId = later?.id ?? null;
      if (before && before.laterId === laterId) return before;
      const kinds = later ? kindsBetween(earlier, later) : [ChangeKind.REMOVED];
      const done = await sql`/* confirmAlignment */
        insert into alignment_confirmation as c
          (earlier_id, later_draft_id, later_id, kinds, confirmed_at, confirmed_by, version)
        values (${earlierId}, ${draft.id}, ${laterId}, ${kinds}, ${this.clock.now()}, ${viewer.id}, 1)
        on conflict (earlier_id, later_draft_id) do update set later_id = excluded.later_id, kinds = excluded.kinds,
          confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by, version = c.version + 1
        where c.version = ${input.version ?? 0}`.affected(tx);
      const now = await tx.findOneByOrFail(AlignmentConfirmation, key);
      if (!done) return now.laterId === laterId ? now : confirmedBefore(tx, now);
      await audit(tx, viewer, {
        operation: 'alignment.confirm',
        subject: { kind: 'Provision', id: earlierId },
        regulationId: draft.regulationId,
        authorityId,
        before: before && { draftId: draft.id, counterpartId: before.laterId },
        after: { draftId: draft.id, counterpartId: laterId, kinds },
      });
      return now;
    });
  }
}

async function laterOne(
  tx: EntityManager,
  draftId: string,
  id: string | null,
): Promise<Provision | null | InvalidInput> {
  if (id === null) return null;
  const found = await tx.findOneBy(Provision, { id: parseId(id, the.provision), draftId });
  return (
    found ??
    InvalidInput.at('counterpartId', {
      zh: '该条款不在这一稿中。',
      en: 'This provision is not one of that draft.',
    })
  );
}

async function confirmedBefore(tx: EntityManager, now: AlignmentConfirmation): Promise<AlignmentConfirmed> {
  const who = now.confirmedBy ? await tx.findOneBy(Account, { id: now.confirmedBy }) : null;
  return new AlignmentConfirmed(now, who?.displayName ?? null);
}
