import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import type { SelectQueryBuilder } from 'typeorm';
import type { Database } from '#database';
import { page, parseId, type Order, type Page, type PageArgs } from '#graphql';
import { OpeningBalance } from './opening-balance.entity.js';
import { the } from './the.js';

@InputType({ description: 'Which opening balances; what is left out does not restrict.' })
export class OpeningBalanceFilter {
  @Field(() => ID, { nullable: true, description: 'Of this authority.' })
  @IsOptional()
  @IsString()
  authorityId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this point.' })
  @IsOptional()
  @IsString()
  contactPointId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this regulation.' })
  @IsOptional()
  @IsString()
  regulationId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Also versions that were corrected, and annulments. Otherwise only what stands today.',
  })
  @IsOptional()
  withHistory?: boolean | null;
}

/** The one entered last first. */
export const lastEnteredFirst: Order<OpeningBalance>[] = [
  { column: 'b.id', direction: 'DESC', value: ({ id }) => id },
];

/** Opening balances `b` that the filter wants. */
export function openingBalancesOf(
  db: Database,
  filter: OpeningBalanceFilter,
): SelectQueryBuilder<OpeningBalance> {
  const list = db.manager.createQueryBuilder(OpeningBalance, 'b').where('true');
  const of = (
    column: 'authorityId' | 'contactPointId' | 'regulationId',
    what: { zh: string; en: string },
  ) => {
    const id = filter[column];
    if (id) list.andWhere(`b.${column} = :${column}`, { [column]: parseId(id, what) });
  };
  of('authorityId', the.authority);
  of('contactPointId', the.contactPoint);
  of('regulationId', the.regulation);
  if (!filter.withHistory)
    list
      .andWhere('not b.withdrawn')
      .andWhere('not exists (select from opening_balance next where next.corrects_id = b.id)');
  return list;
}

/** A page of them, the one entered last first. */
export const openingBalanceList = (
  db: Database,
  filter: OpeningBalanceFilter,
  args: PageArgs,
): Promise<Page<OpeningBalance>> => page(openingBalancesOf(db, filter), args, lastEnteredFirst);
