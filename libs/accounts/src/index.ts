export { Account, AccountConnection } from './account.entity.js';
export { AccountsModule } from './accounts.module.js';
export { Allow, allowedOn, type Allowed } from './allow.js';
export { AllowGuard } from './allow.guard.js';
export { ApiToken } from './api-token.entity.js';
export { Authentication } from './authentication.js';
export { PermissionName, permissions, rights, Role, type Permission, type Rights } from './permissions.js';
export { RoleGrant } from './role-grant.entity.js';
export { Session } from './session.entity.js';
export { Viewer } from './viewer.decorator.js';
export { CurrentViewer, type Holding, type Scope, type ViewerFacts } from './viewer.js';

import { Account } from './account.entity.js';
import { ApiToken } from './api-token.entity.js';
import { RoleGrant } from './role-grant.entity.js';
import { Session } from './session.entity.js';
export const accountsEntities = [Account, ApiToken, RoleGrant, Session];
