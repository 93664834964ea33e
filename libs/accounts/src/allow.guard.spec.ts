import { Account } from './account.entity.js';
import type { Allowed } from './allow.js';
import { check } from './allow.guard.js';
import { Role } from './permissions.js';
import { nobody, system } from './testing/office.js';
import { CurrentViewer, type ViewerFacts } from './viewer.js';

const staff = (facts: Partial<ViewerFacts> = {}) =>
  new CurrentViewer({
    account: Object.assign(new Account(), { id: '1' }),
    holdings: [{ role: Role.CONTACT_POINT_STAFF, authorityId: null, contactPointIds: ['p'] }],
    ...facts,
  });
const viewers = {
  anyone: nobody,
  staff: staff(),
  'with a one-time code': staff({ passwordChangeDue: true }),
  'with a token for comment.log': staff({ tokenScopes: ['comment.log'] }),
  'with a token that does not work': new CurrentViewer({ account: null, refused: true }),
  'a command': system,
};

it.each<[Allowed, Record<keyof typeof viewers, string>]>([
  ['anyone', table('yes', 'yes', 'yes', 'yes', 'UNAUTHENTICATED', 'yes')],
  ['signed-in', table('UNAUTHENTICATED', 'yes', 'FORBIDDEN', 'yes', 'UNAUTHENTICATED', 'yes')],
  [
    'signed-in even with a one-time code',
    table('UNAUTHENTICATED', 'yes', 'yes', 'yes', 'UNAUTHENTICATED', 'yes'),
  ],
  ['comment.log', table('UNAUTHENTICATED', 'yes', 'FORBIDDEN', 'yes', 'UNAUTHENTICATED', 'yes')],
  ['comment.read', table('UNAUTHENTICATED', 'yes', 'FORBIDDEN', 'FORBIDDEN', 'UNAUTHENTICATED', 'yes')],
  [
    'decision.publish',
    table('UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'UNAUTHENTICATED', 'yes'),
  ],
])('%s', (allowed, expected) => {
  const answers = Object.entries(viewers).map(([name, viewer]) => [name, answer(viewer, allowed)]);
  expect(Object.fromEntries(answers)).toEqual(expected);
});

function answer(viewer: CurrentViewer, allowed: Allowed): string {
  try {
    check(viewer, allowed);
    return 'yes';
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code;
  }
}

function table(...answers: string[]) {
  const names = Object.keys(viewers) as (keyof typeof viewers)[];
  return Object.fromEntries(names.map((name, i) => [name, answers[i]!])) as Record<
    keyof typeof viewers,
    string
  >;
}
