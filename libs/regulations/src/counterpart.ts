import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { Viewer } from '#accounts';
import { batch, batchWith, groupsByKey, loaderIn } from '#graphql';
import { ChangeKind } from './change-kind.js';
import { throughDrafts, type InDraft } from './through-drafts.sql.js';

@ObjectType({
  description:
    'Where a provision is in another draft of its regulation, over all drafts between: what a person confirmed, else what was found when the drafts were imported.',
})
export class Counterpart {
  /** The provision asked about. */
  startId: string;

  draftId: string;

  /** Null where there is none. */
  provisionId: string | null;

  @Field(() => [ChangeKind], {
    description:
      'What became of it on the way, read from the earlier draft to the later; empty for the same draft.',
  })
  kinds: ChangeKind[];

  @Field(() => Float, {
    description:
      'How sure that it is the same, 0 to 1; 1 for the same words and for what a person confirmed.',
  })
  confidence: number;

  @Field({
    description:
      'True when a person has still to confirm it: `provision` is then the best guess, and nothing moves there by itself.',
  })
  waits: boolean;
}

@ObjectType({ description: 'A provision as it stands in one of the drafts of its regulation.' })
export class ProvisionVersion {
  draftId: string;

  provisionId: string;

  @Field(() => [ChangeKind], {
    description:
      'What changed between this draft and the one nearer to the provision asked about, read from the earlier to the later; empty for that provision itself.',
  })
  kinds: ChangeKind[];

  @Field(() => Float, { description: 'How sure that it is the provision asked about, 0 to 1.' })
  confidence: number;

  @Field({ description: 'True when a person has still to confirm that it is the same.' })
  waits: boolean;
}

/** A provision through all drafts the viewer may read, in their order. */
const inDrafts = batch<string, InDraft[]>(async (ids, { db, viewer }) =>
  groupsByKey(ids, await throughDrafts(ids, viewer as Viewer).on(db.manager), ({ startId }) => startId),
);

/** The drafts that have it, its own included, in their order. */
export const historyOf = batch<string, ProvisionVersion[]>((ids, context) =>
  Promise.all(
    ids.map(async (id) => {
      const found = await loaderIn(context, inDrafts)(id);
      return found.filter((there): there is InDraft & { provisionId: string } => there.provisionId !== null);
    }),
  ),
);

/** Where a provision is in a draft; null when that is no draft of its regulation the viewer may read. */
export const counterpartIn = batchWith<{ draftId: string }, string, Counterpart | null>(
  (ids, { draftId }, context) =>
    Promise.all(
      ids.map(async (id) => {
        const found = await loaderIn(context, inDrafts)(id);
        const there = found.find((each) => each.draftId === draftId);
        if (!there) return null;
        const { distance } = there;
        const between = found.filter(
          (each) => each.distance * distance > 0 && Math.abs(each.distance) <= Math.abs(distance),
        );
        return { ...there, kinds: there.provisionId ? onTheWay(between) : there.kinds };
      }),
    ),
);

function onTheWay(steps: readonly InDraft[]): ChangeKind[] {
  const kinds = new Set(steps.flatMap((step) => step.kinds));
  if (kinds.size > 1) kinds.delete(ChangeKind.UNCHANGED);
  if (kinds.has(ChangeKind.EDITED)) kinds.delete(ChangeKind.TYPOGRAPHIC);
  return [...kinds];
}
