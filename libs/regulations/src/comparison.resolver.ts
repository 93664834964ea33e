import { Args, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Load, LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import type { Alignment } from './alignment.entity.js';
import { AlignmentConnection, alignmentsToConfirm } from './alignments-to-confirm.js';
import { ChangeKind } from './change-kind.js';
import { comparedWith } from './compared-drafts.js';
import { Counterpart, counterpartIn, historyOf, ProvisionVersion } from './counterpart.js';
import { DraftComparison, ProvisionChange } from './draft-comparison.js';
import { Draft } from './draft.entity.js';
import { Provision } from './provision.entity.js';

type InDraft<T> = (args: { draftId: string }) => Loader<string, T | null>;

/** A draft beside another. */
@Resolver(() => Draft)
export class DraftComparisonFieldsResolver {
  @ResolveField(() => DraftComparison, {
    nullable: true,
    description: 'It and another draft side by side; null when there is none of that id the viewer may read.',
  })
  comparedTo(
    @Parent() draft: Draft,
    @Args('draftId', { type: () => ID, description: 'The other draft, earlier or later.' }) draftId: string,
    @LoadWith(comparedWith) load: InDraft<DraftComparison>,
  ): Promise<DraftComparison | null> {
    return load({ draftId: draftId.toLowerCase() })(draft.id);
  }

  @ResolveField(() => AlignmentConnection, {
    description:
      'What became in this draft of provisions of the one before, where it is doubtful and nobody has confirmed it, in the order of the text; empty for those who do not manage the draft.',
  })
  alignmentsToConfirm(
    @Parent() draft: Draft,
    @Args() page: PageArgs,
    @LoadWith(alignmentsToConfirm) load: (args: { page: PageArgs }) => Loader<string, Page<Alignment>>,
  ): Promise<Page<Alignment>> {
    return load({ page })(draft.id);
  }
}

@Resolver(() => DraftComparison)
export class DraftComparisonResolver {
  @ResolveField(() => [ProvisionChange], {
    description:
      'What became of each provision, in the order of the later draft, what was removed standing where it was.',
  })
  changes(
    @Parent() { all }: DraftComparison,
    @Args('kinds', {
      type: () => [ChangeKind],
      nullable: true,
      description: 'Only changes of one of these kinds; all but UNCHANGED when left out.',
    })
    kinds?: ChangeKind[] | null,
  ): DraftComparison['all'] {
    return all.filter((change) =>
      kinds
        ? change.kinds.some((kind) => kinds.includes(kind))
        : !change.kinds.includes(ChangeKind.UNCHANGED),
    );
  }
}

/** A provision in other drafts. */
@Resolver(() => Provision)
export class ProvisionDraftsResolver {
  @ResolveField(() => Counterpart, {
    nullable: true,
    description:
      'It in another draft of the regulation; null when there is no such draft the viewer may read.',
  })
  counterpart(
    @Parent() provision: Provision,
    @Args('draftId', { type: () => ID, description: 'The other draft, earlier or later.' }) draftId: string,
    @LoadWith(counterpartIn) load: InDraft<Counterpart>,
  ): Promise<Counterpart | null> {
    return load({ draftId: draftId.toLowerCase() })(provision.id);
  }

  @ResolveField(() => [ProvisionVersion], {
    description:
      'It through all drafts of the regulation that have it and the viewer may read, in the order of the drafts, itself included.',
  })
  history(
    @Parent() provision: Provision,
    @Load(historyOf) load: Loader<string, ProvisionVersion[]>,
  ): Promise<ProvisionVersion[]> {
    return load(provision.id);
  }
}
