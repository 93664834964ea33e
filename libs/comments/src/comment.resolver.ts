import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Viewer } from '#accounts';
import { PageArgs, type Page } from '#graphql';
import { CommentFilter } from './comment-filter.js';
import { Comment } from './comment.entity.js';
import { CommentsService } from './comments.service.js';
import { CommentConnection } from './comments-seen.js';
import { LogCommentInput, LogCommentResult } from './log-comment.js';
import { LogCommentsInput, LogCommentsResult } from './log-comments.js';
import { RedactCommentInput, RedactCommentResult } from './redact-comment.js';
import { ReleaseCommentsInput, ReleaseCommentsResult } from './release-comments.js';
import { ReleasesService } from './releases.service.js';
import { WithdrawCommentInput, WithdrawCommentResult } from './withdraw-comment.js';

@Resolver(() => Comment)
export class CommentResolver {
  constructor(
    private readonly service: CommentsService,
    private readonly releases: ReleasesService,
  ) {}

  @Allow('anyone')
  @Query(() => CommentConnection, {
    description:
      'Comments the reader may see: those of their points or authority, and those released to the public.',
  })
  comments(
    @Viewer() viewer: Viewer,
    @Args() page: PageArgs,
    @Args('filter', {
      type: () => CommentFilter,
      nullable: true,
      description: 'Which ones; left out: all heard.',
    })
    filter?: CommentFilter,
  ): Promise<Page<Comment>> {
    return this.service.page(viewer, filter ?? {}, page);
  }

  @Allow('anyone')
  @Query(() => Comment, { description: 'One comment. NOT_FOUND when there is none that the reader may see.' })
  comment(
    @Viewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ): Promise<Comment> {
    return this.service.byId(viewer, id);
  }

  @Allow('comment.log')
  @Mutation(() => LogCommentResult, {
    description: 'Log a remark heard at a contact point; also after the window, when it was heard in time.',
  })
  logComment(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The remark.' }) input: LogCommentInput,
  ): Promise<typeof LogCommentResult> {
    return this.service.log(viewer, input) as Promise<typeof LogCommentResult>;
  }

  @Allow('comment.log')
  @Mutation(() => LogCommentsResult, {
    description: 'Log a whole meeting in one go: all remarks, or none and what is wrong with which.',
  })
  logComments(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The remarks.' }) input: LogCommentsInput,
  ): Promise<typeof LogCommentsResult> {
    return this.service.logMany(viewer, input) as Promise<typeof LogCommentsResult>;
  }

  @Allow('comment.withdraw')
  @Mutation(() => WithdrawCommentResult, {
    description:
      'Take a comment back with a reason. It stays readable for those entitled and is no longer counted.',
  })
  withdrawComment(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The comment and why.' }) input: WithdrawCommentInput,
  ): Promise<typeof WithdrawCommentResult> {
    return this.service.withdraw(viewer, input) as Promise<typeof WithdrawCommentResult>;
  }

  @Allow('comment.redact')
  @Mutation(() => RedactCommentResult, {
    description:
      'Hide parts of a comment’s words with a reason. What was public is released anew without them.',
  })
  redactComment(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'What to hide and why.' }) input: RedactCommentInput,
  ): Promise<typeof RedactCommentResult> {
    return this.releases.redact(viewer, input);
  }

  @Allow('comment.release')
  @Mutation(() => ReleaseCommentsResult, {
    description:
      'Make comments public, without redacted parts and with personal data masked: all of them, or none.',
  })
  releaseComments(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The comments.' }) input: ReleaseCommentsInput,
  ): Promise<typeof ReleaseCommentsResult> {
    return this.releases.release(viewer, input);
  }
}
