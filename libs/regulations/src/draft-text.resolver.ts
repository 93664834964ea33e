import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Load, type Loader } from '#graphql';
import { Allow, Viewer } from '#accounts';
import { toAkomaNtoso, toMarkdown } from '#legal-text';
import { draftText, type DraftText } from './draft-texts.js';
import { draftTree, type DraftTree } from './draft-trees.js';
import { Draft } from './draft.entity.js';
import { DraftsService } from './drafts.service.js';
import { Provision } from './provision.entity.js';
import { cited, suggestAnchors, SuggestAnchorsArgs, SuggestedAnchor } from './suggest-anchors.js';

/** A draft's text as a whole: in other formats, and where it is cited. */
@Resolver(() => Draft)
export class DraftTextResolver {
  constructor(private readonly service: DraftsService) {}

  @Allow('anyone')
  @Query(() => [SuggestedAnchor], {
    description:
      'Provisions of a draft that a remark cites, in the order of its words: offered as its anchor. NOT_FOUND when there is no such draft the viewer may read.',
  })
  async suggestAnchors(
    @Viewer() viewer: Viewer,
    @Args() { draftId, text }: SuggestAnchorsArgs,
    @Load(draftTree) load: Loader<string, DraftTree>,
  ): Promise<SuggestedAnchor[]> {
    const draft = await this.service.byId(viewer, draftId);
    return suggestAnchors(draft, await load(draft.id), text);
  }

  @ResolveField(() => Provision, {
    nullable: true,
    description:
      'The provision a citation means; null when it is no citation, or there is no such provision.',
  })
  async provisionByCitation(
    @Parent() draft: Draft,
    @Args('citation', {
      description: 'As people write it: 13.2, 第十三条第二款, 27条2款（三）, Article 27(2).',
    })
    citation: string,
    @Load(draftTree) load: Loader<string, DraftTree>,
  ): Promise<Provision | null> {
    return cited(await load(draft.id), citation.slice(0, 200));
  }

  @ResolveField(() => String, {
    description: 'Its text as Akoma Ntoso 3.0 (OASIS LegalDocML): a bill, or an act once it is promulgated.',
  })
  async akomaNtoso(
    @Parent() draft: Draft,
    @Load(draftText) load: Loader<string, DraftText>,
  ): Promise<string> {
    const text = await load(draft.id);
    return toAkomaNtoso(text, text.metadata);
  }

  @ResolveField(() => String, {
    description: 'Its text as Markdown: chapters as headings, labels of articles in bold.',
  })
  async markdown(@Parent() draft: Draft, @Load(draftText) load: Loader<string, DraftText>): Promise<string> {
    return toMarkdown(await load(draft.id));
  }
}
