import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsNotEmpty, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { ChangedMeanwhile, Day, InvalidInput, resultUnion, Trimmed } from '#graphql';
import { BalanceCountsInput } from './balance-counts.js';
import { OpeningBalance } from './opening-balance.entity.js';

@InputType({
  description:
    'What an opening balance should have said. The correction counts from today on; figures as of earlier days keep what was known then.',
})
export class CorrectOpeningBalanceInput {
  @Field(() => ID, { description: 'The latest version of the balance.' })
  @IsString()
  id: string;

  @Field({ description: 'Why it is corrected.' })
  @Trimmed()
  @IsNotEmpty()
  @MaxLength(5000)
  reason: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: it should never have been entered. Nothing of it counts from today on; give nothing else then.',
  })
  @IsOptional()
  annul?: boolean | null;

  @Field(() => BalanceCountsInput, {
    nullable: true,
    description: 'All counts anew: one left out is not known. As they were when this is left out.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => BalanceCountsInput)
  counts?: BalanceCountsInput | null;

  @Field(() => Day, { nullable: true, description: 'First day of the period; as it was when left out.' })
  @IsOptional()
  @IsString()
  fromOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day of the period; as it was when left out.' })
  @IsOptional()
  @IsString()
  toOn?: string | null;

  @Field(() => String, { nullable: true, description: 'The source; as it was when left out.' })
  @IsOptional()
  @Trimmed()
  @IsNotEmpty()
  @MaxLength(5000)
  source?: string | null;
}

export const CorrectOpeningBalanceResult = resultUnion('CorrectOpeningBalanceResult', () => [
  OpeningBalance,
  InvalidInput,
  ChangedMeanwhile,
]);
