import type { Day } from '#database';
import type { BalanceFact, Dated, World } from './world.js';

/** The definitions once more, as plain loops over plain facts: slow, and written without a look at the statement. */

export interface Asked {
  asOf: Day;
  from?: Day | null;
  to?: Day | null;
  passedOnly?: boolean | null;
  contactPointIds?: string[] | null;
  withCollectionPoints?: boolean | null;
  authorityIds?: string[] | null;
  districts?: string[] | null;
  regulationIds?: string[] | null;
  kinds?: string[] | null;
  statuses?: string[] | null;
  channels?: string[] | null;
}

export interface Group {
  /** Known sums; a figure nobody tells is absent. */
  counts: Record<string, number>;
  unknown: Set<string>;
  opening: Record<string, number>;
  points: Set<string>;
  regulations: Set<string>;
}

type Value = string | null;

/** One comment, opinion or balance: what it says per dimension, and what it counts. `undefined` counts: not told. */
interface Counted {
  say: Record<string, Value>;
  point: Value;
  regulation: Value;
  counts: Record<string, number | undefined>;
  opening: boolean;
  /** First and last day. */
  from: Day;
  to: Day;
}

const names =
  'heard voices heardAccepted submitted decided accepted adopted partiallyAdopted notAdopted forReference referred outOfScope told'.split(
    ' ',
  );

const nameOfOutcome: Record<string, string> = {
  ADOPTED: 'adopted',
  PARTIALLY_ADOPTED: 'partiallyAdopted',
  NOT_ADOPTED: 'notAdopted',
  FOR_REFERENCE: 'forReference',
  REFERRED: 'referred',
  OUT_OF_SCOPE: 'outOfScope',
};

/** The value that holds at the end of a day; of two for the same day the one entered last. */
export function at<T>(history: Dated<T>[], asOf: Day): T | null {
  const known = history.filter((h) => h.on <= asOf && h.recorded <= asOf);
  known.sort((a, b) => (a.on + a.recorded < b.on + b.recorded ? -1 : 1));
  return known.at(-1)?.value ?? null;
}

export function recount(world: World, dimensions: string[], asked: Asked) {
  const { asOf } = asked;
  const regulation = (id: Value) => world.regulations.find((r) => r.id === id);
  const pointOf = (id: Value) => world.points.find((p) => p.id === id);
  const parentOf = (id: string) => at(pointOf(id)!.parents, asOf);
  const above = (id: string): string[] => {
    const parent = parentOf(id);
    return parent ? [id, ...above(parent)] : [id];
  };
  const reachedPassed = (id: Value) => {
    const days = new Set(regulation(id)!.statuses.map((s) => s.on));
    return [...days].some((day) => {
      const ofDay = regulation(id)!.statuses.filter((s) => s.on === day);
      return ['PASSED', 'IN_FORCE', 'REPEALED'].includes(at(ofDay, asOf) ?? '');
    });
  };

  type Shared = { channel: Value; eventKind: Value; occupation: Value };
  const untold: Shared = { channel: null, eventKind: null, occupation: null };
  const say = (point: Value, reg: Value, authority: Value, shared: Shared, from: Day, to: Day) => ({
    CONTACT_POINT: point,
    CONTACT_POINT_ROLLED_UP: point && above(point).at(-1)!,
    REGULATION: reg,
    REGULATION_KIND: reg && regulation(reg)!.kind,
    REGULATION_STATUS: reg && at(regulation(reg)!.statuses, asOf),
    AUTHORITY: reg ? regulation(reg)!.authority : authority,
    DISTRICT: point && at(pointOf(point)!.districts, asOf),
    CHANNEL: shared.channel,
    EVENT_KIND: shared.eventKind,
    OCCUPATION: shared.occupation,
    MONTH: from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : null,
    QUARTER: quarter(from) === quarter(to) ? quarter(from) : null,
    YEAR: from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : null,
  });

  const live = world.opinions.flatMap((opinion) => {
    const round = opinion.rounds.find(
      (r) => r.submitted <= asOf && r.recorded <= asOf && !(r.returned && r.returned <= asOf),
    );
    const decision = opinion.decisions.filter((d) => d.published <= asOf && d.recorded <= asOf).at(-1);
    return round ? [{ opinion, round, decision }] : [];
  });
  const isAccepted = (outcome: string | undefined) =>
    outcome === 'ADOPTED' || outcome === 'PARTIALLY_ADOPTED';

  const facts: Counted[] = [];
  for (const comment of world.comments) {
    if (comment.heard > asOf || comment.recorded > asOf || (comment.withdrawn && comment.withdrawn <= asOf))
      continue;
    const heardAccepted = live.some(
      ({ round, decision }) => round.comments.includes(comment.id) && isAccepted(decision?.outcome),
    );
    facts.push({
      say: say(comment.point, comment.regulation, null, comment, comment.heard, comment.heard),
      point: comment.point,
      regulation: comment.regulation,
      opening: false,
      from: comment.heard,
      to: comment.heard,
      counts: { ...zeros(), heard: 1, voices: comment.voices, heardAccepted: Number(heardAccepted) },
    });
  }
  for (const { opinion, round, decision } of live) {
    const counts: Record<string, number> = { ...zeros(), submitted: 1 };
    if (decision) {
      counts.decided = 1;
      counts[nameOfOutcome[decision.outcome]!] = 1;
      counts.accepted = Number(isAccepted(decision.outcome));
      counts.told = Number(decision.told.some((t) => t.on <= asOf && t.recorded <= asOf));
    }
    const day = opinion.rounds[0]!.submitted;
    facts.push({
      say: say(opinion.point, opinion.regulation, null, round, day, day),
      point: opinion.point,
      regulation: opinion.regulation,
      opening: false,
      from: day,
      to: day,
      counts,
    });
  }

  const asksPeriod = (fact: { from: Day; to: Day }): boolean | null => {
    const first = asked.from ?? '0001-01-01';
    const last = asked.to ?? '9999-12-31';
    if (fact.to < first || fact.from > last) return false;
    return fact.from >= first && fact.to <= last ? true : null;
  };
  const raw = facts.filter((f) => asksPeriod(f) && (!asked.passedOnly || reachedPassed(f.regulation)));

  const standing = world.balances.filter(
    (b) =>
      b.recorded <= asOf &&
      b.to <= asOf &&
      !b.withdrawn &&
      !world.balances.some((other) => other.corrects === b.id && other.recorded <= asOf),
  );
  const isRead = (b: BalanceFact): boolean | null => {
    if (!asked.passedOnly) return b.base === 'ALL' ? true : b.partOf ? false : null;
    if (b.base === 'PASSED') return true;
    if (standing.some((part) => part.partOf === b.balance)) return false;
    return b.regulation ? reachedPassed(b.regulation) : null;
  };
  const openings = standing.flatMap((b): Counted[] => {
    const read = isRead(b);
    const inPeriod = asksPeriod(b);
    if (read === false || inPeriod === false) return [];
    return [
      {
        say: say(b.point, b.regulation, b.authority, untold, b.from, b.to),
        point: b.point,
        regulation: b.regulation,
        opening: true,
        from: b.from,
        to: b.to,
        counts: read && inPeriod ? b.counts : {},
      },
    ];
  });

  /** Whether a fact is what the filter asks: null when it does not tell. */
  const asksFor = (fact: Counted): boolean | null => {
    const answers: (boolean | null)[] = [];
    const ask = (wanted: string[] | null | undefined, values: Value[] | null) => {
      if (wanted) answers.push(values && values.some((v) => v !== null && wanted.includes(v)));
    };
    const ofPoint =
      fact.point === null ? null : asked.withCollectionPoints ? above(fact.point) : [fact.point];
    ask(asked.contactPointIds, ofPoint);
    ask(asked.authorityIds, [fact.say.AUTHORITY!]);
    ask(asked.districts, fact.point === null ? null : [fact.say.DISTRICT!]);
    ask(asked.regulationIds, fact.regulation === null ? null : [fact.regulation]);
    ask(asked.kinds, fact.regulation === null ? null : [fact.say.REGULATION_KIND!]);
    ask(asked.statuses, fact.regulation === null ? null : [fact.say.REGULATION_STATUS!]);
    ask(asked.channels, fact.opening ? null : [fact.say.CHANNEL!]);
    return answers.includes(false) ? false : answers.includes(null) ? null : true;
  };

  const all = [...raw, ...openings];
  const groups = new Map<string, Group>();
  for (const fact of all.filter(asksFor)) {
    const key = JSON.stringify(dimensions.map((dimension) => fact.say[dimension]));
    if (!groups.has(key)) groups.set(key, emptyGroup());
    add(groups.get(key)!, fact, pointOf(fact.point)?.kind !== 'ONLINE');
  }
  return { groups, leftOut: openings.filter((fact) => asksFor(fact) === null).length };
}

function add(group: Group, fact: Counted, pointCounts: boolean): void {
  for (const name of names) {
    const n = fact.counts[name];
    if (n === undefined) group.unknown.add(name);
    else {
      group.counts[name] = (group.counts[name] ?? 0) + n;
      if (fact.opening) group.opening[name] = (group.opening[name] ?? 0) + n;
    }
  }
  if (!fact.opening && !fact.counts.submitted) return;
  if (fact.point && pointCounts) group.points.add(fact.point);
  if (fact.regulation) group.regulations.add(fact.regulation);
}

const emptyGroup = (): Group => ({
  counts: {},
  unknown: new Set(),
  opening: {},
  points: new Set(),
  regulations: new Set(),
});
const zeros = () => Object.fromEntries(names.map((name) => [name, 0]));
const quarter = (day: Day) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
