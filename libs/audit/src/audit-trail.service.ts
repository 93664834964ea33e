import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { page, type Page, type PageArgs } from '#graphql';
import { AuditEntry } from './audit-entry.entity.js';

/** Which rows a reader may see: those of authorities, and those of points that concern no authority. */
export interface AuditScope {
  everything: boolean;
  authorityIds: string[];
  contactPointIds: string[];
}

export interface AuditTrailFilter {
  subjectId?: string | null;
  actorId?: string | null;
  /** Exact, or a room: `comment`. */
  operation?: string | null;
  from?: Date | null;
  before?: Date | null;
}

@Injectable()
export class AuditTrail {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  read(scope: AuditScope, filter: AuditTrailFilter, args: PageArgs): Promise<Page<AuditEntry>> {
    const entries = this.db.manager.createQueryBuilder(AuditEntry, 'e').where(
      // A point may serve several authorities: what was done for one of them is not the others' business.
      `(:everything or e.authority_id = any(:authorities::uuid[])
        or e.authority_id is null and e.contact_point_id = any(:points::uuid[]))`,
      { everything: scope.everything, authorities: scope.authorityIds, points: scope.contactPointIds },
    );
    const { subjectId, actorId, operation, from, before } = filter;
    if (subjectId) entries.andWhere('e.subject_id = :subjectId', { subjectId });
    if (actorId) entries.andWhere('e.actor_id = :actorId', { actorId });
    if (operation)
      entries.andWhere(`(e.operation = :operation or starts_with(e.operation, :operation || '.'))`, {
        operation,
      });
    if (from) entries.andWhere('e.at >= :from', { from });
    if (before) entries.andWhere('e.at < :before', { before });
    // Ids are made in the order of time.
    return page(entries, args, [{ column: 'e.id', direction: 'DESC', value: (entry) => entry.id }]);
  }
}
