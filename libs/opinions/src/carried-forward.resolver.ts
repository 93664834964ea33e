import { Args, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { LoadWith, type Loader } from '#graphql';
import { Counterpart, counterpartIn } from '#regulations';
import { Opinion } from './opinion.entity.js';

/** An opinion, and the decision on it, stay with the draft they are about; later drafts are shown where they belong. */
@Resolver(() => Opinion)
export class CarriedOpinionResolver {
  @ResolveField(() => Counterpart, {
    nullable: true,
    description:
      'Its provision in another draft of the regulation; null when it is about the whole draft, or there is no such draft the viewer may read.',
  })
  provisionIn(
    @Parent() { provisionId }: Opinion,
    @Args('draftId', { type: () => ID, description: 'The other draft, as a rule a later one.' })
    draftId: string,
    @LoadWith(counterpartIn) load: (args: { draftId: string }) => Loader<string, Counterpart | null>,
  ): Promise<Counterpart | null> | null {
    return provisionId ? load({ draftId: draftId.toLowerCase() })(provisionId) : null;
  }
}
