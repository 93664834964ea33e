import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '#audit';
import { AllowGuard } from './allow.guard.js';
import { ViewerOfRequest } from './viewer-of-request.js';

@Module({
  imports: [AuditModule],
  providers: [ViewerOfRequest, { provide: APP_GUARD, useClass: AllowGuard }],
  exports: [ViewerOfRequest],
})
export class AccountsModule {}
