import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, constraintOf, Database, dayOf, sql, uuidv7 } from '#database';
import { InvalidInput, no, parseId } from '#graphql';
import { audit } from '#audit';
import type { Viewer } from '#accounts';
import { Authority } from '#contact-points';
import { RegulationExists, type AddRegulationInput } from './add-regulation.js';
import { RegulationStatus, RegulationStatusEntry } from './regulation-status.entity.js';
import { Regulation } from './regulation.entity.js';
import type { SetRegulationStatusInput } from './set-regulation-status.js';
import { statusesOn } from './statuses-on.sql.js';
import { the } from './the.js';

/** Statuses whose day a law or decision fixes before it comes. */
const FIXED_BEFOREHAND = [RegulationStatus.IN_FORCE, RegulationStatus.REPEALED];

@Injectable()
export class RegulationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws No (NOT_FOUND) when there is none. */
  byId(id: string): Promise<Regulation> {
    return regulationIn(this.db.manager, id);
  }

  /** Adds a regulation with its first status. */
  async add(viewer: Viewer, input: AddRegulationInput): Promise<Regulation | RegulationExists> {
    const authorityId = parseId(input.authorityId, the.authority);
    try {
      return await this.db.transaction(async (tx) => {
        if (!(await tx.existsBy(Authority, { id: authorityId }))) throw no.notFound(the.authority);
        if (!viewer.may('regulation.manage', { authorityId })) throw no.notAllowed();
        const createdAt = this.clock.now();
        const regulation = tx.create(Regulation, {
          id: uuidv7(),
          authorityId,
          title: input.title,
          titleEn: input.titleEn || null,
          kind: input.kind,
          createdAt,
          createdBy: viewer.id,
        });
        await tx.insert(Regulation, regulation);
        const status = input.status ?? RegulationStatus.PLANNED;
        const effectiveOn = input.effectiveOn ?? dayOf(createdAt);
        await this.enterStatus(tx, viewer, { regulationId: regulation.id, status, effectiveOn, note: null });
        await audit(tx, viewer, {
          operation: 'regulation.add',
          subject: { kind: 'Regulation', id: regulation.id },
          regulationId: regulation.id,
          authorityId,
          after: { title: regulation.title, kind: regulation.kind, status, effectiveOn },
        });
        return regulation;
      });
    } catch (error) {
      if (constraintOf(error) !== 'regulation_title_once') throw error;
      const { title } = input;
      return new RegulationExists(await this.db.manager.findOneByOrFail(Regulation, { authorityId, title }));
    }
  }

  /** Writes a status into the history, from a day on. What has that status on that day already is left as it is. */
  setStatus(viewer: Viewer, input: SetRegulationStatusInput): Promise<Regulation | InvalidInput> {
    return this.db.transaction(async (tx) => {
      const regulation = await regulationIn(tx, input.regulationId, 'FOR CHANGE');
      const { id: regulationId, authorityId } = regulation;
      if (!viewer.may('regulation.manage', { authorityId })) throw no.notAllowed();
      const { status } = input;
      const today = this.clock.today();
      const effectiveOn = input.effectiveOn ?? today;
      if (effectiveOn > today && !FIXED_BEFOREHAND.includes(status))
        return InvalidInput.at('effectiveOn', {
          zh: '尚未发生的状态不能记录；只有施行和废止的日期可以在今天之后。',
          en: 'What has not happened yet cannot be recorded; only coming into force and repeal may lie ahead.',
        });
      const before = await statusOn(tx, regulationId, effectiveOn);
      if (before === status) return regulation;
      await this.enterStatus(tx, viewer, { regulationId, status, effectiveOn, note: input.note || null });
      await audit(tx, viewer, {
        operation: 'regulation.setStatus',
        subject: { kind: 'Regulation', id: regulationId },
        regulationId,
        authorityId,
        before: { status: before },
        after: { status, effectiveOn },
      });
      return regulation;
    });
  }

  private async enterStatus(
    tx: EntityManager,
    viewer: Viewer,
    entry: Pick<RegulationStatusEntry, 'regulationId' | 'status' | 'effectiveOn' | 'note'>,
  ): Promise<void> {
    const recordedAt = this.clock.now();
    const recorded = { recordedAt, recordedOn: dayOf(recordedAt), recordedBy: viewer.id };
    await tx.insert(RegulationStatusEntry, { id: uuidv7(), ...entry, ...recorded });
  }
}

/**
 * A regulation by its id; `FOR CHANGE` lets one transaction at a time change it, its drafts or its consultations.
 * @throws No (NOT_FOUND) when there is none.
 */
export async function regulationIn(
  tx: EntityManager,
  id: string,
  forChange?: 'FOR CHANGE',
): Promise<Regulation> {
  const found = await tx.findOne(Regulation, {
    where: { id: parseId(id, the.regulation) },
    lock: forChange && { mode: 'for_no_key_update' },
  });
  if (!found) throw no.notFound(the.regulation);
  return found;
}

async function statusOn(
  tx: EntityManager,
  regulationId: string,
  on: string,
): Promise<RegulationStatus | null> {
  const [row] = await sql<{ status: RegulationStatus }>`/* statusOn */
    select status from (${statusesOn(on)}) has where regulation_id = ${regulationId}`.on(tx);
  return row?.status ?? null;
}
