import { ObjectType } from '@nestjs/graphql';
import { andWhere, sql } from '#database';
import { batch, batchWith, byKey, Connection, pagesByParent, type Page, type PageArgs } from '#graphql';
import type { Viewer } from '#accounts';
import { CARRY_THRESHOLD } from '#legal-text';
import { Alignment, AlignmentConfirmation } from './alignment.entity.js';

@ObjectType({ description: 'A page of alignments.' })
export class AlignmentConnection extends Connection(Alignment) {}

/**
 * What became of the provisions of the draft before, as far as it is doubtful and nobody has confirmed it, in the order
 * of the text: pairs below the threshold, and what found no counterpart. None for those who do not manage the draft.
 */
export const alignmentsToConfirm = batchWith<{ page: PageArgs }, string, Page<Alignment>>(
  async (ids, { page }, { db, viewer }) => {
    const { everything, authorityIds } = (viewer as Viewer).scope('draft.manage');
    const qb = db.manager.createQueryBuilder(Alignment, 'a');
    andWhere(
      qb,
      sql`(a.later_id is null or a.confidence < ${CARRY_THRESHOLD})
        and not exists (select from alignment_confirmation c
          where c.earlier_id = a.earlier_id and c.later_draft_id = a.later_draft_id)
        and not exists (select from alignment surer
          where surer.earlier_id = a.earlier_id and surer.later_draft_id = a.later_draft_id
            and surer.later_id is not null and surer.confidence >= ${CARRY_THRESHOLD} and not surer.kinds && '{SPLIT,MERGED}')
        and exists (select from draft later join regulation of on of.id = later.regulation_id
          where later.id = a.later_draft_id and (${everything}::boolean or of.authority_id = any(${authorityIds}::uuid[]))
            and a.earlier_draft_id = (select d.id from draft d where d.regulation_id = later.regulation_id
              and (d.dated_on, d.id) < (later.dated_on, later.id) order by d.dated_on desc, d.id desc limit 1))`,
    );
    const pages = await pagesByParent(qb, 'a.laterDraftId', ids, page, [
      { column: 'a.ordinal', direction: 'ASC', value: (alignment) => alignment.ordinal },
    ]);
    return ids.map((id) => pages.get(id)!);
  },
);

/** What was confirmed of a provision in the next draft; null when nothing was. */
export const confirmationOf = batch<
  { earlierId: string; laterDraftId: string },
  AlignmentConfirmation | null
>(async (keys, { db }) => {
  const qb = db.manager
    .createQueryBuilder(AlignmentConfirmation, 'c')
    .where('(c.earlier_id, c.later_draft_id) in (select * from unnest(:earlier::uuid[], :later::uuid[]))', {
      earlier: keys.map((key) => key.earlierId),
      later: keys.map((key) => key.laterDraftId),
    });
  const name = (key: { earlierId: string; laterDraftId: string }) => `${key.earlierId} ${key.laterDraftId}`;
  return byKey(keys.map(name), await qb.getMany(), name);
});
