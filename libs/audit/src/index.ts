export { audit, auditMany, type Actor, type Change } from './audit.js';
export { AuditEntry, AuditEntryConnection, NO_REGULATION } from './audit-entry.entity.js';
export { AuditTrail, type AuditScope, type AuditTrailFilter } from './audit-trail.service.js';
export { AuditModule } from './audit.module.js';

import { AuditEntry } from './audit-entry.entity.js';
export const auditEntities = [AuditEntry];
