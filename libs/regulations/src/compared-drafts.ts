import { batch, batchWith, loaderIn, type RequestContext } from '#graphql';
import { compareDrafts } from '#legal-text';
import { ChangeKind } from './change-kind.js';
import { DraftComparison } from './draft-comparison.js';
import type { Draft } from './draft.entity.js';
import { draftTree, type DraftTree } from './draft-trees.js';
import { draftById } from './regulations.loaders.js';

/** A change by the ids of its provisions. */
interface Pairing {
  kinds: ChangeKind[];
  beforeId: string | null;
  afterId: string | null;
  confidence: number;
  confirmed: boolean;
}

/** What a person said became of a provision. */
interface Confirmed {
  earlierId: string;
  laterId: string | null;
  kinds: ChangeKind[];
}

/** What people confirmed between two drafts, in the order of the earlier one. */
const confirmedBetween = batch<{ earlierId: string; laterId: string }, Confirmed[]>(async (pairs, { db }) => {
  const rows = await db.sql<Confirmed & { pair: number }>`/* confirmedBetween */
    select pair.n::int as pair, c.earlier_id as "earlierId", c.later_id as "laterId", c.kinds
    from unnest(${pairs.map((pair) => pair.earlierId)}::uuid[], ${pairs.map((pair) => pair.laterId)}::uuid[])
      with ordinality as pair (earlier_draft_id, later_draft_id, n)
    join alignment_confirmation c on c.later_draft_id = pair.later_draft_id
    join provision p on p.id = c.earlier_id and p.draft_id = pair.earlier_draft_id
    order by p.ordinal`;
  return pairs.map((_, i) => rows.filter(({ pair }) => pair === i + 1));
});

/** A draft beside another one; null when there is no such other draft the viewer may read. */
export const comparedWith = batchWith<{ draftId: string }, string, DraftComparison | null>(
  async (ids, { draftId }, context) => {
    const load = loaderIn(context, draftById);
    const [other, ...drafts] = isId(draftId) ? await Promise.all([draftId, ...ids].map(load)) : [];
    return Promise.all(ids.map((_, i) => (drafts[i] && other ? compared(context, drafts[i], other) : null)));
  },
);

async function compared(context: RequestContext, one: Draft, other: Draft): Promise<DraftComparison> {
  const place = ({ datedOn, id }: Draft) => `${datedOn} ${id}`;
  const [earlier, later] = place(one) <= place(other) ? [one, other] : [other, one];
  const tree = loaderIn(context, draftTree);
  const [before, after] = await Promise.all([tree(earlier.id), tree(later.id)]);
  const confirmed = await loaderIn(context, confirmedBetween)({ earlierId: earlier.id, laterId: later.id });
  const all = confirmed.reduce(corrected, found(before, after)).map(({ beforeId, afterId, ...change }) => ({
    ...change,
    before: beforeId && before.rows.get(beforeId)!,
    after: afterId && after.rows.get(afterId)!,
  }));
  const counts = Object.fromEntries(
    Object.values(ChangeKind).map((kind) => [
      kind.toLowerCase(),
      all.filter(({ kinds }) => kinds.includes(kind)).length,
    ]),
  );
  return Object.assign(new DraftComparison(), { earlier, later, all, ...counts });
}

function found(before: DraftTree, after: DraftTree): Pairing[] {
  return compareDrafts(before.roots, after.roots).changes.map((change) => ({
    kinds: change.kinds as ChangeKind[],
    beforeId: change.before?.at(-1)!.id ?? null,
    afterId: change.after?.at(-1)!.id ?? null,
    confidence: change.confidence,
    confirmed: false,
  }));
}

/** The changes with one that a person confirmed, in the place of what was found instead. */
function corrected(changes: Pairing[], { earlierId, laterId, kinds }: Confirmed): Pairing[] {
  const confirmed = { kinds, beforeId: earlierId, afterId: laterId, confidence: 1, confirmed: true };
  const agreed = changes.find((each) => each.beforeId === earlierId && each.afterId === laterId);
  if (agreed) return changes.with(changes.indexOf(agreed), { ...agreed, confidence: 1, confirmed: true });
  // What was split off an article stays so, wherever the article itself went.
  const isReplaced = ({ beforeId, afterId, kinds: were }: Pairing) =>
    beforeId === earlierId ? !were.includes(ChangeKind.SPLIT) : !beforeId && afterId === laterId;
  const kept = changes.filter((each) => !isReplaced(each));
  const answered = new Set([...kept.map(({ afterId }) => afterId), laterId]);
  const orphaned = changes
    .filter((each) => isReplaced(each) && each.afterId && !answered.has(each.afterId))
    .map((each) => ({ ...each, beforeId: null, kinds: [ChangeKind.ADDED], confidence: 1 }));
  const place = changes.findIndex(isReplaced);
  return kept.toSpliced(place < 0 ? kept.length : place, 0, confirmed, ...orphaned);
}

/** What is no id names no draft. */
const isId = (id: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);
