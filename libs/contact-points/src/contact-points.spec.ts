import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { InvalidInput, loaderIn, loaderWithIn } from '#graphql';
import { ContactPoint, ContactPointKind } from './contact-point.entity.js';
import { districtOn, parentHistoryOf, parentOn } from './contact-points.loaders.js';
import { NameTaken } from './name-taken.js';
import { forbidden, Scene, system } from './testing/scene.js';

let test: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  test = await testDatabase();
  scene = new Scene(test.db, new StoppedClock('2024-06-03'));
});
afterAll(() => test.close());

const audited = (id: string) =>
  test.owner.query('select operation, before, after from audit where subject_id = $1 order by id', [id]);

describe('adding a contact point', () => {
  it('places and designates it from a day on', async () => {
    const authority = await scene.authority();
    const parent = await scene.point();
    const since = '2016-07-01';
    const point = await scene.point({
      parentId: parent.id,
      district: '示例区',
      designatedById: authority.id,
      since,
    });
    const on = (day: string) => ({
      parent: loaderWithIn(scene.request(), parentOn)({ on: day })(point.id),
      district: loaderWithIn(scene.request(), districtOn)({ on: day })(point.id),
    });
    expect(await on('2016-06-30').parent).toBeNull();
    expect(await on('2016-06-30').district).toBeNull();
    expect(await on(since).parent).toBe(parent.id);
    expect(await on(since).district).toBe('示例区');
    expect(await scene.names({ designatedById: authority.id, on: since })).toEqual([point.name]);
    expect(await scene.names({ designatedById: authority.id, on: '2016-06-30' })).toEqual([]);
    expect(await audited(point.id)).toMatchObject([
      { operation: 'contactPoint.add', after: { parentId: parent.id, designatedById: authority.id, since } },
    ]);
  });

  it('refuses a second ONLINE point, a point under an ONLINE one, and a name already taken', async () => {
    const online = await scene.onlinePoint(await scene.authority());
    const add = (more: object) =>
      scene.points.add(system, { name: scene.name('点'), kind: ContactPointKind.VILLAGE, ...more });
    expect(await add({ kind: ContactPointKind.ONLINE })).toBeInstanceOf(InvalidInput);
    expect(await add({ parentId: online.id })).toBeInstanceOf(InvalidInput);
    const { name } = await scene.point();
    expect(await add({ name })).toBeInstanceOf(NameTaken);
  });

  it('is open to an authority’s administrator for points of that authority and collection points under them', async () => {
    const [ours, theirs] = [await scene.authority(), await scene.authority()];
    const point = await scene.point({ designatedById: ours.id });
    const administrator = scene.administrator(ours, point);
    const add = (more: object) =>
      scene.points.add(administrator, { name: scene.name('点'), kind: ContactPointKind.VILLAGE, ...more });
    expect(await add({ designatedById: ours.id })).toBeInstanceOf(ContactPoint);
    expect(await add({ parentId: point.id })).toBeInstanceOf(ContactPoint);
    await expect(add({})).rejects.toMatchObject(forbidden);
    await expect(add({ designatedById: theirs.id })).rejects.toMatchObject(forbidden);
    await expect(add({ designatedById: ours.id, parentId: (await scene.point()).id })).rejects.toMatchObject(
      forbidden,
    );
  });
});

describe('moving a contact point', () => {
  it('keeps what was before, and shows each day as it was', async () => {
    const [a, b] = [await scene.point(), await scene.point()];
    const point = await scene.point({ parentId: a.id, district: '甲区', since: '2020-01-01' });
    await scene.points.move(system, {
      contactPointId: point.id,
      parentId: b.id,
      district: '乙区',
      effectiveOn: '2023-01-01',
    });
    await scene.points.move(system, { contactPointId: point.id, parentId: null });
    const parent = (day: string) => loaderWithIn(scene.request(), parentOn)({ on: day })(point.id);
    expect(await parent('2022-12-31')).toBe(a.id);
    expect(await parent('2023-01-01')).toBe(b.id);
    expect(await parent('2024-06-03')).toBeNull();
    expect(await loaderWithIn(scene.request(), districtOn)({ on: '2022-12-31' })(point.id)).toBe('甲区');
    expect(await loaderWithIn(scene.request(), districtOn)({ on: '2024-06-03' })(point.id)).toBe('乙区');
    expect(await scene.names({ parentId: a.id, on: '2022-12-31' })).toEqual([point.name]);
    expect(await scene.names({ parentId: a.id })).toEqual([]);
    expect(await scene.names({ district: '甲区', on: '2021-01-01' })).toEqual([point.name]);
  });

  it('takes a correction for the same day over what was entered before', async () => {
    const [wrong, right] = [await scene.point(), await scene.point()];
    const point = await scene.point();
    const effectiveOn = '2024-01-01';
    await scene.points.move(system, { contactPointId: point.id, parentId: wrong.id, effectiveOn });
    await scene.points.move(system, { contactPointId: point.id, parentId: right.id, effectiveOn });
    for (const on of [effectiveOn, '2024-06-03'])
      expect(await loaderWithIn(scene.request(), parentOn)({ on })(point.id)).toBe(right.id);
    const history = await loaderIn(scene.request(), parentHistoryOf)(point.id);
    expect(history.map((entry) => entry.parentId)).toEqual([wrong.id, right.id]);
  });

  it('writes nothing when nothing changes', async () => {
    const parent = await scene.point();
    const point = await scene.point({ parentId: parent.id, district: '甲区' });
    await scene.points.move(system, { contactPointId: point.id, parentId: parent.id, district: '甲区' });
    expect(await loaderIn(scene.request(), parentHistoryOf)(point.id)).toHaveLength(1);
    expect(await audited(point.id)).toHaveLength(1);
  });

  it('makes no circle: not under itself, not under what stands under it, not by a later move', async () => {
    const top = await scene.point();
    const middle = await scene.point({ parentId: top.id });
    const bottom = await scene.point({ parentId: middle.id });
    const move = (point: ContactPoint, parent: ContactPoint, effectiveOn?: string) =>
      scene.points.move(system, { contactPointId: point.id, parentId: parent.id, effectiveOn });
    expect(await move(top, top)).toBeInstanceOf(InvalidInput);
    expect(await move(top, middle)).toBeInstanceOf(InvalidInput);
    expect(await move(top, bottom)).toBeInstanceOf(InvalidInput);
    expect(await loaderIn(scene.request(), parentHistoryOf)(top.id)).toEqual([]);

    // From 2025 on `bottom` stands alone, and later under `other`, which may then not go under it.
    const other = await scene.point();
    await scene.points.move(system, { contactPointId: bottom.id, parentId: null, effectiveOn: '2025-01-01' });
    await move(bottom, other, '2026-01-01');
    const later = (await move(other, bottom, '2025-06-01')) as InvalidInput;
    expect(later.text.en).toContain('2026-01-01');
    expect(await move(top, bottom, '2025-01-01')).toBeInstanceOf(ContactPoint);
  });

  it('makes no circle when two moves that would close one come at once', async () => {
    const [a, b] = [await scene.point({ since: '2020-01-01' }), await scene.point({ since: '2020-01-01' })];
    const answers = await Promise.all([
      scene.points.move(system, { contactPointId: a.id, parentId: b.id }),
      scene.points.move(system, { contactPointId: b.id, parentId: a.id }),
    ]);
    expect(answers.filter((answer) => answer instanceof InvalidInput)).toHaveLength(1);
  });

  it('is not for points of others, nor under them', async () => {
    const [ours, theirs] = [await scene.point(), await scene.point()];
    const administrator = scene.administrator(await scene.authority(), ours);
    await expect(
      scene.points.move(administrator, { contactPointId: theirs.id, district: '甲区' }),
    ).rejects.toMatchObject(forbidden);
    await expect(
      scene.points.move(administrator, { contactPointId: ours.id, parentId: theirs.id }),
    ).rejects.toMatchObject(forbidden);
  });
});
