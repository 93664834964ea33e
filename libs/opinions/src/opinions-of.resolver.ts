import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Comment } from '#comments';
import { ContactPoint } from '#contact-points';
import { Clock } from '#database';
import { Load, LoadWith, PageArgs, type BigKey, type Loader, type Page } from '#graphql';
import { Consultation, Draft, Provision, Regulation } from '#regulations';
import { OpinionFilter } from './opinion-filter.js';
import { Opinion } from './opinion.entity.js';
import {
  opinionsOfComment,
  opinionsOfConsultation,
  opinionsOfDraft,
  opinionsOfPoint,
  opinionsOfProvision,
  opinionsOfRegulation,
  type OpinionsOf,
} from './opinions.loaders.js';
import { OpinionConnection } from './opinions-seen.js';

type LoadOpinions = (args: OpinionsOf) => Loader<string, Page<Opinion>>;

const filterArgument = { type: () => OpinionFilter, nullable: true, description: 'Which ones.' };

@Resolver(() => Comment)
export class CommentOpinionsResolver {
  @ResolveField(() => [Opinion], {
    description:
      'Opinions that rest on the comment, as far as the reader may see them, those made last first.',
  })
  opinions(
    @Parent() { regulationId, id }: Comment,
    @Load(opinionsOfComment) load: Loader<BigKey, Opinion[]>,
  ): Promise<Opinion[]> {
    return load({ regulationId, id });
  }
}

@Resolver(() => Regulation)
export class RegulationOpinionsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => OpinionConnection, {
    description: 'Opinions on all drafts of the regulation, as far as the reader may see them.',
  })
  opinions(
    @Parent() regulation: Regulation,
    @LoadWith(opinionsOfRegulation) load: LoadOpinions,
    @Args() page: PageArgs,
    @Args('filter', filterArgument) filter?: OpinionFilter,
  ): Promise<Page<Opinion>> {
    return load({ filter: filter ?? {}, page, today: this.clock.today() })(regulation.id);
  }
}

@Resolver(() => Draft)
export class DraftOpinionsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => OpinionConnection, {
    description: 'Opinions on the draft and its provisions, as far as the reader may see them.',
  })
  opinions(
    @Parent() draft: Draft,
    @LoadWith(opinionsOfDraft) load: LoadOpinions,
    @Args() page: PageArgs,
    @Args('filter', filterArgument) filter?: OpinionFilter,
  ): Promise<Page<Opinion>> {
    return load({ filter: filter ?? {}, page, today: this.clock.today() })(draft.id);
  }
}

@Resolver(() => Consultation)
export class ConsultationOpinionsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => OpinionConnection, {
    description: 'Opinions given in the consultation, as far as the reader may see them.',
  })
  opinions(
    @Parent() consultation: Consultation,
    @LoadWith(opinionsOfConsultation) load: LoadOpinions,
    @Args() page: PageArgs,
    @Args('filter', filterArgument) filter?: OpinionFilter,
  ): Promise<Page<Opinion>> {
    return load({ filter: filter ?? {}, page, today: this.clock.today() })(consultation.id);
  }
}

@Resolver(() => Provision)
export class ProvisionOpinionsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => OpinionConnection, {
    description: 'Opinions on the provision and on what is below it, as far as the reader may see them.',
  })
  opinions(
    @Parent() provision: Provision,
    @LoadWith(opinionsOfProvision) load: LoadOpinions,
    @Args() page: PageArgs,
    @Args('filter', filterArgument) filter?: OpinionFilter,
  ): Promise<Page<Opinion>> {
    return load({ filter: filter ?? {}, page, today: this.clock.today() })(provision.id);
  }
}

@Resolver(() => ContactPoint)
export class ContactPointOpinionsResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => OpinionConnection, {
    description:
      'Opinions of the point and its collection points of today, as far as the reader may see them.',
  })
  opinions(
    @Parent() point: ContactPoint,
    @LoadWith(opinionsOfPoint) load: LoadOpinions,
    @Args() page: PageArgs,
    @Args('filter', filterArgument) filter?: OpinionFilter,
  ): Promise<Page<Opinion>> {
    return load({ filter: filter ?? {}, page, today: this.clock.today() })(point.id);
  }
}
