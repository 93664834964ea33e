import { Field, Int, IntersectionType, ObjectType } from '@nestjs/graphql';
import { Connection, Day, type Page, type Text } from '#graphql';
import { AdoptionDimension } from './adoption-dimension.js';
import { AdoptionFigures } from './adoption-figures.js';
import { AdoptionFilter } from './adoption-filter.js';

/** What every figure means, told with every answer. A change of meaning is a new version. */
export const definition = {
  version: '1',
  text: {
    zh: '截至当日二十四时（Asia/Shanghai），事件日与录入日均不晚于该日的事实；收集意见按听取日、意见建议按首次上报日归期；被采纳 = 采纳 + 部分采纳；区间为 95% Wilson 区间；含期初数，分列于 openingBalance。',
    en: 'Facts whose event day and record day are not after the day (Asia/Shanghai), in the state they had at its end; comments by the day heard, opinions by the day first submitted; accepted = adopted + partially adopted; intervals are 95 % Wilson; opening balances are included and shown apart in openingBalance.',
  } satisfies Text,
};

/** What demo data is called wherever it shows. */
export const DEMO_LABEL = '示例数据';

@ObjectType({ description: 'What the figures of an answer mean.' })
export class FiguresDefinition {
  @Field({ description: 'Changes when the meaning of a figure does.' })
  version: string;

  /** In the schema a field with the language as its argument. */
  text: Text;
}

@ObjectType({ description: 'What an answer rests on.' })
export class AdoptionBasis {
  @Field(() => Day, {
    description: 'The day whose end the figures tell. It never changes what they say later.',
  })
  asOf: string;

  @Field(() => AdoptionFilter, { description: 'The filter they were computed under.' })
  filter: AdoptionFilter;

  @Field({
    description: 'When they were computed. Figures as of today can still change until midnight in Shanghai.',
  })
  computedAt: Date;

  @Field(() => FiguresDefinition, { description: 'What every figure means.' })
  definition: FiguresDefinition;

  @Field(() => Int, {
    description:
      'Opening balances left out because they do not tell what the filter asks (a point, a channel …): some of what they hold may belong here.',
  })
  openingBalancesLeftOut: number;

  @Field(() => String, {
    nullable: true,
    description: `${DEMO_LABEL} when invented data of the demo is in the figures, to be shown with them; else null.`,
  })
  label: string | null;
}

@ObjectType({ description: 'Figures of one object: a point, a regulation, a provision …' })
export class ObjectAdoption extends IntersectionType(AdoptionFigures, AdoptionBasis) {}

@ObjectType({ description: 'The value of one dimension, as text.' })
export class AdoptionGroupValue {
  @Field(() => AdoptionDimension, { description: 'The dimension.' })
  dimension: AdoptionDimension;

  @Field(() => String, {
    nullable: true,
    description:
      'An id, a name, `2022`, `2022-Q3` or `2022-09`. Null where there is none, or where an opening balance does not tell it.',
  })
  value: string | null;
}

@ObjectType({ description: 'The figures of one group, and what the group is.' })
export class AdoptionRow extends AdoptionFigures {
  @Field(() => [AdoptionGroupValue], { description: 'What the group is, in the order of `groupBy`.' })
  group: AdoptionGroupValue[];
}

@ObjectType({ description: 'The groups of an answer.' })
export class AdoptionRowConnection extends Connection(AdoptionRow) {}

@ObjectType({ description: 'Adoption figures, grouped, with everything needed to defend them.' })
export class Adoption extends AdoptionBasis {
  @Field(() => AdoptionFigures, { description: 'The whole: the sum of all groups, of all pages.' })
  total: AdoptionFigures;

  @Field(() => AdoptionRowConnection, { description: 'The groups; none without `groupBy`.' })
  rows: Page<AdoptionRow>;
}
