import { Module } from '@nestjs/common';
import {
  AdoptionResolver,
  AdoptionRowResolver,
  FiguresDefinitionResolver,
  RateResolver,
} from './adoption.resolver.js';
import {
  AuthorityAdoptionResolver,
  ContactPointAdoptionResolver,
  DraftAdoptionResolver,
  ProvisionAdoptionResolver,
  RegulationAdoptionResolver,
} from './object-adoption.resolver.js';
import { OpeningBalanceResolver } from './opening-balance.resolver.js';
import { OpeningBalancesService } from './opening-balance.service.js';
import {
  AuthorityOpeningBalancesResolver,
  ContactPointOpeningBalancesResolver,
  RegulationOpeningBalancesResolver,
} from './opening-balances-of.resolver.js';
import { StatisticsService } from './statistics.service.js';

const services = [StatisticsService, OpeningBalancesService];

@Module({
  providers: [
    ...services,
    AdoptionResolver,
    AdoptionRowResolver,
    RateResolver,
    FiguresDefinitionResolver,
    ContactPointAdoptionResolver,
    RegulationAdoptionResolver,
    AuthorityAdoptionResolver,
    DraftAdoptionResolver,
    ProvisionAdoptionResolver,
    OpeningBalanceResolver,
    AuthorityOpeningBalancesResolver,
    ContactPointOpeningBalancesResolver,
    RegulationOpeningBalancesResolver,
  ],
  exports: services,
})
export class StatisticsModule {}
