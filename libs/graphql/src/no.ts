import { GraphQLError } from 'graphql';
import type { Text } from './language.js';

/** A plain no, thrown: `extensions.code` says which, `extensions.text` is put into the reader's language at the door. */
export class No extends GraphQLError {
  constructor(
    code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'TOO_MANY_REQUESTS',
    readonly text: Text,
    extensions: Record<string, unknown> = {},
  ) {
    super(text.en, { extensions: { code, ...extensions } });
  }
}

/** The ways to say no. What exists outside the viewer's scope is `notFound` too: nothing is given away. */
export const no = {
  signedOut: () => new No('UNAUTHENTICATED', { zh: '请先登录。', en: 'Sign in first.' }),
  notAllowed: (text: Text = { zh: '您没有这项权限。', en: 'You may not do this.' }) =>
    new No('FORBIDDEN', text),
  notFound: (what: Text = { zh: '记录', en: 'Record' }) =>
    new No('NOT_FOUND', { zh: `找不到该${what.zh}。`, en: `${what.en} not found.` }),
  badInput: (text: Text, path?: string) => new No('BAD_USER_INPUT', text, path ? { path } : {}),
};
