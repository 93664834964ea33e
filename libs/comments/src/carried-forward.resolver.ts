import { Args, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { LoadWith, type Loader } from '#graphql';
import { Counterpart, counterpartIn } from '#regulations';
import { Comment } from './comment.entity.js';

/** A comment stays with the draft it was said about; later drafts are shown where it belongs in them. */
@Resolver(() => Comment)
export class CarriedCommentResolver {
  @ResolveField(() => Counterpart, {
    nullable: true,
    description:
      'Its provision in another draft of the regulation; null when it is about the whole draft, or there is no such draft the viewer may read.',
  })
  provisionIn(
    @Parent() { provisionId }: Comment,
    @Args('draftId', { type: () => ID, description: 'The other draft, as a rule a later one.' })
    draftId: string,
    @LoadWith(counterpartIn) load: (args: { draftId: string }) => Loader<string, Counterpart | null>,
  ): Promise<Counterpart | null> | null {
    return provisionId ? load({ draftId: draftId.toLowerCase() })(provisionId) : null;
  }
}
