import type { Day } from '#database';

/** A stretch of the published series: what was submitted in it, and what of that was adopted, wholly or in part. */
export interface Period {
  from: Day;
  to: Day;
  submitted: number;
  accepted: number;
  /** Regulations consulted on for the first time. */
  regulations: number;
}

/**
 * The demo retells the one series its field has published: by the end of 2023, 25 points, 107 regulations, 21,921
 * opinions, 2,590 of them adopted wholly or in part. Years of which only a sum is known are one period.
 */
export const series: Period[] = [
  { from: '2016-07-01', to: '2019-12-31', submitted: 2000, accepted: 43, regulations: 24 },
  { from: '2020-01-01', to: '2020-12-31', submitted: 2770, accepted: 254, regulations: 25 },
  { from: '2021-01-01', to: '2021-12-31', submitted: 3103, accepted: 354, regulations: 24 },
  { from: '2022-01-01', to: '2022-09-30', submitted: 4467, accepted: 497, regulations: 24 },
  { from: '2022-10-01', to: '2023-12-31', submitted: 9581, accepted: 1442, regulations: 10 },
];

/** The last day of the series; everything of the consultations open today lies after it. */
export const SERIES_END: Day = series.at(-1)!.to;
