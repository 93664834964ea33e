import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Database } from '#database';
import { Load, PageArgs, type Loader, type Page } from '#graphql';
import { Allow, Viewer } from '#accounts';
import { Authority, authorityById, ContactPoint, contactPointById } from '#contact-points';
import { Regulation, regulationById } from '#regulations';
import { AddOpeningBalanceInput, AddOpeningBalanceResult } from './add-opening-balance.js';
import { CorrectOpeningBalanceInput, CorrectOpeningBalanceResult } from './correct-opening-balance.js';
import { OpeningBalance, OpeningBalanceConnection } from './opening-balance.entity.js';
import { OpeningBalanceFilter, openingBalanceList } from './opening-balance-list.js';
import { OpeningBalancesService } from './opening-balance.service.js';
import { correctionOf, openingBalanceById, passedPartOf } from './opening-balances.loaders.js';

type OrNull<T> = Promise<T | null> | null;

@Resolver(() => OpeningBalance)
export class OpeningBalanceResolver {
  constructor(
    private readonly service: OpeningBalancesService,
    private readonly db: Database,
  ) {}

  @Allow('anyone')
  @Query(() => OpeningBalanceConnection, {
    description: 'Figures from before the system, the one entered last first. Public, as all figures are.',
  })
  openingBalances(
    @Args() page: PageArgs,
    @Args('filter', { type: () => OpeningBalanceFilter, nullable: true, description: 'Which ones.' })
    filter?: OpeningBalanceFilter,
  ): Promise<Page<OpeningBalance>> {
    return openingBalanceList(this.db, filter ?? {}, page);
  }

  @Allow('openingBalance.manage')
  @Mutation(() => AddOpeningBalanceResult, { description: 'Enter figures from before the system (期初数).' })
  addOpeningBalance(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'The figures and where they come from.' }) input: AddOpeningBalanceInput,
  ): Promise<typeof AddOpeningBalanceResult> {
    return this.service.add(viewer, input);
  }

  @Allow('openingBalance.manage')
  @Mutation(() => CorrectOpeningBalanceResult, {
    description: 'Correct or annul an opening balance, from today on; earlier figures stay as they were.',
  })
  correctOpeningBalance(
    @Viewer() viewer: Viewer,
    @Args('input', { description: 'What it should have said.' }) input: CorrectOpeningBalanceInput,
  ): Promise<typeof CorrectOpeningBalanceResult> {
    return this.service.correct(viewer, input);
  }

  @ResolveField(() => Authority, { description: 'The authority whose consultations they were.' })
  authority(
    @Parent() { authorityId }: OpeningBalance,
    @Load(authorityById) load: Loader<string, Authority | null>,
  ): OrNull<Authority> {
    return load(authorityId);
  }

  @ResolveField(() => ContactPoint, { nullable: true, description: 'The point; null: not told, or several.' })
  contactPoint(
    @Parent() { contactPointId }: OpeningBalance,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ): OrNull<ContactPoint> {
    return contactPointId === null ? null : load(contactPointId);
  }

  @ResolveField(() => Regulation, {
    nullable: true,
    description: 'The regulation; null: not told, or several.',
  })
  regulation(
    @Parent() { regulationId }: OpeningBalance,
    @Load(regulationById) load: Loader<string, Regulation | null>,
  ): OrNull<Regulation> {
    return regulationId === null ? null : load(regulationId);
  }

  @ResolveField(() => OpeningBalance, {
    nullable: true,
    description: 'The ALL balance this PASSED one is part of, in its first version; null when of none.',
  })
  partOf(
    @Parent() { partOfId }: OpeningBalance,
    @Load(openingBalanceById) load: Loader<string, OpeningBalance | null>,
  ): OrNull<OpeningBalance> {
    return partOfId === null ? null : load(partOfId);
  }

  @ResolveField(() => OpeningBalance, {
    nullable: true,
    description:
      'The PASSED balance that is part of this ALL one and read instead of it under the passed filter; null when none stands.',
  })
  passedPart(
    @Parent() { balanceId }: OpeningBalance,
    @Load(passedPartOf) load: Loader<string, OpeningBalance | null>,
  ): Promise<OpeningBalance | null> {
    return load(balanceId);
  }

  @ResolveField(() => OpeningBalance, {
    nullable: true,
    description: 'The version this one corrects; null for the first.',
  })
  corrects(
    @Parent() { correctsId }: OpeningBalance,
    @Load(openingBalanceById) load: Loader<string, OpeningBalance | null>,
  ): OrNull<OpeningBalance> {
    return correctsId === null ? null : load(correctsId);
  }

  @ResolveField(() => OpeningBalance, {
    nullable: true,
    description: 'The version that corrected this one; null for the latest.',
  })
  correctedBy(
    @Parent() { id }: OpeningBalance,
    @Load(correctionOf) load: Loader<string, OpeningBalance | null>,
  ): Promise<OpeningBalance | null> {
    return load(id);
  }
}
