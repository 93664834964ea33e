import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, Database, type Day } from '#database';
import { no } from '#graphql';
import type { AdoptionQuestion } from './adoption.sql.js';
import { DEMO_LABEL, definition, type AdoptionBasis, type AdoptionRow } from './adoption-answer.js';
import type { AdoptionDimension } from './adoption-dimension.js';
import { figuresOf, type AdoptionFigures } from './adoption-figures.js';
import type { AdoptionFilter } from './adoption-filter.js';
import { adoptionGroups } from './groups.js';

/** Most dimensions of one question. */
export const MAX_DIMENSIONS = 3;

/** What is asked of the figures. */
export interface AdoptionQuery {
  /** None: the total alone. */
  groupBy?: readonly AdoptionDimension[];
  filter?: AdoptionFilter | null;
  /** Today unless said. */
  asOf?: Day | null;
}

/** The answer with all its groups, in no particular order. */
export interface AllAdoption extends AdoptionBasis {
  total: AdoptionFigures;
  rows: AdoptionRow[];
}

/** The source of every figure: the API, the command line and exports all ask here. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws No (BAD_USER_INPUT) for a day to come, a period that ends before it begins, or a dimension named twice. */
  async adoption(query: AdoptionQuery): Promise<AllAdoption> {
    const groupBy = query.groupBy ?? [];
    if (new Set(groupBy).size < groupBy.length)
      throw no.badInput({ zh: '同一维度只能列一次。', en: 'A dimension can be named only once.' }, 'groupBy');
    if (groupBy.length > MAX_DIMENSIONS)
      throw no.badInput(
        { zh: `最多按 ${MAX_DIMENSIONS} 个维度分组。`, en: `Group by at most ${MAX_DIMENSIONS} dimensions.` },
        'groupBy',
      );
    const asked = this.asked(query);
    const { total, groups, leftOut } = await adoptionGroups(this.db.manager, { keys: groupBy, ...asked });
    return {
      ...this.basis(asked, total, leftOut),
      total,
      rows: groups.map(({ keys, figures }) => ({
        ...figures,
        group: groupBy.map((dimension, i) => ({ dimension, value: keys[i] ?? null })),
      })),
    };
  }

  /** The query with its defaults. @throws No as `adoption` does. */
  asked({ filter, asOf }: AdoptionQuery): { filter: AdoptionFilter; asOf: Day } {
    const today = this.clock.today();
    if (asOf && asOf > today)
      throw no.badInput(
        { zh: `截至日不能晚于今天（${today}）。`, en: `\`asOf\` cannot be after today, ${today}.` },
        'asOf',
      );
    if (filter?.from && filter.to && filter.from > filter.to)
      throw no.badInput({ zh: '起止日期颠倒。', en: 'The period ends before it begins.' }, 'filter.to');
    return { filter: filter ?? {}, asOf: asOf ?? today };
  }

  /** What an answer rests on. */
  basis(
    asked: { filter: AdoptionFilter; asOf: Day },
    figures: AdoptionFigures,
    leftOut: number,
  ): AdoptionBasis {
    return {
      ...asked,
      computedAt: this.clock.now(),
      definition,
      openingBalancesLeftOut: leftOut,
      label: figures.isDemo ? DEMO_LABEL : null,
    };
  }
}

/** Figures of some objects, and the opening balances their filter leaves out. */
export async function adoptionOfObjects(
  manager: EntityManager,
  question: Omit<AdoptionQuestion, 'keys'> & Required<Pick<AdoptionQuestion, 'only'>>,
): Promise<{ figures: AdoptionFigures; leftOut: number }[]> {
  const { groups, leftOut } = await adoptionGroups(manager, { ...question, keys: [question.only.key] });
  const byId = new Map(groups.map(({ keys, figures }) => [keys[0], figures]));
  return question.only.ids.map((id) => ({ figures: byId.get(id) ?? figuresOf(null, null), leftOut }));
}
