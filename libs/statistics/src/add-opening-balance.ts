import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsNotEmpty, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { Day, InvalidInput, resultUnion, Trimmed } from '#graphql';
import { BalanceCountsInput } from './balance-counts.js';
import { BalanceBase, OpeningBalance } from './opening-balance.entity.js';

@InputType({ description: 'Figures from before the system, as a source gives them.' })
export class AddOpeningBalanceInput {
  @Field(() => ID, { description: 'The authority whose consultations they were.' })
  @IsString()
  authorityId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The point, when the figures are of one. Without it they fall in the null group of points and districts.',
  })
  @IsOptional()
  @IsString()
  contactPointId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The regulation, of this authority, when the figures are of one.',
  })
  @IsOptional()
  @IsString()
  regulationId?: string | null;

  @Field(() => Day, { description: 'First day of the period.' })
  @IsString()
  fromOn: string;

  @Field(() => Day, { description: 'Last day of the period, not after today.' })
  @IsString()
  toOn: string;

  @Field(() => BalanceBase, { description: 'Which regulations the figures cover.' })
  base: BalanceBase;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only for base PASSED: the ALL balance of the same authority, point and regulation these figures are part of. They are then read under the passed filter instead of it, and nowhere else.',
  })
  @IsOptional()
  @IsString()
  partOfId?: string | null;

  @Field(() => BalanceCountsInput, { description: 'The counts.' })
  @ValidateNested()
  @Type(() => BalanceCountsInput)
  counts: BalanceCountsInput;

  @Field({ description: 'Where they come from: a report, a page, and its day.' })
  @Trimmed()
  @IsNotEmpty()
  @MaxLength(5000)
  source: string;

  @Field(() => Day, {
    nullable: true,
    description:
      'Record day of a historical import: figures as of this day and later know the balance. For administrators only, and audited; today when left out.',
  })
  @IsOptional()
  @IsString()
  recordedOn?: string | null;
}

export const AddOpeningBalanceResult = resultUnion('AddOpeningBalanceResult', () => [
  OpeningBalance,
  InvalidInput,
]);
