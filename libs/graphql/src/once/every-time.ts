import { SetMetadata } from '@nestjs/common';

const EVERY_TIME = Symbol('every time');

/**
 * On a mutation: what is sent twice is judged twice, key or not. For those whose input is a secret, of which not even a
 * hash may be kept, and whose effect is a cookie.
 */
export const EveryTime = () => SetMetadata(EVERY_TIME, true);

export const isEveryTime = (handler: object): boolean => Reflect.hasMetadata(EVERY_TIME, handler);
