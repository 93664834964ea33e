import { Injectable } from '@nestjs/common';
import { Clock, Database } from '#database';
import { no, page, parseBigId, type Page, type PageArgs } from '#graphql';
import type { DecisionFilter } from './decision-filter.js';
import { Decision } from './decision.entity.js';
import { decisionsSeen, latestFirst } from './decisions-seen.js';

const decisionWord = { zh: '采纳情况', en: 'Decision' };

/** Published decisions, as everybody reads them. */
@Injectable()
export class Decisions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  page(filter: DecisionFilter, args: PageArgs): Promise<Page<Decision>> {
    return page(decisionsSeen(this.db.manager, filter, this.clock.today()), args, latestFirst);
  }

  /** @throws No (NOT_FOUND) when none of that id is published */
  async byId(opaqueId: string): Promise<Decision> {
    const decision = await this.db.manager.findOneBy(Decision, { ...parseBigId(opaqueId, decisionWord) });
    if (!decision) throw no.notFound(decisionWord);
    return decision;
  }
}
