import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { loaderWithIn } from '#graphql';
import { contactPointList } from './contact-point-list.js';
import { ContactPointKind } from './contact-point.entity.js';
import { collectionPointsOn } from './contact-points.loaders.js';
import { Scene } from './testing/scene.js';

let test: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  test = await testDatabase();
  scene = new Scene(test.db, new StoppedClock('2024-06-03'));
});
afterAll(() => test.close());

describe('the list of contact points', () => {
  it('takes collection points along when asked, at any depth, and leaves ONLINE points out unless asked for', async () => {
    const authority = await scene.authority();
    const online = await scene.onlinePoint(authority);
    const top = await scene.point({ designatedById: authority.id });
    const middle = await scene.point({ parentId: top.id, kind: ContactPointKind.VILLAGE });
    const bottom = await scene.point({ parentId: middle.id, kind: ContactPointKind.COMPANY });
    expect(await scene.names({ designatedById: authority.id })).toEqual([top.name]);
    expect(await scene.names({ designatedById: authority.id, includingCollectionPoints: true })).toEqual([
      top.name,
      middle.name,
      bottom.name,
    ]);
    expect(await scene.names({ parentId: top.id })).toEqual([middle.name]);
    expect(await scene.names({ parentId: top.id, includingCollectionPoints: true })).toEqual([
      middle.name,
      bottom.name,
    ]);
    expect(
      await scene.names({ parentId: top.id, includingCollectionPoints: true, kinds: ['COMPANY'] }),
    ).toEqual([bottom.name]);
    expect(await scene.names({ text: authority.name })).toEqual([]);
    expect(await scene.names({ text: authority.name, kinds: ['ONLINE'] })).toEqual([online.name]);
    expect(await loaderWithIn(scene.request(), collectionPointsOn)({ on: '2024-06-03' })(top.id)).toEqual([
      middle.id,
    ]);
  });

  it('finds text as it is typed, percent signs and all, and pages by name', async () => {
    const a = await scene.point({
      name: '示例100%社区',
      nameEn: 'Plaza',
      kind: ContactPointKind.COMMUNITY_CENTRE,
    });
    const b = await scene.point({ name: '示例100号社区', kind: ContactPointKind.COMMUNITY_CENTRE });
    expect(await scene.names({ text: '100%' })).toEqual([a.name]);
    expect(await scene.names({ text: 'pLAZA' })).toEqual([a.name]);
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
