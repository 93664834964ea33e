import { Injectable } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { LoadWith, type Loader } from '#graphql';
import { Authority, ContactPoint } from '#contact-points';
import { Draft, Provision, Regulation } from '#regulations';
import { ObjectAdoption } from './adoption-answer.js';
import { FiguresArgs } from './adoption.args.js';
import type { AdoptionKey } from './adoption-dimension.js';
import type { AdoptionFigures } from './adoption-figures.js';
import { adoptionOf, type CountedObject, type ObjectQuestion } from './object-adoption.loaders.js';
import { StatisticsService } from './statistics.service.js';

type Load = (
  question: ObjectQuestion,
) => Loader<CountedObject, { figures: AdoptionFigures; leftOut: number }>;

/** The field `adoption` of whatever figures are asked about. */
@Injectable()
abstract class ObjectAdoptionResolver {
  constructor(private readonly statistics: StatisticsService) {}

  protected async figures(
    load: Load,
    key: AdoptionKey,
    object: CountedObject,
    args: FiguresArgs,
  ): Promise<ObjectAdoption> {
    const asked = this.statistics.asked(args);
    const { figures, leftOut } = await load({ key, ...asked })(object);
    return { ...figures, ...this.statistics.basis(asked, figures, leftOut) };
  }
}

@Resolver(() => ContactPoint)
export class ContactPointAdoptionResolver extends ObjectAdoptionResolver {
  @ResolveField(() => ObjectAdoption, {
    description: 'Adoption figures of what was heard and submitted here.',
  })
  adoption(
    @Parent() { id }: ContactPoint,
    @Args() args: FiguresArgs,
    @LoadWith(adoptionOf) load: Load,
    @Args('withCollectionPoints', {
      type: () => Boolean,
      nullable: true,
      description: 'Also of the collection points (信息采集点) under it as of the same day.',
    })
    withCollectionPoints?: boolean | null,
  ): Promise<ObjectAdoption> {
    return this.figures(load, withCollectionPoints ? 'WITHIN_POINT' : 'CONTACT_POINT', { id }, args);
  }
}

@Resolver(() => Regulation)
export class RegulationAdoptionResolver extends ObjectAdoptionResolver {
  @ResolveField(() => ObjectAdoption, { description: 'Adoption figures of its consultations.' })
  adoption(@Parent() { id }: Regulation, @Args() args: FiguresArgs, @LoadWith(adoptionOf) load: Load) {
    return this.figures(load, 'REGULATION', { id }, args);
  }
}

@Resolver(() => Authority)
export class AuthorityAdoptionResolver extends ObjectAdoptionResolver {
  @ResolveField(() => ObjectAdoption, {
    description: 'Adoption figures of its consultations, whoever designated the points.',
  })
  adoption(@Parent() { id }: Authority, @Args() args: FiguresArgs, @LoadWith(adoptionOf) load: Load) {
    return this.figures(load, 'AUTHORITY', { id }, args);
  }
}

@Resolver(() => Draft)
export class DraftAdoptionResolver extends ObjectAdoptionResolver {
  @ResolveField(() => ObjectAdoption, {
    description: 'Adoption figures of what was said on this draft. Opening balances do not tell drafts.',
  })
  adoption(@Parent() { id }: Draft, @Args() args: FiguresArgs, @LoadWith(adoptionOf) load: Load) {
    return this.figures(load, 'DRAFT', { id, draftId: id }, args);
  }
}

@Resolver(() => Provision)
export class ProvisionAdoptionResolver extends ObjectAdoptionResolver {
  @ResolveField(() => ObjectAdoption, {
    description:
      'Adoption figures of what was said on this provision and all below it; a comment on an item counts for its paragraph, article and chapter too. Opening balances do not tell provisions.',
  })
  adoption(
    @Parent() { id, draftId }: Provision,
    @Args() args: FiguresArgs,
    @LoadWith(adoptionOf) load: Load,
  ) {
    return this.figures(load, 'WITHIN_PROVISION', { id, draftId }, args);
  }
}
