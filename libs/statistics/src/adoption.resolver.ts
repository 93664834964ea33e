import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Language, Load, type Loader, type RequestContext } from '#graphql';
import { Allow } from '#accounts';
import { Authority, authorityById, ContactPoint, contactPointById, RegulationKind } from '#contact-points';
import { SharedChannel, SharedEventKind } from '#opinions';
import { Regulation, regulationById, RegulationStatus } from '#regulations';
import { Adoption, AdoptionRow, FiguresDefinition } from './adoption-answer.js';
import { AdoptionArgs, DEFAULT_GROUPS } from './adoption.args.js';
import { AdoptionDimension } from './adoption-dimension.js';
import { AdoptionOrderBy } from './adoption-order.js';
import { pageOfGroups } from './adoption-page.js';
import { Rate } from './rates.js';
import { StatisticsService } from './statistics.service.js';

@Resolver(() => Adoption)
export class AdoptionResolver {
  constructor(private readonly statistics: StatisticsService) {}

  @Allow('anyone')
  @Query(() => Adoption, {
    description:
      'What share was adopted: counts and rates by point, regulation, time and more, as of any day. Rank points only with n and the interval in sight, and by more than one measure.',
  })
  async adoption(@Args() { groupBy, filter, asOf, orderBy, first, after }: AdoptionArgs): Promise<Adoption> {
    const { rows, ...answer } = await this.statistics.adoption({ groupBy: groupBy ?? [], filter, asOf });
    const order = orderBy ?? { by: AdoptionOrderBy.GROUP };
    return { ...answer, rows: pageOfGroups(rows, order, first ?? DEFAULT_GROUPS, after ?? null) };
  }
}

const languageArg = { type: () => Language, nullable: true, description: 'Language of the sentence.' };

@Resolver(() => Rate)
export class RateResolver {
  @ResolveField(() => String, {
    nullable: true,
    description:
      'Why `value` is null, for people, in the reader’s language or the one asked for; null when it is not.',
  })
  reasonWhyNull(
    @Parent() { reasonWhyNull }: Rate,
    @Context() context: RequestContext,
    @Args('language', languageArg) language?: Language | null,
  ): string | null {
    return reasonWhyNull && reasonWhyNull[language ?? context.language];
  }
}

@Resolver(() => FiguresDefinition)
export class FiguresDefinitionResolver {
  @ResolveField(() => String, { description: 'In words, in the reader’s language or the one asked for.' })
  text(
    @Parent() { text }: FiguresDefinition,
    @Context() context: RequestContext,
    @Args('language', languageArg) language?: Language | null,
  ): string {
    return text[language ?? context.language];
  }
}

/** The group's value of a dimension; null also when it is not grouped by it. */
const valueIn = ({ group }: AdoptionRow, dimension: AdoptionDimension) =>
  group.find((one) => one.dimension === dimension)?.value ?? null;

const NOT_TOLD = 'Null when the groups are not by it, or an opening balance does not tell it.';

@Resolver(() => AdoptionRow)
export class AdoptionRowResolver {
  @ResolveField(() => ContactPoint, {
    nullable: true,
    description: `The point of CONTACT_POINT, else the topmost point of CONTACT_POINT_ROLLED_UP. ${NOT_TOLD}`,
  })
  contactPoint(
    @Parent() row: AdoptionRow,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ) {
    const id =
      valueIn(row, AdoptionDimension.CONTACT_POINT) ??
      valueIn(row, AdoptionDimension.CONTACT_POINT_ROLLED_UP);
    return id && load(id);
  }

  @ResolveField(() => ContactPoint, {
    nullable: true,
    description: `The topmost point, with its collection points. ${NOT_TOLD}`,
  })
  rolledUpContactPoint(
    @Parent() row: AdoptionRow,
    @Load(contactPointById) load: Loader<string, ContactPoint | null>,
  ) {
    const id = valueIn(row, AdoptionDimension.CONTACT_POINT_ROLLED_UP);
    return id && load(id);
  }

  @ResolveField(() => Regulation, { nullable: true, description: `The regulation. ${NOT_TOLD}` })
  regulation(@Parent() row: AdoptionRow, @Load(regulationById) load: Loader<string, Regulation | null>) {
    const id = valueIn(row, AdoptionDimension.REGULATION);
    return id && load(id);
  }

  @ResolveField(() => Authority, {
    nullable: true,
    description: 'The authority whose consultation it was. Null when the groups are not by it.',
  })
  authority(@Parent() row: AdoptionRow, @Load(authorityById) load: Loader<string, Authority | null>) {
    const id = valueIn(row, AdoptionDimension.AUTHORITY);
    return id && load(id);
  }

  @ResolveField(() => RegulationKind, { nullable: true, description: `The regulations’ kind. ${NOT_TOLD}` })
  regulationKind(@Parent() row: AdoptionRow) {
    return valueIn(row, AdoptionDimension.REGULATION_KIND);
  }

  @ResolveField(() => RegulationStatus, {
    nullable: true,
    description: `The regulations’ status as of the day; null also for those without one. ${NOT_TOLD}`,
  })
  regulationStatus(@Parent() row: AdoptionRow) {
    return valueIn(row, AdoptionDimension.REGULATION_STATUS);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: `The points’ district as of the day; null also for those of none. ${NOT_TOLD}`,
  })
  district(@Parent() row: AdoptionRow) {
    return valueIn(row, AdoptionDimension.DISTRICT);
  }

  @ResolveField(() => SharedChannel, { nullable: true, description: `The channel. ${NOT_TOLD}` })
  channel(@Parent() row: AdoptionRow) {
    return valueIn(row, AdoptionDimension.CHANNEL);
  }

  @ResolveField(() => SharedEventKind, {
    nullable: true,
    description: `The kind of event; null also for what was heard at none. ${NOT_TOLD}`,
  })
  eventKind(@Parent() row: AdoptionRow) {
    return valueIn(row, AdoptionDimension.EVENT_KIND);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: `The occupation, or \`MIXED\`; null also where none was said. ${NOT_TOLD}`,
  })
  occupation(@Parent() row: AdoptionRow) {
    return valueIn(row, AdoptionDimension.OCCUPATION);
  }

  @ResolveField(() => String, { nullable: true, description: `The month, \`2022-09\`. ${NOT_TOLD}` })
  month(@Parent() row: AdoptionRow) {
    return valueIn(row, AdoptionDimension.MONTH);
  }

  @ResolveField(() => String, { nullable: true, description: `The quarter, \`2022-Q3\`. ${NOT_TOLD}` })
  quarter(@Parent() row: AdoptionRow) {
    return valueIn(row, AdoptionDimension.QUARTER);
  }

  @ResolveField(() => Int, { nullable: true, description: `The year. ${NOT_TOLD}` })
  year(@Parent() row: AdoptionRow) {
    const year = valueIn(row, AdoptionDimension.YEAR);
    return year && Number(year);
  }
}
