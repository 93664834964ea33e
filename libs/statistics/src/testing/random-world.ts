import fc from 'fast-check';
import { uuidv7 } from '#database';
import type { BalanceFact, Dated, World } from './world.js';

/** Few days, so that facts meet on one, at the edges of months, quarters and years. */
export const DAYS = [
  '2021-12-30',
  '2021-12-31',
  '2022-01-01',
  '2022-01-31',
  '2022-02-01',
  '2022-03-31',
  '2022-04-01',
  '2022-09-30',
  '2022-12-31',
  '2023-01-01',
];

export const KINDS = ['LAW', 'LOCAL_REGULATION'];
export const STATUSES = ['DRAFTING', 'PASSED', 'IN_FORCE', 'WITHDRAWN'];
export const DISTRICTS = ['松江区', '长宁区'];
export const CHANNELS = ['MEETING', 'ONLINE'];
const OUTCOMES = ['ADOPTED', 'PARTIALLY_ADOPTED', 'NOT_ADOPTED', 'FOR_REFERENCE', 'REFERRED', 'OUT_OF_SCOPE'];

const day = fc.constantFrom(...DAYS);
const place = fc.nat({ max: DAYS.length - 1 });
const later = (from: number, by: number) => DAYS[Math.min(from + by, DAYS.length - 1)]!;
const lag = fc.nat({ max: 4 });
const channel = fc.constantFrom(...CHANNELS);
const eventKind = fc.constantFrom(null, 'MEETING', 'STALL');
const occupation = fc.constantFrom(null, '退休', '骑手');

const dated = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Dated<T>[]> =>
  fc.array(fc.record({ value, on: day, recorded: day }), { maxLength: 3 });

const balance = fc.record({
  point: fc.option(fc.nat()),
  regulation: fc.option(fc.nat()),
  first: place,
  length: fc.nat({ max: 5 }),
  recorded: place,
  base: fc.constantFrom('ALL' as const, 'ALL' as const, 'PASSED' as const),
  counts: fc.record(
    {
      heard: fc.nat(50),
      voices: fc.nat(90),
      submitted: fc.integer({ min: 9, max: 40 }),
      accepted: fc.nat(9),
      told: fc.nat(9),
    },
    { requiredKeys: [] },
  ),
  part: fc.option(lag),
  correction: fc.option(fc.record({ lag, withdrawn: fc.boolean() })),
});

/** A world of two authorities, five points (one ONLINE), three regulations and whatever happened there. */
export const randomWorld: fc.Arbitrary<World> = fc
  .record({
    parents: fc.array(dated(fc.option(fc.nat())), { minLength: 5, maxLength: 5 }),
    districts: fc.array(dated(fc.option(fc.constantFrom(...DISTRICTS))), { minLength: 5, maxLength: 5 }),
    regulations: fc.array(
      fc.record({ kind: fc.constantFrom(...KINDS), statuses: dated(fc.constantFrom(...STATUSES)) }),
      {
        minLength: 3,
        maxLength: 3,
      },
    ),
    comments: fc.array(
      fc.record({
        regulation: fc.nat({ max: 2 }),
        point: fc.nat({ max: 4 }),
        channel,
        eventKind,
        occupation,
        heard: place,
        lag,
        voices: fc.integer({ min: 1, max: 9 }),
        withdrawn: fc.option(lag, { freq: 3 }),
      }),
      { maxLength: 14 },
    ),
    opinions: fc.array(
      fc.record({
        regulation: fc.nat({ max: 2 }),
        point: fc.nat({ max: 4 }),
        first: place,
        rounds: fc.array(
          fc.record({
            wait: lag,
            lag,
            stay: lag,
            channel,
            eventKind,
            occupation,
            comments: fc.array(fc.nat(), { maxLength: 3 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        returned: fc.boolean(),
        decisions: fc.array(
          fc.record({
            published: place,
            lag,
            outcome: fc.constantFrom(...OUTCOMES),
            told: fc.array(fc.record({ on: day, recorded: day }), { maxLength: 2 }),
          }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 14 },
    ),
    balances: fc.array(balance, { maxLength: 5 }),
  })
  .map((drawn) => {
    const authorities = [uuidv7(), uuidv7()];
    const pointIds = drawn.parents.map(() => uuidv7());
    const points = pointIds.map((id, i) => ({
      id,
      kind: i === 4 ? 'ONLINE' : 'TOWN',
      // Only under an earlier one: no circles.
      parents: drawn.parents[i]!.map((p) => ({
        ...p,
        value: p.value === null || i === 0 ? null : pointIds[p.value % i]!,
      })),
      districts: drawn.districts[i]!,
    }));
    const regulations = drawn.regulations.map((r, i) => ({
      id: uuidv7(),
      authority: authorities[i % 2]!,
      ...r,
    }));
    const comments = drawn.comments.map((c) => ({
      id: uuidv7(),
      regulation: regulations[c.regulation]!.id,
      point: pointIds[c.point]!,
      channel: c.channel,
      eventKind: c.eventKind,
      occupation: c.occupation,
      heard: DAYS[c.heard]!,
      recorded: later(c.heard, c.lag),
      voices: c.voices,
      withdrawn: c.withdrawn === null ? null : later(c.heard, c.lag + c.withdrawn),
    }));
    const opinions = drawn.opinions.map((o) => {
      const regulation = regulations[o.regulation]!.id;
      const own = comments.filter((c) => c.regulation === regulation);
      let at = o.first;
      const rounds = o.rounds.map((r, i) => {
        const submitted = at;
        const returned = i < o.rounds.length - 1 || o.returned ? at + r.lag + r.stay : null;
        at = (returned ?? at) + r.wait;
        return {
          id: uuidv7(),
          submitted: later(submitted, 0),
          recorded: later(submitted, r.lag),
          returned: returned === null ? null : later(returned, 0),
          channel: r.channel,
          eventKind: r.eventKind,
          occupation: r.occupation,
          comments: own.length ? [...new Set(r.comments.map((c) => own[c % own.length]!.id))] : [],
        };
      });
      const decisions = o.decisions
        .map((d) => ({
          id: uuidv7(),
          outcome: d.outcome,
          published: DAYS[d.published]!,
          recorded: later(d.published, d.lag),
          told: d.told.map((t) => (t.on <= t.recorded ? t : { on: t.recorded, recorded: t.on })),
        }))
        .sort((a, b) => (a.recorded < b.recorded ? -1 : 1));
      return { id: uuidv7(), regulation, point: pointIds[o.point]!, rounds, decisions };
    });
    const balances = drawn.balances.flatMap((b): BalanceFact[] => {
      const regulation = b.regulation === null ? null : regulations[b.regulation % 3]!;
      const id = uuidv7();
      const row: BalanceFact = {
        id,
        balance: id,
        corrects: null,
        withdrawn: false,
        authority: regulation?.authority ?? authorities[b.first % 2]!,
        point: b.point === null ? null : pointIds[b.point % 5]!,
        regulation: regulation?.id ?? null,
        from: DAYS[b.first]!,
        to: later(b.first, b.length),
        base: b.base,
        partOf: null,
        recorded: DAYS[b.recorded]!,
        counts: b.counts,
      };
      const rows = [row];
      if (b.base === 'ALL' && b.part !== null) {
        const part = uuidv7();
        const recorded = later(b.recorded, b.part);
        rows.push({
          ...row,
          id: part,
          balance: part,
          base: 'PASSED',
          partOf: id,
          recorded,
          counts: { submitted: 9, accepted: 3 },
        });
      }
      if (b.correction) {
        const recorded = later(b.recorded, b.correction.lag);
        const { withdrawn } = b.correction;
        rows.push({
          ...row,
          id: uuidv7(),
          corrects: id,
          withdrawn,
          recorded,
          counts: { ...b.counts, heard: 51 },
        });
      }
      return rows;
    });
    return { authorities, points, regulations, comments, opinions, balances };
  });
