import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { InvalidInput, loaderWithIn } from '#graphql';
import { designationsByAuthority } from './contact-points.loaders.js';
import { AlreadyDesignated } from './designate-contact-point.js';
import { Designation } from './designation.entity.js';
import { DesignationEnded } from './end-designation.js';
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

describe('designations', () => {
  it('never overlap for one point and authority, at any edge', async () => {
    const [authority, other] = [await scene.authority(), await scene.authority()];
    const point = await scene.point();
    const designate = (fromOn: string, untilOn?: string, authorityId = authority.id) =>
      scene.designations.designate(system, { contactPointId: point.id, authorityId, fromOn, untilOn });
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
    const authority = await scene.authority();
    const point = await scene.point();
    const input = { contactPointId: point.id, authorityId: authority.id };
    const answers = await Promise.all([
      scene.designations.designate(system, input),
      scene.designations.designate(system, input),
    ]);
    expect(answers.filter((answer) => answer instanceof Designation)).toHaveLength(1);
    expect(answers.filter((answer) => answer instanceof AlreadyDesignated)).toHaveLength(1);
  });

  it('end once, on or after their first day, and the last day counts', async () => {
    const authority = await scene.authority();
    const point = await scene.point({ designatedById: authority.id, since: '2024-01-01' });
    const { nodes } = await loaderWithIn(scene.request(), designationsByAuthority)({ on: null, page: {} })(
      authority.id,
    );
    const designationId = nodes[0]!.id;
    const end = (untilOn: string) =>
      scene.designations.end(system, { designationId, untilOn, reason: '合并' });
    expect(await end('2023-12-31')).toBeInstanceOf(InvalidInput);
    expect(await end('2024-05-31')).toMatchObject({ untilOn: '2024-05-31', endReason: '合并' });
    expect(await end('2024-05-31')).toBeInstanceOf(Designation);
    expect(await end('2024-06-30')).toBeInstanceOf(DesignationEnded);
    expect(await scene.names({ designatedById: authority.id, on: '2024-05-31' })).toEqual([point.name]);
    expect(await scene.names({ designatedById: authority.id, on: '2024-06-01' })).toEqual([]);
    expect(await audited(designationId)).toMatchObject([{ operation: 'contactPoint.endDesignation' }]);
  });

  it('are the authority’s own business, and not for ONLINE points', async () => {
    const [ours, theirs] = [await scene.authority(), await scene.authority()];
    const point = await scene.point();
    await expect(
      scene.designations.designate(scene.administrator(ours), {
        contactPointId: point.id,
        authorityId: theirs.id,
      }),
    ).rejects.toMatchObject(forbidden);
    const online = await scene.onlinePoint(ours);
    expect(
      await scene.designations.designate(system, { contactPointId: online.id, authorityId: ours.id }),
    ).toBeInstanceOf(InvalidInput);
  });
});
