import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { articleNumber } from './article-number.js';
import { Day, Load, LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import { Allow, Viewer } from '#accounts';
import { consultationsOfDraft } from './consultations.loaders.js';
import { Consultation } from './consultation.entity.js';
import { DraftWarning, draftWarning } from './draft-warning.js';
import { Draft } from './draft.entity.js';
import { publishedOnOf } from './drafts.loaders.js';
import { DraftsService } from './drafts.service.js';
import { ImportDraftInput, ImportDraftResult } from './import-draft.js';
import { Provision, ProvisionKind } from './provision.entity.js';
import { articleOf, provisionsInOrder, ProvisionConnection, rootsOf } from './provisions.loaders.js';
import { PublishDraftInput, PublishDraftResult } from './publish-draft.js';
import { Regulation } from './regulation.entity.js';
import { regulationById } from './regulations.loaders.js';

@Resolver(() => Draft)
export class DraftResolver {
  constructor(private readonly service: DraftsService) {}

  @Allow('anyone')
  @Query(() => Draft, {
    description:
      'One draft. NOT_FOUND when there is none, or it is not published and the viewer does not work on it.',
  })
  draft(
    @Viewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<Draft> {
    return this.service.byId(viewer, id);
  }

  @Allow('draft.manage')
  @Mutation(() => ImportDraftResult, {
    description: 'Read a text into a draft of a regulation. It stays unseen by others until it is published.',
  })
  importDraft(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The text and what it is.' }) input: ImportDraftInput,
  ): Promise<typeof ImportDraftResult> {
    return this.service.import(viewer, input);
  }

  @Allow('draft.manage')
  @Mutation(() => PublishDraftResult, { description: 'Publish a draft. Its text never changes again.' })
  publishDraft(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The draft.' }) input: PublishDraftInput,
  ): Promise<typeof PublishDraftResult> {
    return this.service.publish(viewer, input);
  }

  @ResolveField(() => Regulation, { description: 'The regulation it is a version of.' })
  regulation(
    @Parent() draft: Draft,
    @Load(regulationById) load: Loader<string, Regulation | null>,
  ): Promise<Regulation | null> {
    return load(draft.regulationId);
  }

  @ResolveField(() => Day, {
    nullable: true,
    description: 'Day it was published; null while it is being prepared.',
  })
  publishedOn(
    @Parent() draft: Draft,
    @Load(publishedOnOf) load: Loader<string, string | null>,
  ): Promise<string | null> {
    return load(draft.id);
  }

  @ResolveField(() => [DraftWarning], { description: 'Doubts of the reader, in the order of the text.' })
  warnings(@Parent() draft: Draft): DraftWarning[] {
    return draft.warnings.map(draftWarning);
  }

  @ResolveField(() => [Provision], { description: 'The roots of its tree, in order; go on with `children`.' })
  provisions(@Parent() draft: Draft, @Load(rootsOf) load: Loader<string, Provision[]>): Promise<Provision[]> {
    return load(draft.id);
  }

  @ResolveField(() => ProvisionConnection, { description: 'All its provisions in document order.' })
  flatProvisions(
    @Parent() draft: Draft,
    @Args() page: PageArgs,
    @LoadWith(provisionsInOrder)
    load: (args: { kinds: ProvisionKind[] | null; page: PageArgs }) => Loader<string, Page<Provision>>,
    @Args('kinds', { type: () => [ProvisionKind], nullable: true, description: 'Only those of these kinds.' })
    kinds?: ProvisionKind[] | null,
  ): Promise<Page<Provision>> {
    return load({ kinds: kinds ?? null, page })(draft.id);
  }

  @ResolveField(() => Provision, {
    nullable: true,
    description:
      'An article by its number; null when there is none. The first one, should a faulty text have two.',
  })
  article(
    @Parent() draft: Draft,
    @Args('number', { description: 'As 27 or 27-1, or as printed: 第二十七条, 第二十七条之一.' })
    number: string,
    @LoadWith(articleOf) load: (args: { number: string }) => Loader<string, Provision | null>,
  ): Promise<Provision | null> {
    return load({ number: articleNumber(number) })(draft.id);
  }

  @ResolveField(() => [Consultation], { description: 'Consultations held on it, by their first day.' })
  consultations(
    @Parent() draft: Draft,
    @Load(consultationsOfDraft) load: Loader<string, Consultation[]>,
  ): Promise<Consultation[]> {
    return load(draft.id);
  }
}
