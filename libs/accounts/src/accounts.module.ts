import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '#audit';
import { AccountResolver } from './account.resolver.js';
import { Accounts } from './account.service.js';
import { AllowGuard } from './allow.guard.js';
import { AuditTrailResolver } from './audit-trail.resolver.js';
import { Authentication } from './authentication.js';
import { Passwords } from './passwords.js';
import { Roles } from './role.service.js';
import { SessionResolver } from './session.resolver.js';
import { Sessions } from './session.service.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { TokenResolver } from './token.resolver.js';
import { Tokens } from './token.service.js';

@Module({
  imports: [AuditModule],
  providers: [
    Accounts,
    Authentication,
    Roles,
    Sessions,
    SignInAttempts,
    Tokens,
    { provide: Passwords, useFactory: () => new Passwords() },
    { provide: APP_GUARD, useClass: AllowGuard },
    AccountResolver,
    AuditTrailResolver,
    SessionResolver,
    TokenResolver,
  ],
  exports: [Accounts, Authentication, Roles, Sessions, Tokens],
})
export class AccountsModule {}
