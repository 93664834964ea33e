import { sql, type Sql } from '#database';
import type { Comment } from './comment.entity.js';

/** How far a comment has come. */
export interface Standing extends Pick<
  Comment,
  | 'regulationId'
  | 'id'
  | 'consultationId'
  | 'provisionId'
  | 'contactPointId'
  | 'heardOn'
  | 'verbatim'
  | 'proposedWording'
  | 'reason'
> {
  withdrawalReason: string | null;
  summedUp: boolean;
  submitted: boolean;
  decided: boolean;
}

/** The comment whose tracking code has this hash: one row or none. */
export function standing(trackingHash: Buffer): Sql<Standing> {
  return sql<Standing>`/* followUp */
    select c.regulation_id as "regulationId", c.id, c.consultation_id as "consultationId",
      c.provision_id as "provisionId", c.contact_point_id as "contactPointId", c.heard_on as "heardOn", c.verbatim,
      c.proposed_wording as "proposedWording", c.reason, w.reason as "withdrawalReason",
      exists (select from opinion_comment o where o.regulation_id = c.regulation_id and o.comment_id = c.id) as "summedUp",
      coalesce(path.submitted, false) as submitted, coalesce(path.decided, false) as decided
    from comment c
    left join comment_withdrawal w on w.regulation_id = c.regulation_id and w.comment_id = c.id
    left join (
      select link.regulation_id, link.comment_id, true as submitted, bool_or(d.id is not null) as decided
      from submission_comment link
      join submission s on s.regulation_id = link.regulation_id and s.id = link.submission_id
      left join opinion_return back on back.regulation_id = s.regulation_id and back.submission_id = s.id
      left join decision d on d.regulation_id = s.regulation_id and d.opinion_id = s.opinion_id
      where back.submission_id is null
        and (link.regulation_id, link.comment_id) in (select regulation_id, id from comment where tracking_hash = ${trackingHash})
      group by link.regulation_id, link.comment_id
    ) path on path.regulation_id = c.regulation_id and path.comment_id = c.id
    where c.tracking_hash = ${trackingHash}`;
}
