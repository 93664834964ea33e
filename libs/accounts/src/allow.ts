import { SetMetadata } from '@nestjs/common';
import type { Permission } from './permissions.js';

/**
 * Who may call an operation: holders of a permission somewhere, `anyone`, everybody `signed-in`, or also those who have
 * signed in with a one-time code and must choose a password first.
 */
export type Allowed = Permission | 'anyone' | 'signed-in' | 'signed-in even with a one-time code';

const ALLOWED = Symbol('allowed');

/** Says who may call an operation; every operation says it. The rows they reach are then up to `viewer.scope(…)`. */
export const Allow = (allowed: Allowed) => SetMetadata(ALLOWED, allowed);

/** What `@Allow` says on a method; undefined when it says nothing. */
export function allowedOn(handler: object): Allowed | undefined {
  return Reflect.getMetadata(ALLOWED, handler);
}
