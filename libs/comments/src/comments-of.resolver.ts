import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ContactPoint } from '#contact-points';
import { Clock } from '#database';
import { Load, LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import { Consultation, Draft, Provision, Regulation } from '#regulations';
import { CommentFilter } from './comment-filter.js';
import type { Comment } from './comment.entity.js';
import {
  commentCountOfConsultation,
  commentCountOfProvision,
  commentsOfConsultation,
  commentsOfDraft,
  commentsOfPoint,
  commentsOfProvision,
  commentsOfRegulation,
  type CommentsOf,
} from './comments.loaders.js';
import { CommentConnection } from './comments-seen.js';

type LoadComments = (args: CommentsOf) => Loader<string, Page<Comment>>;

const filterArgument = {
  type: () => CommentFilter,
  nullable: true,
  description: 'Which ones; left out: all heard.',
};

@Resolver(() => Regulation)
export class RegulationCommentsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => CommentConnection, {
    description: 'Comments on all drafts of the regulation, as far as the reader may see them.',
  })
  comments(
    @Parent() regulation: Regulation,
    @LoadWith(commentsOfRegulation) load: LoadComments,
    @Args() page: PageArgs,
    @Args('filter', filterArgument) filter?: CommentFilter,
  ): Promise<Page<Comment>> {
    return load({ filter: filter ?? {}, page, today: this.clock.today() })(regulation.id);
  }
}

@Resolver(() => Draft)
export class DraftCommentsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => CommentConnection, {
    description: 'Comments on the draft and its provisions, as far as the reader may see them.',
  })
  comments(
    @Parent() draft: Draft,
    @LoadWith(commentsOfDraft) load: LoadComments,
    @Args() page: PageArgs,
    @Args('filter', filterArgument) filter?: CommentFilter,
  ): Promise<Page<Comment>> {
    return load({ filter: filter ?? {}, page, today: this.clock.today() })(draft.id);
  }
}

@Resolver(() => Consultation)
export class ConsultationCommentsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => CommentConnection, {
    description: 'Comments heard in the consultation, as far as the reader may see them.',
  })
  comments(
    @Parent() consultation: Consultation,
    @LoadWith(commentsOfConsultation) load: LoadComments,
    @Args() page: PageArgs,
    @Args('filter', filterArgument) filter?: CommentFilter,
  ): Promise<Page<Comment>> {
    return load({ filter: filter ?? {}, page, today: this.clock.today() })(consultation.id);
  }

  @ResolveField(() => Int, {
    description: 'Comments heard in it (not withdrawn), also those the reader may not read.',
  })
  commentCount(
    @Parent() consultation: Consultation,
    @Load(commentCountOfConsultation) load: Loader<string, number>,
  ): Promise<number> {
    return load(consultation.id);
  }
}

@Resolver(() => Provision)
export class ProvisionCommentsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => CommentConnection, {
    description: 'Comments on the provision and on what is below it, as far as the reader may see them.',
  })
  comments(
    @Parent() provision: Provision,
    @LoadWith(commentsOfProvision) load: LoadComments,
    @Args() page: PageArgs,
    @Args('filter', filterArgument) filter?: CommentFilter,
  ): Promise<Page<Comment>> {
    return load({ filter: filter ?? {}, page, today: this.clock.today() })(provision.id);
  }

  @ResolveField(() => Int, {
    description:
      'Comments heard on it and on what is below it (not withdrawn), also those the reader may not read.',
  })
  commentCount(
    @Parent() provision: Provision,
    @Load(commentCountOfProvision) load: Loader<string, number>,
  ): Promise<number> {
    return load(provision.id);
  }
}

@Resolver(() => ContactPoint)
export class ContactPointCommentsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => CommentConnection, {
    description:
      'Comments heard at the point and its collection points of today, as far as the reader may see them.',
  })
  comments(
    @Parent() point: ContactPoint,
    @LoadWith(commentsOfPoint) load: LoadComments,
    @Args() page: PageArgs,
    @Args('filter', filterArgument) filter?: CommentFilter,
  ): Promise<Page<Comment>> {
    return load({ filter: filter ?? {}, page, today: this.clock.today() })(point.id);
  }
}
