import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Viewer } from '#accounts';
import { CommentConnection, type Comment } from '#comments';
import { ContactPoint, contactPointById } from '#contact-points';
import { Clock } from '#database';
import { Load, LoadWith, PageArgs, type BigKey, type Loader, type Page } from '#graphql';
import {
  Consultation,
  consultationById,
  Draft,
  draftById,
  Provision,
  provisionById,
  Regulation,
  regulationById,
} from '#regulations';
import { OpinionGroup } from './opinion-group.entity.js';
import { Opinion } from './opinion.entity.js';
import {
  commentCountOfOpinion,
  commentsOfOpinion,
  groupByKey,
  lastSubmission,
  submissionsOfOpinion,
  type CommentsOfOpinion,
} from './opinions.loaders.js';
import { Submission } from './submission.entity.js';

const keyOf = ({ regulationId, id }: Opinion): BigKey => ({ regulationId, id });

/** What an opinion shows besides its columns. */
@Resolver(() => Opinion)
export class OpinionFieldsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => Regulation, { description: 'The regulation it is about.' })
  regulation(
    @Parent() opinion: Opinion,
    @Load(regulationById) load: Loader<string, Regulation | null>,
  ): Promise<Regulation | null> {
    return load(opinion.regulationId);
  }

  @ResolveField(() => Consultation, { description: 'The consultation it answers.' })
  consultation(
    @Parent() opinion: Opinion,
    @Load(consultationById) load: Loader<string, Consultation | null>,
  ): Promise<Consultation | null> {
    return load(opinion.consultationId);
  }

  @ResolveField(() => Draft, { description: 'The draft it is about.' })
  draft(
    @Parent() opinion: Opinion,
    @Load(draftById) load: Loader<string, Draft | null>,
  ): Promise<Draft | null> {
    return load(opinion.draftId);
  }

  @ResolveField(() => Provision, {
    nullable: true,
    description: 'The provision it is about; null when it is about the whole draft.',
  })
  provision(
    @Parent() opinion: Opinion,
    @Load(provisionById) load: Loader<string, Provision | null>,
  ): Promise<Provision | null> | null {
    return opinion.provisionId ? load(opinion.provisionId) : null;
  }

  @ResolveField(() => ContactPoint, { description: 'The point it comes from.' })
  contactPoint(
    @Parent() opinion: Opinion,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ): Promise<ContactPoint | null> {
    return load(opinion.contactPointId);
  }

  @ResolveField(() => OpinionGroup, {
    nullable: true,
    description: 'The alike opinions it is decided with; null when with none, or outside the authority.',
  })
  group(
    @Parent() { regulationId, groupId }: Opinion,
    @Load(groupByKey) load: Loader<BigKey, OpinionGroup | null>,
  ): Promise<OpinionGroup | null> | null {
    return groupId ? load({ regulationId, id: groupId }) : null;
  }

  @ResolveField(() => CommentConnection, {
    description: 'The comments it rests on, as far as the reader may see them; withdrawn ones too.',
  })
  comments(
    @Parent() opinion: Opinion,
    @LoadWith(commentsOfOpinion) load: (args: CommentsOfOpinion) => Loader<string, Page<Comment>>,
    @Args() page: PageArgs,
  ): Promise<Page<Comment>> {
    return load({ page, today: this.clock.today() })(opinion.id);
  }

  @ResolveField(() => Int, {
    description: 'How many comments it rests on, also those the reader may not see.',
  })
  commentCount(
    @Parent() opinion: Opinion,
    @Load(commentCountOfOpinion) load: Loader<BigKey, number>,
  ): Promise<number> {
    return load(keyOf(opinion));
  }

  @ResolveField(() => Submission, {
    nullable: true,
    description: 'Its latest submission; null when it was never submitted.',
  })
  submission(
    @Parent() opinion: Opinion,
    @Load(lastSubmission) load: Loader<BigKey, Submission | null>,
  ): Promise<Submission | null> {
    return load(keyOf(opinion));
  }

  @ResolveField(() => [Submission], {
    description:
      'Every round of submission, the first one first; for readers outside point and authority the latest alone.',
  })
  async submissions(
    @Viewer() viewer: Viewer,
    @Parent() opinion: Opinion,
    @Load(submissionsOfOpinion) load: Loader<BigKey, Submission[]>,
    @Load(regulationById) regulation: Loader<string, Regulation | null>,
  ): Promise<Submission[]> {
    const rounds = await load(keyOf(opinion));
    const { contactPointId } = opinion;
    const authorityId = (await regulation(opinion.regulationId))?.authorityId;
    return viewer.may('opinion.read', { contactPointId, authorityId }) ? rounds : rounds.slice(-1);
  }
}
