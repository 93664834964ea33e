import type { DataSource } from 'typeorm';
import { uuidv7, type Day } from '#database';
import { columnOf } from '../figures.js';

/** Something that holds from a day on, and was entered on another. */
export interface Dated<T> {
  value: T;
  on: Day;
  recorded: Day;
}

export interface PointFact {
  id: string;
  kind: string;
  parents: Dated<string | null>[];
  districts: Dated<string | null>[];
}

export interface RegulationFact {
  id: string;
  authority: string;
  kind: string;
  statuses: Dated<string>[];
}

export interface CommentFact {
  id: string;
  regulation: string;
  point: string;
  channel: string;
  /** What it was heard at; null: at no event. */
  eventKind: string | null;
  occupation: string | null;
  heard: Day;
  recorded: Day;
  voices: number;
  withdrawn: Day | null;
}

export interface RoundFact {
  id: string;
  submitted: Day;
  recorded: Day;
  returned: Day | null;
  channel: string;
  eventKind: string | null;
  occupation: string | null;
  comments: string[];
}

export interface DecisionFact {
  id: string;
  outcome: string;
  published: Day;
  recorded: Day;
  told: { on: Day; recorded: Day }[];
}

export interface OpinionFact {
  id: string;
  regulation: string;
  point: string;
  rounds: RoundFact[];
  decisions: DecisionFact[];
}

export interface BalanceFact {
  id: string;
  /** Of the row it began with; its own when it corrects none. */
  balance: string;
  corrects: string | null;
  withdrawn: boolean;
  authority: string;
  point: string | null;
  regulation: string | null;
  from: Day;
  to: Day;
  base: 'ALL' | 'PASSED';
  partOf: string | null;
  recorded: Day;
  /** By the figures' names; one left out is not known. */
  counts: Partial<Record<string, number>>;
}

/** A small platform as plain facts: what a spec makes up, stores, and recounts by hand. */
export interface World {
  authorities: string[];
  points: PointFact[];
  regulations: RegulationFact[];
  comments: CommentFact[];
  opinions: OpinionFact[];
  balances: BalanceFact[];
}

const noon = (day: Day) => `${day}T12:00:00+08:00`;
const recorded = (day: Day) => ({ recorded_at: noon(day), recorded_on: day });

/** The event of a comment: one of its own, of the same id. */
const eventOf = ({ id }: CommentFact) => id;

/** Every regulation has one draft, whose id is the regulation's, with one provision and one consultation of that id. */
const tables = (world: World): [table: string, rows: Record<string, unknown>[]][] => {
  const long = '2000-01-01';
  const made = { created_at: noon(long) };
  const of = (regulation: string) => ({
    regulation_id: regulation,
    consultation_id: regulation,
    draft_id: regulation,
    provision_id: regulation,
  });
  const dated = (facts: Dated<unknown>[], column: string, owner: Record<string, string>) =>
    facts.map(({ value, on, recorded: day }) => ({
      id: uuidv7(),
      ...owner,
      [column]: value,
      effective_on: on,
      ...recorded(day),
    }));
  const rounds = world.opinions.flatMap((opinion) =>
    opinion.rounds.map((round, i) => ({ opinion, round, number: i + 1 })),
  );
  const decisions = world.opinions.flatMap((opinion) =>
    opinion.decisions.map((decision, i) => ({ opinion, decision, number: i + 1 })),
  );
  return [
    [
      'authority',
      world.authorities.map((id) => ({ id, name: id, kind: 'GOVERNMENT', is_demo: false, ...made })),
    ],
    [
      'contact_point',
      world.points.map(({ id, kind }) => ({
        id,
        name: id,
        kind,
        is_demo: false,
        online_for_authority_id: kind === 'ONLINE' ? world.authorities[0] : null,
        ...made,
      })),
    ],
    [
      'contact_point_parent',
      world.points.flatMap((p) => dated(p.parents, 'parent_id', { contact_point_id: p.id })),
    ],
    [
      'contact_point_district',
      world.points.flatMap((p) => dated(p.districts, 'district', { contact_point_id: p.id })),
    ],
    [
      'regulation',
      world.regulations.map(({ id, authority, kind }) => ({
        id,
        authority_id: authority,
        title: id,
        kind,
        ...made,
      })),
    ],
    [
      'regulation_status',
      world.regulations.flatMap((r) => dated(r.statuses, 'status', { regulation_id: r.id })),
    ],
    [
      'draft',
      world.regulations.map(({ id }) => ({
        id,
        regulation_id: id,
        title: id,
        nature: 'NEW',
        stage: 'DRAFT',
        dated_on: long,
        source_name: '-',
        source_sha256: '\\x',
        warnings: [],
        imported_at: noon(long),
      })),
    ],
    [
      'provision',
      world.regulations.map(({ id }) => ({
        id,
        draft_id: id,
        kind: 'ARTICLE',
        ordinal: 0,
        last_ordinal: 0,
        text: '',
        citation: '第一条',
        source: {},
      })),
    ],
    [
      'consultation',
      world.regulations.map(({ id }) => ({
        id,
        regulation_id: id,
        draft_id: id,
        title: id,
        opens_on: long,
        closes_on: long,
        open_to_public: true,
        occupations: [],
        questions: [],
        opened_at: noon(long),
        version: 1,
      })),
    ],
    [
      'collection_event',
      world.comments
        .filter((c) => c.eventKind)
        .map((c) => ({
          id: eventOf(c),
          contact_point_id: c.point,
          kind: c.eventKind,
          held_on: c.heard,
          ...recorded(c.recorded),
        })),
    ],
    [
      'comment',
      world.comments.map((c) => ({
        ...of(c.regulation),
        id: c.id,
        contact_point_id: c.point,
        channel: c.channel,
        event_id: c.eventKind && eventOf(c),
        event_kind: c.eventKind,
        occupation: c.occupation,
        heard_on: c.heard,
        voices: c.voices,
        verbatim: '意见',
        search: '',
        ...recorded(c.recorded),
      })),
    ],
    [
      'comment_withdrawal',
      world.comments
        .filter((c) => c.withdrawn)
        .map((c) => ({
          regulation_id: c.regulation,
          comment_id: c.id,
          reason: '-',
          ...recorded(c.withdrawn!),
        })),
    ],
    [
      'opinion',
      world.opinions.map((o) => ({
        ...of(o.regulation),
        id: o.id,
        contact_point_id: o.point,
        kind: 'OTHER',
        wording: '建议',
        state: 'SUBMITTED',
        search: '',
        updated_at: noon(long),
        version: 1,
        ...made,
      })),
    ],
    [
      'submission',
      rounds.map(({ opinion, round, number }) => ({
        ...of(opinion.regulation),
        id: round.id,
        opinion_id: opinion.id,
        round: number,
        contact_point_id: opinion.point,
        kind: 'OTHER',
        wording: '建议',
        channel: round.channel,
        event_kind: round.eventKind,
        occupation: round.occupation,
        submitted_on: round.submitted,
        first_submitted_on: opinion.rounds[0]!.submitted,
        ...recorded(round.recorded),
      })),
    ],
    [
      'submission_comment',
      rounds.flatMap(({ opinion, round }) =>
        round.comments.map((id) => ({
          regulation_id: opinion.regulation,
          submission_id: round.id,
          comment_id: id,
        })),
      ),
    ],
    [
      'opinion_return',
      rounds
        .filter(({ round }) => round.returned)
        .map(({ opinion, round }) => ({
          regulation_id: opinion.regulation,
          submission_id: round.id,
          opinion_id: opinion.id,
          reason: '-',
          ...recorded(round.returned!),
        })),
    ],
    [
      'decision',
      decisions.map(({ opinion, decision, number }) => ({
        regulation_id: opinion.regulation,
        id: decision.id,
        opinion_id: opinion.id,
        round: number,
        outcome: decision.outcome,
        reason: '-',
        prepared_at: noon(long),
        published_on: decision.published,
        ...recorded(decision.recorded),
      })),
    ],
    [
      'feedback',
      decisions.flatMap(({ opinion, decision }) =>
        decision.told.map((told) => ({
          regulation_id: opinion.regulation,
          id: uuidv7(),
          decision_id: decision.id,
          opinion_id: opinion.id,
          how: 'PHONE',
          told_on: told.on,
          ...recorded(told.recorded),
        })),
      ),
    ],
    [
      'opening_balance',
      world.balances.map((b) => ({
        id: b.id,
        balance_id: b.balance,
        corrects_id: b.corrects,
        correction_reason: b.corrects && '-',
        withdrawn: b.withdrawn,
        authority_id: b.authority,
        contact_point_id: b.point,
        regulation_id: b.regulation,
        from_on: b.from,
        to_on: b.to,
        base: b.base,
        part_of_id: b.partOf,
        source: '-',
        ...Object.fromEntries(Object.entries(b.counts).map(([figure, n]) => [columnOf(figure), n])),
        ...recorded(b.recorded),
      })),
    ],
  ];
};

/** Stores a world, in place of whatever was there. */
export async function store(owner: DataSource, world: World): Promise<void> {
  await owner.query('truncate authority, contact_point cascade');
  for (const [table, rows] of tables(world)) {
    if (!rows.length) continue;
    const columns = [...new Set(rows.flatMap(Object.keys))].join(', '); // Others keep their defaults.
    await owner.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
}
