import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, constraintOf, Database, dayOf, sql, startOf, uuidv7 } from '#database';
import { ChangedMeanwhile, InvalidInput, no, parseId, Problem, refusing, type Refusal } from '#graphql';
import { audit } from '#audit';
import type { Viewer } from '#accounts';
import { Authority, ContactPoint } from '#contact-points';
import { Regulation } from '#regulations';
import type { AddOpeningBalanceInput } from './add-opening-balance.js';
import { completed, contradictions } from './balance-counts.js';
import type { CorrectOpeningBalanceInput } from './correct-opening-balance.js';
import { BalanceBase, countsIn, OpeningBalance } from './opening-balance.entity.js';
import { partProblems } from './opening-balance-part.js';
import { the } from './the.js';

@Injectable()
export class OpeningBalancesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Enters figures from before the system. A record day in the past is for administrators. */
  add(viewer: Viewer, input: AddOpeningBalanceInput): Promise<OpeningBalance | InvalidInput> {
    const authorityId = parseId(input.authorityId, the.authority);
    const contactPointId = input.contactPointId ? parseId(input.contactPointId, the.contactPoint) : null;
    const regulationId = input.regulationId ? parseId(input.regulationId, the.regulation) : null;
    const partOf = input.partOfId ? parseId(input.partOfId, the.openingBalance) : null;
    return this.story<InvalidInput>(async (tx) => {
      if (!(await tx.existsBy(Authority, { id: authorityId }))) throw no.notFound(the.authority);
      if (!viewer.may('openingBalance.manage', { authorityId })) throw no.notAllowed();
      await oneWriterAtATime(tx, authorityId);
      const today = this.clock.today();
      const recordedOn = input.recordedOn ?? today;
      if (recordedOn !== today && !viewer.may('authority.manage', { authorityId }))
        throw no.notAllowed({
          zh: '只有管理员可以指定录入日。',
          en: 'Only an administrator may set the record day.',
        });
      const recordedAt = recordedOn === today ? this.clock.now() : startOf(recordedOn);
      const id = uuidv7();
      const balance = tx.create(OpeningBalance, {
        ...completed(input.counts),
        id,
        balanceId: id,
        authorityId,
        contactPointId,
        regulationId,
        fromOn: input.fromOn,
        toOn: input.toOn,
        base: input.base,
        partOfId: null,
        correctsId: null,
        source: input.source,
        withdrawn: false,
        correctionReason: null,
        recordedAt,
        recordedOn,
        recordedBy: viewer.id,
      });
      refuseAny([
        ...this.problemsOf(balance),
        ...(recordedOn > today ? [inFuture('recordedOn', today)] : []),
        ...(await scopeProblems(tx, balance)),
      ]);
      if (partOf) {
        const whole = await latest(tx, partOf);
        if (!whole || whole.withdrawn) throw no.notFound(the.openingBalance);
        balance.partOfId = whole.balanceId;
        refuseAny([...partProblems(balance, whole), ...(await secondPart(tx, whole))]);
        if (recordedOn < whole.recordedOn)
          refuseAny([
            new Problem('recordedOn', {
              zh: `录入日不能早于所属期初数的录入日（${whole.recordedOn}）。`,
              en: `Its record day cannot be before that of the whole, ${whole.recordedOn}.`,
            }),
          ]);
      }
      await tx.insert(OpeningBalance, balance);
      await this.audit(tx, viewer, 'openingBalance.add', balance, null);
      return balance;
    });
  }

  /** Replaces a balance, or annuls it, from today on. What was printed before stays true of its day. */
  correct(
    viewer: Viewer,
    input: CorrectOpeningBalanceInput,
  ): Promise<OpeningBalance | InvalidInput | ChangedMeanwhile> {
    const id = parseId(input.id, the.openingBalance);
    return this.story<InvalidInput | ChangedMeanwhile>(async (tx) => {
      const before = await tx.findOneBy(OpeningBalance, { id });
      if (!before) throw no.notFound(the.openingBalance);
      const { authorityId } = before;
      if (!viewer.may('openingBalance.manage', { authorityId })) throw no.notAllowed();
      await oneWriterAtATime(tx, authorityId);
      if (await tx.existsBy(OpeningBalance, { correctsId: id })) throw new ChangedMeanwhile();
      const recordedAt = this.clock.now();
      const withdrawn = input.annul ?? false;
      const after = tx.create(OpeningBalance, {
        ...before,
        ...(input.counts ? completed(input.counts) : countsIn(before)),
        id: uuidv7(),
        correctsId: id,
        fromOn: input.fromOn ?? before.fromOn,
        toOn: input.toOn ?? before.toOn,
        source: input.source ?? before.source,
        withdrawn,
        correctionReason: input.reason,
        recordedAt,
        recordedOn: dayOf(recordedAt),
        recordedBy: viewer.id,
      });
      refuseAny(this.problemsOf(after));
      refuseAny(await correctionProblems(tx, before, after, input));
      await tx.insert(OpeningBalance, after);
      await this.audit(
        tx,
        viewer,
        withdrawn ? 'openingBalance.annul' : 'openingBalance.correct',
        after,
        before,
      );
      return after;
    });
  }

  /** One transaction; a refusal thrown in it rolls back and is the answer. */
  private async story<R extends Refusal>(
    write: (tx: EntityManager) => Promise<OpeningBalance>,
  ): Promise<OpeningBalance | R> {
    try {
      return (await refusing(() => this.db.transaction(write))) as OpeningBalance | R;
    } catch (error) {
      if (constraintOf(error) === 'opening_balance_corrected_once')
        return new ChangedMeanwhile() as Refusal as R;
      throw error;
    }
  }

  private problemsOf(balance: OpeningBalance): Problem[] {
    const today = this.clock.today();
    const problems = contradictions(countsIn(balance));
    if (balance.toOn < balance.fromOn)
      problems.push(
        new Problem('toOn', { zh: '期间的止日早于起日。', en: 'The period ends before it begins.' }),
      );
    if (balance.toOn > today) problems.push(inFuture('toOn', today));
    return problems;
  }

  private audit(
    tx: EntityManager,
    viewer: Viewer,
    operation: string,
    balance: OpeningBalance,
    before: OpeningBalance | null,
  ): Promise<void> {
    const { id, authorityId, contactPointId, regulationId } = balance;
    return audit(tx, viewer, {
      operation,
      subject: { kind: 'OpeningBalance', id },
      authorityId,
      contactPointId,
      regulationId,
      before: before && factsOf(before),
      after: factsOf(balance),
    });
  }
}

const factsOf = (balance: OpeningBalance) => ({
  ...countsIn(balance),
  id: balance.id,
  fromOn: balance.fromOn,
  toOn: balance.toOn,
  base: balance.base,
  partOfId: balance.partOfId,
  source: balance.source,
  withdrawn: balance.withdrawn,
  recordedOn: balance.recordedOn,
});

function refuseAny(problems: Problem[]): void {
  if (problems.length) throw new InvalidInput(...problems);
}

const inFuture = (path: string, today: string) =>
  new Problem(path, { zh: `不能晚于今天（${today}）。`, en: `It cannot be after today, ${today}.` });

/** Balances of one authority are few and depend on each other: whoever writes another waits here. */
const oneWriterAtATime = (tx: EntityManager, authorityId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`opening balances of ${authorityId}`}, 0))`.on(tx);

/** The latest version of the balance that a version belongs to. */
async function latest(tx: EntityManager, id: string): Promise<OpeningBalance | null> {
  const version = await tx.findOneBy(OpeningBalance, { id });
  if (!version) return null;
  const versions = await tx.findBy(OpeningBalance, { balanceId: version.balanceId });
  return versions.find(({ id }) => !versions.some(({ correctsId }) => correctsId === id)) ?? null;
}

/** The balance that stands as the passed part of a whole. */
async function partOf(tx: EntityManager, whole: OpeningBalance): Promise<OpeningBalance | null> {
  const versions = await tx.findBy(OpeningBalance, { partOfId: whole.balanceId });
  return (
    versions.find(
      ({ id, withdrawn }) => !withdrawn && !versions.some(({ correctsId }) => correctsId === id),
    ) ?? null
  );
}

async function secondPart(tx: EntityManager, whole: OpeningBalance): Promise<Problem[]> {
  if (!(await partOf(tx, whole))) return [];
  const text = {
    zh: '该期初数已有一个 PASSED 部分，请更正那一条。',
    en: 'That balance already has a PASSED part; correct that one.',
  };
  return [new Problem('partOfId', text)];
}

async function scopeProblems(tx: EntityManager, balance: OpeningBalance): Promise<Problem[]> {
  const { authorityId, contactPointId, regulationId } = balance;
  if (contactPointId && !(await tx.existsBy(ContactPoint, { id: contactPointId })))
    throw no.notFound(the.contactPoint);
  if (!regulationId) return [];
  const regulation = await tx.findOneBy(Regulation, { id: regulationId });
  if (!regulation) throw no.notFound(the.regulation);
  if (regulation.authorityId === authorityId) return [];
  const text = { zh: '该法规属于另一机关。', en: 'This regulation is another authority’s.' };
  return [new Problem('regulationId', text)];
}

async function correctionProblems(
  tx: EntityManager,
  before: OpeningBalance,
  after: OpeningBalance,
  input: CorrectOpeningBalanceInput,
): Promise<Problem[]> {
  const refuse = (path: string, zh: string, en: string) => [new Problem(path, { zh, en })];
  if (before.withdrawn)
    return refuse('id', '该期初数已作废，请重新录入。', 'This balance was annulled; enter a new one.');
  const part = before.base === BalanceBase.ALL ? await partOf(tx, before) : null;
  if (after.withdrawn) {
    if (input.counts ?? input.fromOn ?? input.toOn ?? input.source)
      return refuse('annul', '作废时不能同时更正。', 'An annulment corrects nothing else.');
    return part ? refuse('annul', '请先作废其 PASSED 部分。', 'Annul its PASSED part first.') : [];
  }
  const whole = before.partOfId ? await latest(tx, before.partOfId) : null;
  return [
    ...(whole ? partProblems(after, whole) : []),
    // Seen from the whole, what does not fit any more is its own period or counts.
    ...(part ? partProblems(part, after) : []),
  ];
}
