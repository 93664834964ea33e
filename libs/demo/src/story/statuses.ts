import { addDays, type Day } from '#database';
import type { RegulationStatus } from '#regulations';
import type { PlannedRegulation } from '../plan.js';
import type { Random } from '../random.js';

interface Status {
  status: `${RegulationStatus}`;
  on: Day;
  note?: string;
}

const FATES = { passed: 84, reviewed: 7, shelved: 5, withdrawn: 4 };
/** The authority's first working days: nothing was planned before it was there. */
const FIRST_DAY = '2016-06-21';

/** A regulation's dated statuses up to today: most came into force, some were put off, taken back or still wait. */
export function enactment(random: Random, { consultations }: PlannedRegulation, today: Day): Status[] {
  const opensOn = consultations[0]!.opensOn;
  const decidedBy = consultations.at(-1)!.decidedBy;
  const before = (days: number, least: number) => {
    const day = addDays(opensOn, -days);
    return day > addDays(FIRST_DAY, least) ? day : addDays(FIRST_DAY, least);
  };
  const passedOn = addDays(decidedBy, random.int(10, 80));
  const endings: Record<string, Status[]> = {
    passed: [
      { status: 'PASSED', on: passedOn, note: '示例市人大常委会会议通过（示例）' },
      { status: 'IN_FORCE', on: addDays(passedOn, random.int(30, 150)) },
    ],
    reviewed: [],
    shelved: [{ status: 'SHELVED', on: passedOn, note: '各方面意见分歧较大，搁置审议（示例）' }],
    withdrawn: [{ status: 'WITHDRAWN', on: passedOn, note: '提案机关撤回（示例）' }],
  };
  const statuses: Status[] = [
    { status: 'PLANNED', on: before(random.int(170, 300), 0) },
    { status: 'DRAFTING', on: before(random.int(90, 150), 3) },
    { status: 'UNDER_REVIEW', on: addDays(opensOn, -5) },
    ...endings[random.weighted(FATES)]!,
  ];
  return statuses.filter(({ on }) => on <= today);
}
