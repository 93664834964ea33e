import { administratorOf, legislatorOf, openOffice, staffOf, system, type Office } from './testing/office.js';
import { Account } from './account.entity.js';
import { permissions, rights, Role, type Permission } from './permissions.js';
import { CurrentViewer } from './viewer.js';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const sorted = (...ids: string[]) => ids.sort();
const scope = (viewer: CurrentViewer, permission: Permission) => {
  const { everything, authorityIds, contactPointIds } = viewer.scope(permission);
  return { everything, authorityIds: sorted(...authorityIds), contactPointIds: sorted(...contactPointIds) };
};
const nowhere = { everything: false, authorityIds: [], contactPointIds: [] };

it('staff reach their point and its collection points as of today', async () => {
  const { village, park, lane } = office;
  const villager = await office.viewer('villager', staffOf(village));
  expect(scope(villager, 'comment.log')).toEqual({ ...nowhere, contactPointIds: sorted(village, lane) });
  const parker = await office.viewer('parker', staffOf(park));
  expect(scope(parker, 'comment.log')).toEqual({ ...nowhere, contactPointIds: [park] });
  expect(villager.may('comment.log', { contactPointId: lane })).toBe(true);
  expect(villager.may('comment.log', { contactPointId: park })).toBe(false);
  expect(villager.may('decision.publish')).toBe(false);
  expect(villager.may('account.manage', { authorityId: null })).toBe(false);
});

it('a collection point changes hands on its day, neither before nor because it is written down early', async () => {
  const { village, park, lane, clock } = office;
  const secret = await office.signIn((await office.person('mover', staffOf(park))).username);
  await office.under(lane, park, '2026-03-04');
  expect(scope(await office.seen(secret), 'comment.log').contactPointIds).toEqual([park]);
  clock.set('2026-03-04');
  const later = await office.signIn('mover');
  expect(scope(await office.seen(later), 'comment.log').contactPointIds).toEqual(sorted(park, lane));
  clock.set('2026-03-02');
  await office.under(lane, village, '2026-03-04');
});

it('legislators reach their authority, and staff its ONLINE point', async () => {
  const { a, onlineA } = office;
  const viewer = await office.viewer('legislator', legislatorOf(a));
  expect(scope(viewer, 'decision.publish')).toEqual({ ...nowhere, authorityIds: [a] });
  expect(scope(viewer, 'comment.read')).toEqual({
    ...nowhere,
    authorityIds: [a],
    contactPointIds: [onlineA],
  });
  expect(scope(viewer, 'contact.read')).toEqual({ ...nowhere, contactPointIds: [onlineA] });
  expect(viewer.may('account.manage')).toBe(false);
});

it('administrators of an authority reach the points it designates today, and no verbatim text', async () => {
  const { a, onlineA, village, lane, shared } = office;
  const viewer = await office.viewer('administrator-a', administratorOf(a));
  expect(scope(viewer, 'account.manage')).toEqual({
    everything: false,
    authorityIds: [a],
    contactPointIds: sorted(onlineA, village, lane, shared),
  });
  expect(scope(viewer, 'openingBalance.manage')).toEqual({ ...nowhere, authorityIds: [a] });
  expect(scope(viewer, 'comment.read')).toEqual(nowhere);
});

it('a role without an authority reaches everything; roles add up', async () => {
  const { b, village, lane } = office;
  const viewer = await office.viewer('many-hats', { role: Role.ANALYST }, legislatorOf(b), staffOf(village));
  expect(viewer.scope('event.read').everything).toBe(true);
  expect(scope(viewer, 'comment.read')).toEqual({
    everything: false,
    authorityIds: [b],
    contactPointIds: sorted(office.onlineB, village, lane),
  });
  expect(system.scope('comment.read').everything).toBe(true);
  expect(system).toMatchObject({ id: null, address: 'spec', isAnyone: false });
});

it('with a one-time code nothing is allowed, with a token only its scopes', () => {
  const facts = {
    account: Object.assign(new Account(), { id: '1' }),
    holdings: [{ role: Role.LEGISLATOR, authorityId: 'a', contactPointIds: ['p'] }],
  };
  expect(new CurrentViewer({ ...facts, passwordChangeDue: true }).heldPermissions).toEqual([]);
  const token = new CurrentViewer({ ...facts, tokenScopes: ['opinion.read', 'account.manage'] });
  expect(token.heldPermissions).toEqual(['opinion.read']);
});

it('every permission is somebody’s', () => {
  const granted = new Set(
    Object.values(rights).flatMap(({ inAuthority, atPoints }) => [...inAuthority, ...atPoints]),
  );
  expect([...granted].sort()).toEqual(Object.keys(permissions).sort());
});
