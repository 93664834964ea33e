import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { loaderIn } from '#graphql';
import { Authority, AuthorityKind } from './authority.entity.js';
import { ContactPoint } from './contact-point.entity.js';
import { minimumWindowsOf } from './contact-points.loaders.js';
import { NameTaken } from './name-taken.js';
import { RegulationKind } from './regulation-kind.js';
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

describe('an authority', () => {
  it('comes with its ONLINE point and the minimum windows the law prescribes', async () => {
    const authority = await scene.authority();
    const online = await scene.onlinePoint(authority);
    expect(online).toMatchObject({ kind: 'ONLINE', onlineForAuthorityId: authority.id });
    const windows = await loaderIn(scene.request(), minimumWindowsOf)(authority.id);
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
    const authority = await scene.authority();
    const before = await test.db.manager.count(ContactPoint);
    const again = await scene.authorities.add(system, {
      name: authority.name,
      kind: AuthorityKind.GOVERNMENT,
    });
    expect(again).toBeInstanceOf(NameTaken);
    expect(await test.db.manager.count(ContactPoint)).toBe(before);
  });

  it('is added by an administrator of the whole platform only', async () => {
    const authority = await scene.authority();
    const input = { name: scene.name('机关'), kind: AuthorityKind.GOVERNMENT };
    expect(() => scene.authorities.add(scene.administrator(authority), input)).toThrow(
      expect.objectContaining(forbidden),
    );
    expect(await scene.authorities.add(scene.administrator(null), input)).toBeInstanceOf(Authority);
  });

  it('sets its minimum windows, for kinds without one too, and says what was before', async () => {
    const authority = await scene.authority();
    const { id } = authority;
    const set = (days: number) => ({
      authorityId: id,
      regulationKind: RegulationKind.OTHER,
      days,
      legalBasis: '内部规定',
    });
    await scene.authorities.setMinimumWindow(scene.administrator(authority), set(10));
    await scene.authorities.setMinimumWindow(scene.administrator(authority), set(20));
    const windows = await loaderIn(scene.request(), minimumWindowsOf)(id);
    expect(windows.find((w) => w.regulationKind === 'OTHER')).toMatchObject({
      days: 20,
      legalBasis: '内部规定',
    });
    expect((await audited(id)).slice(1)).toMatchObject([
      { before: null, after: { days: 10 } },
      { before: { days: 10 }, after: { days: 20 } },
    ]);
    const other = await scene.authority();
    await expect(
      scene.authorities.setMinimumWindow(scene.administrator(other), set(5)),
    ).rejects.toMatchObject(forbidden);
  });
});
