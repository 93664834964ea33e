import { sql, type Sql } from '#database';
import type { Viewer } from '#accounts';
import { CARRY_THRESHOLD } from '#legal-text';
import type { ChangeKind } from './change-kind.js';
import { mayReadDraft } from './visible.sql.js';

/** Where a provision is in a draft of its regulation. */
export interface InDraft {
  startId: string;
  draftId: string;
  /** Drafts from its own: 1 for the next, -1 for the one before, 0 for its own. */
  distance: number;
  /** Null where there is none. */
  provisionId: string | null;
  /** What became of it between this draft and the one nearer to its own. */
  kinds: ChangeKind[];
  /** How sure that it is the same, 0 to 1, over all drafts between. */
  confidence: number;
  /** A person has still to confirm it. */
  waits: boolean;
}

/** A provision that is gone is offered the one that held it, half as surely, and never goes there by itself. */
const FALLBACK = 0.5;

/**
 * Pairs of provisions from one draft to the next, as they hold now: what a person confirmed, else what was found. What
 * was split off stays a pair when only its origin was confirmed.
 */
const pairs = sql`(
  select a.earlier_id, a.later_draft_id, a.later_id, a.kinds, a.confidence, a.confidence < ${CARRY_THRESHOLD} as waits,
    false as confirmed, a.kinds && '{SPLIT,MERGED}' as parted
  from alignment a
  where a.later_id is not null and (a.kinds @> '{SPLIT}' or not exists (select from alignment_confirmation c
    where c.earlier_id = a.earlier_id and c.later_draft_id = a.later_draft_id))
  union all
  select earlier_id, later_draft_id, later_id, kinds, 1, false, true, false from alignment_confirmation)`;

/** In the next draft: its own pair, else that of the nearest provision above it which has one. */
const next = sql`
  select pair.later_id, pair.kinds,
    case when above.id = p.id then pair.confidence else pair.confidence * ${FALLBACK} end as confidence,
    pair.waits or above.id <> p.id and pair.later_id is not null as waits
  from (
    with recursive up (id, parent_id, kind, height) as (
      select p.id, p.parent_id, p.kind, 0
      union all
      select o.id, o.parent_id, o.kind, up.height + 1 from up join provision o on o.id = up.parent_id)
    select id, kind, height from up) above
  cross join lateral (
    -- Fenced off: a look-up for each provision, where the planner would read all pairs of the draft.
    select * from ${pairs} found where found.earlier_id = above.id and found.later_draft_id = n.after_id offset 0) pair
  left join provision target on target.id = pair.later_id
  order by above.height, pair.confirmed desc, (target.kind = above.kind) desc nulls last, pair.parted,
    pair.confidence desc
  limit 1`;

/** In the draft before: its own pair only, as what was added was nowhere. */
const previous = sql`
  select pair.earlier_id, pair.kinds, pair.confidence, pair.waits
  from ${pairs} pair join provision origin on origin.id = pair.earlier_id
  where pair.later_id = p.id and origin.draft_id = n.before_id
  order by pair.confirmed desc, (origin.kind = p.kind) desc, pair.parted, pair.confidence desc
  limit 1`;

/** Provisions through all drafts of their regulation that the viewer may read, by the order of the drafts. */
export function throughDrafts(provisionIds: readonly string[], viewer: Viewer): Sql<InDraft> {
  return sql<InDraft>`/* throughDrafts */
    with recursive asked as (select id, draft_id from provision where id = any(${provisionIds}::uuid[])),
    neighbours as (
      select d.id, lag(d.id) over by_day as before_id, lead(d.id) over by_day as after_id
      from draft d
      where d.regulation_id in (select regulation_id from draft where id in (select draft_id from asked))
      window by_day as (partition by d.regulation_id order by d.dated_on, d.id)),
    forward (start_id, draft_id, distance, provision_id, kinds, confidence, waits) as (
      select id, draft_id, 0, id, '{}'::text[], 1::float8, false from asked
      union all
      select f.start_id, n.after_id, f.distance + 1, hop.later_id, coalesce(hop.kinds, '{REMOVED}'),
        f.confidence * coalesce(hop.confidence, case when p.id is null then 1 else 0 end),
        f.waits or coalesce(hop.waits, p.id is not null)
      from forward f
      join neighbours n on n.id = f.draft_id and n.after_id is not null
      left join provision p on p.id = f.provision_id
      left join lateral (${next}) hop on true),
    backward (start_id, draft_id, distance, provision_id, kinds, confidence, waits) as (
      select id, draft_id, 0, id, '{}'::text[], 1::float8, false from asked
      union all
      select b.start_id, n.before_id, b.distance - 1, hop.earlier_id, coalesce(hop.kinds, '{ADDED}'),
        b.confidence * coalesce(hop.confidence, 1), b.waits or coalesce(hop.waits, false)
      from backward b
      join neighbours n on n.id = b.draft_id and n.before_id is not null
      left join provision p on p.id = b.provision_id
      left join lateral (${previous}) hop on true)
    select start_id as "startId", draft_id as "draftId", distance, provision_id as "provisionId", kinds, confidence, waits
    from (select * from forward union all select * from backward where distance < 0) found
    where ${mayReadDraft(viewer, sql`found.draft_id`)}
    order by start_id, distance`;
}
