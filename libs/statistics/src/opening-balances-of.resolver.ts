import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Authority, ContactPoint } from '#contact-points';
import { LoadWith, PageArgs, type Loader, type Page } from '#graphql';
import { Regulation } from '#regulations';
import { OpeningBalanceConnection, type OpeningBalance } from './opening-balance.entity.js';
import {
  openingBalancesOfAuthority,
  openingBalancesOfPoint,
  openingBalancesOfRegulation,
} from './opening-balances.loaders.js';

type LoadBalances = (page: PageArgs) => Loader<string, Page<OpeningBalance>>;

@Resolver(() => Authority)
export class AuthorityOpeningBalancesResolver {
  @ResolveField(() => OpeningBalanceConnection, {
    description:
      'Figures of its consultations from before the system. Those that stand today, the one entered last first.',
  })
  openingBalances(
    @Parent() { id }: Authority,
    @LoadWith(openingBalancesOfAuthority) load: LoadBalances,
    @Args() page: PageArgs,
  ): Promise<Page<OpeningBalance>> {
    return load(page)(id);
  }
}

@Resolver(() => ContactPoint)
export class ContactPointOpeningBalancesResolver {
  @ResolveField(() => OpeningBalanceConnection, {
    description:
      'Figures of this point from before the system. Those that stand today, the one entered last first.',
  })
  openingBalances(
    @Parent() { id }: ContactPoint,
    @LoadWith(openingBalancesOfPoint) load: LoadBalances,
    @Args() page: PageArgs,
  ): Promise<Page<OpeningBalance>> {
    return load(page)(id);
  }
}

@Resolver(() => Regulation)
export class RegulationOpeningBalancesResolver {
  @ResolveField(() => OpeningBalanceConnection, {
    description:
      'Figures of this regulation from before the system. Those that stand today, the one entered last first.',
  })
  openingBalances(
    @Parent() { id }: Regulation,
    @LoadWith(openingBalancesOfRegulation) load: LoadBalances,
    @Args() page: PageArgs,
  ): Promise<Page<OpeningBalance>> {
    return load(page)(id);
  }
}
