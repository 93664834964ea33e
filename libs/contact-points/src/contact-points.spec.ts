import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { InvalidInput, loaderIn, loaderWithIn, type RequestContext } from '#graphql';
import { Role, Viewer } from '#accounts';
import { AuthoritiesService } from './authorities.service.js';
import { Authority, AuthorityKind } from './authority.entity.js';
import { contactPointList } from './contact-point-list.js';
import { ContactPoint, ContactPointKind } from './contact-point.entity.js';
import {
  collectionPointsOn,
  designationsByAuthority,
  districtOn,
  minimumWindowsOf,
  onlinePointOf,
  parentHistoryOf,
  parentOn,
} from './contact-points.loaders.js';
import { ContactPointsService } from './contact-points.service.js';
import { AlreadyDesignated } from './designate-contact-point.js';
import { Designation } from './designation.entity.js';
import { DesignationsService } from './designations.service.js';
import { DesignationEnded } from './end-designation.js';
import { NameTaken } from './name-taken.js';
import { RegulationKind } from './regulation-kind.js';

let test: TestDatabase;
let clock: StoppedClock;
let authorities: AuthoritiesService;
let points: ContactPointsService;
let designations: DesignationsService;
let context: RequestContext;
const system = Viewer.system('test');

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(() => {
  clock = new StoppedClock('2024-06-03');
  authorities = new AuthoritiesService(test.db, clock);
  points = new ContactPointsService(test.db, clock);
  designations = new DesignationsService(test.db, clock);
  context = { db: test.db, viewer: system, language: 'zh', requestId: 'test', loaders: new Map() } as never;
});

let count = 0;
const named = (what: string) => `示例${what}${++count}`;
const addAuthority = async () =>
  (await authorities.add(system, {
    name: named('人大常委会'),
    kind: AuthorityKind.CONGRESS_COMMITTEE,
  })) as Authority;
const addPoint = async (more: object = {}) =>
  (await points.add(system, {
    name: named('街道'),
    kind: ContactPointKind.SUBDISTRICT,
    ...more,
  })) as ContactPoint;
const names = async (filter: object, today = '2024-06-03') =>
  (await contactPointList(test.db, filter, today, {})).nodes.map((point) => point.name);
const administratorOf = (authorityId: string | null, contactPointIds: string[] = []) =>
  Viewer.of({
    account: { id: '018f0000-0000-7000-8000-000000000001' } as never,
    holdings: [{ role: Role.ADMINISTRATOR, authorityId, contactPointIds }],
  });
const audited = (id: string) =>
  test.owner.query('select operation, before, after from audit where subject_id = $1 order by id', [id]);

describe('an authority', () => {
  it('comes with its ONLINE point and the minimum windows the law prescribes', async () => {
    const authority = await addAuthority();
    const online = await loaderIn(context, onlinePointOf)(authority.id);
    expect(online).toMatchObject({ kind: 'ONLINE', onlineForAuthorityId: authority.id });
    const windows = await loaderIn(context, minimumWindowsOf)(authority.id);
    expect(Object.fromEntries(windows.map((w) => [w.regulationKind, w.days]))).toEqual({
      LAW: 30,
      ADMINISTRATIVE_REGULATION: 30,
      DEPARTMENTAL_RULE: 30,
      LOCAL_GOVERNMENT_RULE: 30,
      LOCAL_REGULATION: 15,
      PUDONG_REGULATION: 15,
    });
    expect(windows.find((w) => w.regulationKind === RegulationKind.LAW)!.legalBasis).toBe(
      '《中华人民共和国立法法》第四十条',
    );
    expect(await audited(authority.id)).toMatchObject([{ operation: 'authority.add' }]);
  });

  it('has a name of its own, and leaves nothing behind when it has not', async () => {
    const authority = await addAuthority();
    const before = await test.db.manager.count(ContactPoint);
    const again = await authorities.add(system, { name: authority.name, kind: AuthorityKind.GOVERNMENT });
    expect(again).toBeInstanceOf(NameTaken);
    expect(await test.db.manager.count(ContactPoint)).toBe(before);
  });

  it('is added by an administrator of the whole platform only', async () => {
    const { id } = await addAuthority();
    const input = { name: named('机关'), kind: AuthorityKind.GOVERNMENT };
    expect(() => authorities.add(administratorOf(id), input)).toThrow(
      expect.objectContaining({ extensions: { code: 'FORBIDDEN' } }),
    );
    expect(await authorities.add(administratorOf(null), input)).toBeInstanceOf(Authority);
  });

  it('sets its minimum windows, for kinds without one too, and says what was before', async () => {
    const { id } = await addAuthority();
    const set = (days: number) => ({
      authorityId: id,
      regulationKind: RegulationKind.OTHER,
      days,
      legalBasis: '内部规定',
    });
    await authorities.setMinimumWindow(administratorOf(id), set(10));
    await authorities.setMinimumWindow(administratorOf(id), set(20));
    const windows = await loaderIn(context, minimumWindowsOf)(id);
    expect(windows.find((w) => w.regulationKind === 'OTHER')).toMatchObject({
      days: 20,
      legalBasis: '内部规定',
    });
    expect((await audited(id)).slice(1)).toMatchObject([
      { before: null, after: { days: 10 } },
      { before: { days: 10 }, after: { days: 20 } },
    ]);
    const other = await addAuthority();
    await expect(authorities.setMinimumWindow(administratorOf(other.id), set(5))).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });
});

describe('adding a contact point', () => {
  it('places and designates it from a day on', async () => {
    const authority = await addAuthority();
    const parent = await addPoint();
    const since = '2016-07-01';
    const point = await addPoint({
      parentId: parent.id,
      district: '示例区',
      designatedById: authority.id,
      since,
    });
    const on = (day: string) => ({
      parent: loaderWithIn(context, parentOn)({ on: day })(point.id),
      district: loaderWithIn(context, districtOn)({ on: day })(point.id),
    });
    expect(await on('2016-06-30').parent).toBeNull();
    expect(await on('2016-06-30').district).toBeNull();
    expect(await on(since).parent).toBe(parent.id);
    expect(await on(since).district).toBe('示例区');
    expect(await names({ designatedById: authority.id, on: since })).toEqual([point.name]);
    expect(await names({ designatedById: authority.id, on: '2016-06-30' })).toEqual([]);
    expect(await audited(point.id)).toMatchObject([
      { operation: 'contactPoint.add', after: { parentId: parent.id, designatedById: authority.id, since } },
    ]);
  });

  it('refuses a second ONLINE point, a point under an ONLINE one, and a name already taken', async () => {
    const authority = await addAuthority();
    const online = (await loaderIn(context, onlinePointOf)(authority.id))!;
    expect(await addPoint({ kind: ContactPointKind.ONLINE })).toBeInstanceOf(InvalidInput);
    expect(await addPoint({ parentId: online.id })).toBeInstanceOf(InvalidInput);
    const { name } = await addPoint();
    expect(await addPoint({ name })).toBeInstanceOf(NameTaken);
  });

  it('is open to an authority’s administrator for points of that authority and collection points under them', async () => {
    const [ours, theirs] = [await addAuthority(), await addAuthority()];
    const point = await addPoint({ designatedById: ours.id });
    const administrator = administratorOf(ours.id, [point.id]);
    const add = (more: object) =>
      points.add(administrator, { name: named('点'), kind: ContactPointKind.VILLAGE, ...more });
    expect(await add({ designatedById: ours.id })).toBeInstanceOf(ContactPoint);
    expect(await add({ parentId: point.id })).toBeInstanceOf(ContactPoint);
    const forbidden = { extensions: { code: 'FORBIDDEN' } };
    await expect(add({})).rejects.toMatchObject(forbidden);
    await expect(add({ designatedById: theirs.id })).rejects.toMatchObject(forbidden);
    await expect(add({ designatedById: ours.id, parentId: (await addPoint()).id })).rejects.toMatchObject(
      forbidden,
    );
  });
});

describe('moving a contact point', () => {
  it('keeps what was before, and shows each day as it was', async () => {
    const [a, b] = [await addPoint(), await addPoint()];
    const point = await addPoint({ parentId: a.id, district: '甲区', since: '2020-01-01' });
    await points.move(system, {
      contactPointId: point.id,
      parentId: b.id,
      district: '乙区',
      effectiveOn: '2023-01-01',
    });
    await points.move(system, { contactPointId: point.id, parentId: null });
    const parent = (day: string) => loaderWithIn(context, parentOn)({ on: day })(point.id);
    expect(await parent('2022-12-31')).toBe(a.id);
    expect(await parent('2023-01-01')).toBe(b.id);
    expect(await parent('2024-06-03')).toBeNull();
    expect(await loaderWithIn(context, districtOn)({ on: '2022-12-31' })(point.id)).toBe('甲区');
    expect(await loaderWithIn(context, districtOn)({ on: '2024-06-03' })(point.id)).toBe('乙区');
    expect(await names({ parentId: a.id, on: '2022-12-31' })).toEqual([point.name]);
    expect(await names({ parentId: a.id })).toEqual([]);
    expect(await names({ district: '甲区', on: '2021-01-01' })).toEqual([point.name]);
  });

  it('takes a correction for the same day over what was entered before', async () => {
    const [wrong, right] = [await addPoint(), await addPoint()];
    const point = await addPoint();
    const effectiveOn = '2024-01-01';
    await points.move(system, { contactPointId: point.id, parentId: wrong.id, effectiveOn });
    await points.move(system, { contactPointId: point.id, parentId: right.id, effectiveOn });
    for (const on of [effectiveOn, '2024-06-03'])
      expect(await loaderWithIn(context, parentOn)({ on })(point.id)).toBe(right.id);
    const history = await loaderIn(context, parentHistoryOf)(point.id);
    expect(history.map((entry) => entry.parentId)).toEqual([wrong.id, right.id]);
  });

  it('writes nothing when nothing changes', async () => {
    const parent = await addPoint();
    const point = await addPoint({ parentId: parent.id, district: '甲区' });
    await points.move(system, { contactPointId: point.id, parentId: parent.id, district: '甲区' });
    expect(await loaderIn(context, parentHistoryOf)(point.id)).toHaveLength(1);
    expect(await audited(point.id)).toHaveLength(1);
  });

  it('makes no circle: not under itself, not under what stands under it, not by a later move', async () => {
    const top = await addPoint();
    const middle = await addPoint({ parentId: top.id });
    const bottom = await addPoint({ parentId: middle.id });
    const move = (point: ContactPoint, parent: ContactPoint, effectiveOn?: string) =>
      points.move(system, { contactPointId: point.id, parentId: parent.id, effectiveOn });
    expect(await move(top, top)).toBeInstanceOf(InvalidInput);
    expect(await move(top, middle)).toBeInstanceOf(InvalidInput);
    expect(await move(top, bottom)).toBeInstanceOf(InvalidInput);
    expect(await loaderIn(context, parentHistoryOf)(top.id)).toEqual([]);

    // From 2025 on `bottom` stands alone, and later under `other`, which may then not go under it.
    const other = await addPoint();
    await points.move(system, { contactPointId: bottom.id, parentId: null, effectiveOn: '2025-01-01' });
    await move(bottom, other, '2026-01-01');
    const later = (await move(other, bottom, '2025-06-01')) as InvalidInput;
    expect(later.text.en).toContain('2026-01-01');
    expect(await move(top, bottom, '2025-01-01')).toBeInstanceOf(ContactPoint);
  });

  it('makes no circle when two moves that would close one come at once', async () => {
    const [a, b] = [await addPoint({ since: '2020-01-01' }), await addPoint({ since: '2020-01-01' })];
    const answers = await Promise.all([
      points.move(system, { contactPointId: a.id, parentId: b.id }),
      points.move(system, { contactPointId: b.id, parentId: a.id }),
    ]);
    expect(answers.filter((answer) => answer instanceof InvalidInput)).toHaveLength(1);
  });

  it('is not for points of others, nor under them', async () => {
    const [ours, theirs] = [await addPoint(), await addPoint()];
    const administrator = administratorOf((await addAuthority()).id, [ours.id]);
    const forbidden = { extensions: { code: 'FORBIDDEN' } };
    await expect(
      points.move(administrator, { contactPointId: theirs.id, district: '甲区' }),
    ).rejects.toMatchObject(forbidden);
    await expect(
      points.move(administrator, { contactPointId: ours.id, parentId: theirs.id }),
    ).rejects.toMatchObject(forbidden);
  });
});

describe('designations', () => {
  it('never overlap for one point and authority, at any edge', async () => {
    const [authority, other] = [await addAuthority(), await addAuthority()];
    const point = await addPoint();
    const designate = (fromOn: string, untilOn?: string, authorityId = authority.id) =>
      designations.designate(system, { contactPointId: point.id, authorityId, fromOn, untilOn });
    expect(await designate('2016-07-01', '2019-12-31')).toBeInstanceOf(Designation);
    for (const [from, until] of [
      ['2019-12-31'],
      ['2016-01-01'],
      ['2016-01-01', '2016-07-01'],
      ['2017-01-01', '2018-01-01'],
    ] as const)
      expect(await designate(from, until)).toBeInstanceOf(AlreadyDesignated);
    expect(await designate('2016-01-01', '2016-06-30')).toBeInstanceOf(Designation);
    expect(await designate('2020-01-01')).toBeInstanceOf(Designation);
    expect(await designate('2030-01-01')).toBeInstanceOf(AlreadyDesignated);
    expect(await designate('2018-01-01', undefined, other.id)).toBeInstanceOf(Designation);
  });

  it('are made once when two people make them at once', async () => {
    const authority = await addAuthority();
    const point = await addPoint();
    const input = { contactPointId: point.id, authorityId: authority.id };
    const answers = await Promise.all([
      designations.designate(system, input),
      designations.designate(system, input),
    ]);
    expect(answers.filter((answer) => answer instanceof Designation)).toHaveLength(1);
    expect(answers.filter((answer) => answer instanceof AlreadyDesignated)).toHaveLength(1);
  });

  it('end once, on or after their first day, and the last day counts', async () => {
    const authority = await addAuthority();
    const point = await addPoint({ designatedById: authority.id, since: '2024-01-01' });
    const { nodes } = await loaderWithIn(context, designationsByAuthority)({ on: null, page: {} })(
      authority.id,
    );
    const designationId = nodes[0]!.id;
    const end = (untilOn: string) => designations.end(system, { designationId, untilOn, reason: '合并' });
    expect(await end('2023-12-31')).toBeInstanceOf(InvalidInput);
    expect(await end('2024-05-31')).toMatchObject({ untilOn: '2024-05-31', endReason: '合并' });
    expect(await end('2024-05-31')).toBeInstanceOf(Designation);
    expect(await end('2024-06-30')).toBeInstanceOf(DesignationEnded);
    expect(await names({ designatedById: authority.id, on: '2024-05-31' })).toEqual([point.name]);
    expect(await names({ designatedById: authority.id, on: '2024-06-01' })).toEqual([]);
    expect(await audited(designationId)).toMatchObject([{ operation: 'contactPoint.endDesignation' }]);
  });

  it('are the authority’s own business, and not for ONLINE points', async () => {
    const [ours, theirs] = [await addAuthority(), await addAuthority()];
    const point = await addPoint();
    await expect(
      designations.designate(administratorOf(ours.id), { contactPointId: point.id, authorityId: theirs.id }),
    ).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    const online = (await loaderIn(context, onlinePointOf)(ours.id))!;
    expect(
      await designations.designate(system, { contactPointId: online.id, authorityId: ours.id }),
    ).toBeInstanceOf(InvalidInput);
  });
});

describe('the list of contact points', () => {
  it('takes collection points along when asked, at any depth, and leaves ONLINE points out unless asked for', async () => {
    const authority = await addAuthority();
    const online = (await loaderIn(context, onlinePointOf)(authority.id))!;
    const top = await addPoint({ designatedById: authority.id });
    const middle = await addPoint({ parentId: top.id, kind: ContactPointKind.VILLAGE });
    const bottom = await addPoint({ parentId: middle.id, kind: ContactPointKind.COMPANY });
    expect(await names({ designatedById: authority.id })).toEqual([top.name]);
    expect(await names({ designatedById: authority.id, includingCollectionPoints: true })).toEqual([
      top.name,
      middle.name,
      bottom.name,
    ]);
    expect(await names({ parentId: top.id })).toEqual([middle.name]);
    expect(await names({ parentId: top.id, includingCollectionPoints: true })).toEqual([
      middle.name,
      bottom.name,
    ]);
    expect(await names({ parentId: top.id, includingCollectionPoints: true, kinds: ['COMPANY'] })).toEqual([
      bottom.name,
    ]);
    expect(await names({ text: authority.name })).toEqual([]);
    expect(await names({ text: authority.name, kinds: ['ONLINE'] })).toEqual([online.name]);
    expect(await loaderWithIn(context, collectionPointsOn)({ on: '2024-06-03' })(top.id)).toEqual([
      middle.id,
    ]);
  });

  it('finds text as it is typed, percent signs and all, and pages by name', async () => {
    const a = await addPoint({
      name: '示例100%社区',
      nameEn: 'Plaza',
      kind: ContactPointKind.COMMUNITY_CENTRE,
    });
    const b = await addPoint({ name: '示例100号社区', kind: ContactPointKind.COMMUNITY_CENTRE });
    expect(await names({ text: '100%' })).toEqual([a.name]);
    expect(await names({ text: 'pLAZA' })).toEqual([a.name]);
    const filter = { kinds: [ContactPointKind.COMMUNITY_CENTRE] };
    const first = await contactPointList(test.db, filter, '2024-06-03', { first: 1 });
    const second = await contactPointList(test.db, filter, '2024-06-03', {
      first: 1,
      after: first.pageInfo.endCursor,
    });
    expect([...first.nodes, ...second.nodes].map((point) => point.name).sort()).toEqual(
      [a.name, b.name].sort(),
    );
    expect(await first.totalCount()).toBe(2);
  });
});
