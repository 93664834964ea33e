import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { No, no } from '#graphql';
import { allowedOn, type Allowed } from './allow.js';
import { viewerIn, type Viewer } from './viewer.decorator.js';
import { Authentication } from './authentication.js';

/** Refuses an operation before it runs when the viewer may not call it. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(private readonly authentication: Authentication) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const allowed = allowedOn(context.getHandler());
    if (!allowed)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say @Allow(…).`);
    if (context.getType() === 'http') {
      const request = context.switchToHttp().getRequest();
      request.viewer = await this.authentication.viewerOf(request);
    }
    check(viewerIn(context), allowed);
    return true;
  }
}

/** @throws No when the viewer may not call what `allowed` says. */
export function check(viewer: Viewer, allowed: Allowed): void {
  if (viewer.refused)
    throw new No('UNAUTHENTICATED', {
      zh: 'API 令牌无效、已过期或已撤销。',
      en: 'The API token is not valid, or no longer.',
    });
  if (allowed === 'anyone') return;
  if (viewer.isAnyone) throw no.signedOut();
  if (allowed === 'signed-in even with a one-time code') return;
  if (viewer.passwordChangeDue)
    throw no.notAllowed({ zh: '请先设置新密码。', en: 'Choose a new password first.' });
  if (allowed !== 'signed-in' && !viewer.may(allowed)) throw no.notAllowed();
}
