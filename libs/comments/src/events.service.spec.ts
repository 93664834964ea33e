import { StoppedClock, testDatabase, uuidv7, type TestDatabase } from '#database';
import { InvalidInput } from '#graphql';
import { EventKind } from './channel.js';
import { CollectionEvent } from './collection-event.entity.js';
import { TakesNoPart } from './ground.js';
import { Scene, system, type Village } from './testing/scene.js';

let test: TestDatabase;
let clock: StoppedClock;
let scene: Scene;
let village: Village;
beforeAll(async () => {
  test = await testDatabase();
  clock = new StoppedClock('2024-06-03');
  scene = new Scene(test.db, clock);
  village = await scene.village();
});
afterAll(() => test.close());
beforeEach(() => clock.set('2024-06-10'));

const notFound = { extensions: { code: 'NOT_FOUND' } };
const record = (more: object = {}, viewer = system) =>
  scene.events.record(viewer, {
    contactPointId: village.point.id,
    kind: EventKind.MEETING,
    heldOn: '2024-06-10',
    ...more,
  });

describe('recording an event', () => {
  it('keeps what was told, and nothing for what was not', async () => {
    const staff = scene.staff(village.point);
    expect(
      await record({ place: '活动室', attendance: 0, consultationId: village.consultation.id }, staff),
    ).toMatchObject({
      constructor: CollectionEvent,
      place: '活动室',
      attendance: 0,
      consultationId: village.consultation.id,
      recordedOn: '2024-06-10',
      recordedBy: staff.id,
    });
    expect(await record({ place: '\u200b', heldOn: '2021-01-01' })).toMatchObject({
      place: null,
      attendance: null,
      consultationId: null,
    });
  });

  it('refuses the future, a consultation the point has no part in, and a point that is not theirs', async () => {
    expect(await record({ heldOn: '2024-06-11' })).toMatchObject({
      constructor: InvalidInput,
      problems: [{ path: 'heldOn' }],
    });
    const more = { contactPointId: village.stranger.id, consultationId: village.consultation.id };
    expect(await record(more)).toBeInstanceOf(TakesNoPart);
    await expect(record({}, scene.staff(village.neighbour))).rejects.toMatchObject(notFound);
    await expect(record({ contactPointId: uuidv7() })).rejects.toMatchObject(notFound);
    await expect(record({ contactPointId: 'x' })).rejects.toMatchObject(notFound);
    await expect(record({ consultationId: uuidv7() })).rejects.toMatchObject(notFound);
  });

  it('adds it once under the client’s id, also when sent at the same moment', async () => {
    const id = uuidv7();
    const answers = await Promise.all(Array.from({ length: 5 }, () => record({ id: id.toUpperCase() })));
    for (const answer of answers) expect(answer).toMatchObject({ id });
    expect(await test.owner.query('select from audit where subject_id = $1', [id])).toHaveLength(1);
    expect(await record({ id, kind: EventKind.STALL })).toMatchObject({ problems: [{ path: 'id' }] });
    expect(await record({ id: '7b0a8f0e-53b4-4c9e-8d3b-0e6b1c2d3e4f' })).toMatchObject({
      problems: [{ path: 'id' }],
    });
  });
});

describe('the list of events', () => {
  it('shows each reader theirs, held last first, and filters', async () => {
    const other = await scene.village();
    clock.set('2024-06-10');
    const at = async (contactPointId: string, heldOn: string, more: object = {}) =>
      ((await record({ contactPointId, heldOn, ...more })) as CollectionEvent).id;
    const a = await at(other.point.id, '2024-06-05', { consultationId: other.consultation.id });
    const b = await at(other.collectionPoint.id, '2024-06-07', { kind: EventKind.SURVEY });
    const c = await at(other.neighbour.id, '2024-06-06', { consultationId: other.consultation.id });
    const ids = async (filter: object, viewer = system) =>
      (await scene.events.page(viewer, filter, {})).nodes.map((event) => event.id);
    expect(await ids({ contactPointId: other.point.id })).toEqual([b, a]);
    expect(await ids({ consultationId: other.consultation.id })).toEqual([c, a]);
    expect(await ids({ contactPointId: other.point.id, kind: EventKind.SURVEY })).toEqual([b]);
    expect(
      await ids({ consultationId: other.consultation.id, heldFrom: '2024-06-06', heldTo: '2024-06-06' }),
    ).toEqual([c]);
    expect(await ids({}, scene.staff(other.neighbour))).toEqual([c]);
    expect(await ids({}, scene.legislator(other))).toEqual([c, a]);
    expect(await ids({}, scene.anyone)).toEqual([]);
  });
});
