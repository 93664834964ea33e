import { sql, type Database, type Day } from '#database';
import type { StatisticsService } from '#statistics';
import { type AdoptionFigures } from '#statistics';
import { SERIES_END } from './series.js';

/** The demo's figures at the end of a day, as everybody reads them. */
export interface DemoTotals {
  asOf: Day;
  figures: AdoptionFigures;
}

/** What the demo amounts to at the end of its published series and today; null when there is no demo. */
export async function demoTotals(
  db: Database,
  statistics: StatisticsService,
): Promise<[past: DemoTotals, today: DemoTotals] | null> {
  const demo = await sql<{ id: string }>`/* demoAuthority */ select id from authority where is_demo`.on(
    db.manager,
  );
  if (!demo.length) return null;
  const filter = { authorityIds: demo.map(({ id }) => id) };
  const totals = async (on?: Day): Promise<DemoTotals> => {
    const { asOf, total } = await statistics.adoption({ filter, asOf: on ?? null });
    return { asOf, figures: total };
  };
  return [await totals(SERIES_END), await totals()];
}
