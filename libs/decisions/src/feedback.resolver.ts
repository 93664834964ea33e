import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Account, accountById } from '#accounts';
import { Comment, commentByKey } from '#comments';
import { Load, type BigKey, type Loader } from '#graphql';
import { Opinion, opinionByKey } from '#opinions';
import { Decision } from './decision.entity.js';
import { decisionByKey } from './decisions.loaders.js';
import { Feedback } from './feedback.entity.js';

/** Whoever sees feedback may see who gave it. */
@Resolver(() => Feedback)
export class FeedbackResolver {
  @ResolveField(() => Opinion, { description: 'The opinion it answers.' })
  opinion(
    @Parent() { regulationId, opinionId }: Feedback,
    @Load(opinionByKey) load: Loader<BigKey, Opinion | null>,
  ): Promise<Opinion | null> {
    return load({ regulationId, id: opinionId });
  }

  @ResolveField(() => Comment, {
    nullable: true,
    description:
      'The comment whose speaker was told; null when everybody was told together, or the reader may not see it.',
  })
  comment(
    @Parent() { regulationId, commentId }: Feedback,
    @Load(commentByKey) load: Loader<BigKey, Comment | null>,
  ): Promise<Comment | null> | null {
    return commentId ? load({ regulationId, id: commentId }) : null;
  }

  @ResolveField(() => Decision, { description: 'The decision that was told: the one in force on that day.' })
  decision(
    @Parent() { regulationId, decisionId }: Feedback,
    @Load(decisionByKey) load: Loader<BigKey, Decision | null>,
  ): Promise<Decision | null> {
    return load({ regulationId, id: decisionId });
  }

  @ResolveField(() => Account, {
    nullable: true,
    description: 'Who recorded it; null for a command of the program.',
  })
  recordedBy(
    @Parent() { recordedBy }: Feedback,
    @Load(accountById) load: Loader<string, Account | null>,
  ): Promise<Account | null> | null {
    return recordedBy ? load(recordedBy) : null;
  }
}
