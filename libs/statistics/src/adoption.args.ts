import { ArgsType, Field, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { Day } from '#graphql';
import { AdoptionDimension } from './adoption-dimension.js';
import { AdoptionFilter } from './adoption-filter.js';
import { AdoptionOrder } from './adoption-order.js';

/** Most groups of one page. */
const MAX_GROUPS = 500;
export const DEFAULT_GROUPS = 100;

@ArgsType()
export class FiguresArgs {
  @Field(() => AdoptionFilter, { nullable: true, description: 'What to count; everything when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AdoptionFilter)
  filter?: AdoptionFilter | null;

  @Field(() => Day, {
    nullable: true,
    description: 'The day whose end the figures tell; today when left out, never after today.',
  })
  @IsOptional()
  @IsString()
  asOf?: string | null;
}

@ArgsType()
export class AdoptionArgs extends FiguresArgs {
  @Field(() => [AdoptionDimension], {
    nullable: true,
    description: 'One row for each value, or each combination of values. Up to three; none: the total alone.',
  })
  @IsOptional()
  groupBy?: AdoptionDimension[] | null;

  @Field(() => AdoptionOrder, { nullable: true, description: 'By GROUP when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AdoptionOrder)
  orderBy?: AdoptionOrder | null;

  @Field(() => Int, {
    nullable: true,
    description: `Groups from the start, or after \`after\`: 0 to ${MAX_GROUPS}, ${DEFAULT_GROUPS} when left out.`,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_GROUPS)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only groups after this cursor.' })
  @IsOptional()
  @IsString()
  after?: string | null;
}
