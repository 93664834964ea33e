import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigModule, type Config } from '#config';
import { DatabaseModule, type Clock, type Database } from '#database';
import { AccountsModule } from '#accounts';
import { ContactPointsModule } from '#contact-points';
import { GraphqlRoomModule } from '#graphql';
import { RegulationsModule } from '#regulations';
import { CommentsModule } from '#comments';
import { OpinionsModule } from '#opinions';
import { DecisionsModule } from '#decisions';
import { ExchangeModule } from '#exchange';
import { StatisticsModule } from '#statistics';
import { graphqlModule } from './graphql.js';
import { HealthController } from './health.controller.js';
import { HomeController } from './home.controller.js';

/** The platform: every room, wired. With HTTP it is the server (`createServer`), without it what the commands use. */
@Module({ controllers: [HealthController, HomeController] })
export class AppModule {
  static with(config: Config, database: Database, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.with(database, clock),
        graphqlModule(),
        GraphqlRoomModule,
        AccountsModule,
        ContactPointsModule,
        RegulationsModule,
        CommentsModule,
        OpinionsModule,
        DecisionsModule,
        StatisticsModule,
        ExchangeModule,
      ],
    };
  }
}
