import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Viewer } from '#accounts';
import { ContactPoint, contactPointById } from '#contact-points';
import { Load, type Loader } from '#graphql';
import { Consultation, consultationById, Provision, provisionById } from '#regulations';
import { FollowUp } from './follow-up.js';
import { PublicCommentsService } from './public-comments.service.js';
import {
  PublicCommentReceived,
  SubmitPublicCommentInput,
  SubmitPublicCommentResult,
} from './submit-public-comment.js';

@Resolver(() => PublicCommentReceived)
export class PublicCommentResolver {
  constructor(private readonly service: PublicCommentsService) {}

  @Allow('anyone')
  @Mutation(() => SubmitPublicCommentResult, {
    description: 'Say something on a draft that is open to the public, without an account.',
  })
  submitPublicComment(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The comment.' }) input: SubmitPublicCommentInput,
  ): Promise<typeof SubmitPublicCommentResult> {
    return this.service.submit(viewer, input) as Promise<typeof SubmitPublicCommentResult>;
  }

  @ResolveField(() => Consultation, { description: 'The consultation.' })
  consultation(
    @Parent() received: PublicCommentReceived,
    @Load(consultationById) load: Loader<string, Consultation | null>,
  ): Promise<Consultation | null> {
    return load(received.consultationId);
  }

  @ResolveField(() => ContactPoint, { description: 'The point that looks after it.' })
  contactPoint(
    @Parent() received: PublicCommentReceived,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ): Promise<ContactPoint | null> {
    return load(received.contactPointId);
  }
}

@Resolver(() => FollowUp)
export class FollowUpResolver {
  constructor(private readonly service: PublicCommentsService) {}

  @Allow('anyone')
  @Query(() => FollowUp, {
    nullable: true,
    description:
      'Where a comment stands, by its tracking code; small letters, spaces and dashes do not matter. Null when no comment has this code.',
  })
  followUp(
    @Args('code', { description: 'The tracking code that `submitPublicComment` answered.' }) code: string,
  ): Promise<FollowUp | null> {
    return this.service.followUp(code);
  }

  @ResolveField(() => Consultation, { description: 'The consultation it was said in.' })
  consultation(
    @Parent() followUp: FollowUp,
    @Load(consultationById) load: Loader<string, Consultation | null>,
  ): Promise<Consultation | null> {
    return load(followUp.consultationId);
  }

  @ResolveField(() => Provision, {
    nullable: true,
    description: 'The provision it is about; null when it is about the whole draft.',
  })
  provision(
    @Parent() followUp: FollowUp,
    @Load(provisionById) load: Loader<string, Provision | null>,
  ): Promise<Provision | null> | null {
    return followUp.provisionId ? load(followUp.provisionId) : null;
  }

  @ResolveField(() => ContactPoint, { description: 'The point that looks after it.' })
  contactPoint(
    @Parent() followUp: FollowUp,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ): Promise<ContactPoint | null> {
    return load(followUp.contactPointId);
  }
}
