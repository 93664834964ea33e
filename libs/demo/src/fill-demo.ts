import type { EntityManager } from 'typeorm';
import { CannotStart } from '#config';
import { sql, type Clock, type Database, type Day, type Sql } from '#database';
import { CurrentViewer } from '#accounts';
import { audit } from '#audit';
import { Ledger } from './ledger.js';
import { planPast } from './plan.js';
import { Random } from './random.js';
import { tellOpen } from './story/open.js';
import { tellRegulation } from './story/past.js';
import { setStage } from './story/stage.js';

/** Told how far the filling is: regulations done, of how many, and which was the last. */
export type Progress = (done: number, total: number, what: string) => void;

/** Rows written together. */
const ENOUGH = 6_000;

export interface FillOptions {
  /** Another seed tells another story with the same numbers. */
  seed?: string;
  progress?: Progress;
}

/**
 * Fills a database nobody has used with the demo, in one transaction: a program that is killed while it fills leaves
 * nothing, and of several that start at once one fills and the others wait for it.
 * @returns whether it filled; false when there is or was an authority or an account, the demo's included
 * @throws CannotStart when the clock stands before the story's end
 */
export function fillDemoIfEmpty(db: Database, clock: Clock, options: FillOptions = {}): Promise<boolean> {
  return fillUnless(
    sql`select exists (select from authority) or exists (select from account) or exists (select from audit) as used`,
    db,
    clock,
    options,
  );
}

/** The same on a database whose demo was taken out, or whose administrator signed in already: when a person asks for it. */
export function fillDemo(db: Database, clock: Clock, options: FillOptions = {}): Promise<boolean> {
  return fillUnless(sql`select exists (select from authority) as used`, db, clock, options);
}

async function fillUnless(used: Sql, db: Database, clock: Clock, options: FillOptions): Promise<boolean> {
  const isUsed = async (manager: EntityManager) => (await used.on(manager))[0]!.used === true;
  if (await isUsed(db.manager)) return false;
  return db.transaction(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('fill demo', 0))`.on(tx);
    if (await isUsed(tx)) return false;
    await fill(tx, clock, options);
    return true;
  });
}

/** The first day on which the demo can be told: its two open consultations begin after its past has ended. */
export const FIRST_DAY_TO_TELL: Day = '2024-03-01';

async function fill(
  tx: EntityManager,
  clock: Clock,
  { seed = 'caifeng', progress = () => undefined }: FillOptions,
): Promise<void> {
  const today = clock.today();
  if (today < FIRST_DAY_TO_TELL)
    throw new CannotStart(
      `The demo can be told from ${FIRST_DAY_TO_TELL} on, and the clock says ${today}: set it right, or CAIFENG_DEMO=off.`,
      '系统日期早于示例数据，请校正时间，或设 CAIFENG_DEMO=off。',
    );
  const random = new Random(seed);
  const ledger = new Ledger();
  const stage = setStage(ledger, random, clock.now());
  const planned = planPast(random);
  const total = planned.length + 2;
  // The next regulations are told while PostgreSQL writes those before; whatever happens, nothing is left writing.
  let writing = Promise.resolve();
  try {
    for (const [i, regulation] of planned.entries()) {
      tellRegulation(ledger, random, stage, regulation, today);
      progress(i + 1, total, regulation.topic.title);
      if (ledger.size < ENOUGH) continue;
      await writing;
      writing = ledger.write(tx);
    }
  } finally {
    await writing;
  }
  tellOpen(ledger, random, stage, today);
  await ledger.write(tx);
  await audit(tx, CurrentViewer.system('demo.fill'), {
    operation: 'demo.fill',
    subject: { kind: 'Authority', id: stage.authorityId },
    authorityId: stage.authorityId,
    after: { seed, day: today },
  });
  progress(total, total, 'today');
}
