import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import type { Database } from '#database';
import { page, parseId, type Page, type PageArgs } from '#graphql';
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

/** Opening balances, the one entered last first. */
export function openingBalanceList(
  db: Database,
  filter: OpeningBalanceFilter,
  args: PageArgs,
): Promise<Page<OpeningBalance>> {
  const list = db.manager.createQueryBuilder(OpeningBalance, 'b');
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
  return page(list, args, [{ column: 'b.id', direction: 'DESC', value: ({ id }) => id }]);
}
