import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '#audit';
import { AllowGuard } from './allow.guard.js';
import { Authentication } from './authentication.js';

@Module({
  imports: [AuditModule],
  providers: [Authentication, { provide: APP_GUARD, useClass: AllowGuard }],
  exports: [Authentication],
})
export class AccountsModule {}
