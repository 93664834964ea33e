import { Injectable } from '@nestjs/common';
import type { Viewer } from '#accounts';
import { Clock, Database } from '#database';
import { no, page, parseBigId, type Page, type PageArgs } from '#graphql';
import type { OpinionFilter } from './opinion-filter.js';
import type { Opinion } from './opinion.entity.js';
import { lastFirst, opinionsSeen } from './opinions-seen.js';
import { the } from './the.js';

/** Opinions as readers see them. */
@Injectable()
export class Opinions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  page(viewer: Viewer, filter: OpinionFilter, args: PageArgs): Promise<Page<Opinion>> {
    return page(opinionsSeen(this.db.manager, viewer, filter, this.clock.today()), args, lastFirst);
  }

  /** @throws No (NOT_FOUND) when there is none the viewer may see */
  async byId(viewer: Viewer, opaqueId: string): Promise<Opinion> {
    const opinion = await opinionsSeen(this.db.manager, viewer, {}, this.clock.today())
      .andWhere('o.regulation_id = :regulationId and o.id = :id', { ...parseBigId(opaqueId, the.opinion) })
      .getOne();
    if (!opinion) throw no.notFound(the.opinion);
    return opinion;
  }
}
