import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import type { InvalidInput } from '#graphql';
import { loaderIn, loaderWithIn } from '#graphql';
import type { Viewer } from '#accounts';
import type { Authority, ContactPoint } from '#contact-points';
import { TaskAnswered } from './answer-task.js';
import { ConsultationTask } from './consultation-task.entity.js';
import type { Consultation } from './consultation.entity.js';
import { tasksOfConsultation, tasksOfPoint } from './consultations.loaders.js';
import { TasksOffered, type TaskOfferInput } from './offer-tasks.js';
import { taskById } from './regulations.loaders.js';
import { taskList } from './task-list.js';
import { Scene, system } from './testing/scene.js';
import { ConsultationClosed } from './window-refusals.js';

let test: TestDatabase;
let clock: StoppedClock;
let scene: Scene;
let authority: Authority;
let consultation: Consultation;
let point: ContactPoint;
let village: ContactPoint;
let hamlet: ContactPoint;

beforeAll(async () => {
  test = await testDatabase();
  clock = new StoppedClock('2024-06-03');
  scene = new Scene(test.db, clock);
});
afterAll(() => test.close());
beforeEach(async () => {
  clock.set('2024-06-03');
  authority = await scene.authority();
  point = await scene.point({ designatedById: authority.id });
  village = await scene.point({ parentId: point.id });
  hamlet = await scene.point({ parentId: village.id });
  consultation = await scene.consultation(authority);
});

const offer = (viewer: Viewer, ...tasks: TaskOfferInput[]) =>
  scene.tasks.offer(viewer, { consultationId: consultation.id, tasks });
const taskOf = (contactPointId: string) =>
  test.db.manager.findOneBy(ConsultationTask, { consultationId: consultation.id, contactPointId });
const offered = async (...to: ContactPoint[]) => {
  const answer = await offer(system, ...to.map(({ id }) => ({ contactPointId: id })));
  return (answer as TasksOffered).tasks;
};
const pathsOf = (answer: unknown) => (answer as InvalidInput).problems.map((problem) => problem.path);
const forbidden = { extensions: { code: 'FORBIDDEN' } };
const audited = (id: string) =>
  test.owner.query('select operation, before, after from audit where subject_id = $1 order by id', [id]);

describe('offering tasks', () => {
  it('goes to points the authority designates today, all or none', async () => {
    const stranger = await scene.point();
    const elsewhere = await scene.point({ designatedById: (await scene.authority()).id });
    const later = await scene.point({ designatedById: authority.id, since: '2024-06-04' });
    const online = await test.db.manager.query(
      'select id from contact_point where online_for_authority_id = $1',
      [authority.id],
    );
    const ids = [point.id, stranger.id, elsewhere.id, later.id, online[0].id, point.id];
    const answer = await offer(
      scene.legislator(authority),
      ...ids.map((contactPointId) => ({ contactPointId })),
    );
    expect(pathsOf(answer)).toEqual([1, 2, 3, 4, 5].map((place) => `tasks.${place}.contactPointId`));
    expect(await taskOf(point.id)).toBeNull();

    const [task] = await offered(point);
    expect(task).toMatchObject({ state: 'OFFERED', dueOn: '2024-06-30', parentTaskId: null });
    expect(await audited(task!.id)).toMatchObject([
      { operation: 'task.offer', after: { dueOn: '2024-06-30' } },
    ]);
  });

  it('hands on to collection points under a task, due no later than it, in whatever order they are named', async () => {
    expect(pathsOf(await offer(system, { contactPointId: village.id }))).toEqual(['tasks.0.contactPointId']);
    const answer = await offer(
      system,
      { contactPointId: hamlet.id, dueOn: '2024-06-10' },
      { contactPointId: village.id },
      { contactPointId: point.id, dueOn: '2024-06-20' },
    );
    const [ofHamlet, ofVillage, ofPoint] = (answer as TasksOffered).tasks;
    expect(ofPoint).toMatchObject({ contactPointId: point.id, parentTaskId: null });
    expect(ofVillage).toMatchObject({ parentTaskId: ofPoint!.id, dueOn: '2024-06-20' });
    expect(ofHamlet).toMatchObject({ parentTaskId: ofVillage!.id, dueOn: '2024-06-10' });

    const sibling = await scene.point({ parentId: point.id });
    expect(pathsOf(await offer(system, { contactPointId: sibling.id, dueOn: '2024-06-21' }))).toEqual([
      'tasks.0.dueOn',
    ]);
  });

  it('may be done by the staff of a point for what stands under it, and nothing else', async () => {
    const staff = scene.staff(point, village, hamlet);
    await expect(offer(staff, { contactPointId: village.id })).rejects.toMatchObject(forbidden);
    const [task] = await offered(point);
    expect(await offer(staff, { contactPointId: village.id, dueOn: '2024-06-10' })).toMatchObject({
      tasks: [{ parentTaskId: task!.id }],
    });
    const neighbour = await scene.point({ designatedById: authority.id });
    await expect(offer(staff, { contactPointId: neighbour.id })).rejects.toMatchObject(forbidden);
    await expect(offer(scene.staff(hamlet), { contactPointId: hamlet.id })).rejects.toMatchObject(forbidden);
    await expect(
      offer(scene.legislator(await scene.authority()), { contactPointId: neighbour.id }),
    ).rejects.toMatchObject(forbidden);
    expect(await taskOf(neighbour.id)).toBeNull();
  });

  it('keeps due days within the window and not behind', async () => {
    clock.set('2024-06-10');
    for (const dueOn of ['2024-06-09', '2024-07-01'])
      expect(pathsOf(await offer(system, { contactPointId: point.id, dueOn }))).toEqual(['tasks.0.dueOn']);
    expect(await offer(system, { contactPointId: point.id, dueOn: '2024-06-10' })).toBeInstanceOf(
      TasksOffered,
    );
    clock.set('2024-07-01');
    const other = await scene.point({ designatedById: authority.id });
    expect(await offer(system, { contactPointId: other.id })).toBeInstanceOf(ConsultationClosed);
  });

  it('made twice is one task; another due day is not the same', async () => {
    const [one] = await offered(point);
    const [two] = await offered(point);
    expect(two!.id).toBe(one!.id);
    expect(pathsOf(await offer(system, { contactPointId: point.id, dueOn: '2024-06-20' }))).toEqual([
      'tasks.0.contactPointId',
    ]);
    const other = await scene.point({ designatedById: authority.id });
    const both = await Promise.all([offered(other), offered(other)]);
    expect(both[0]![0]!.id).toBe(both[1]![0]!.id);
    expect(await test.db.manager.countBy(ConsultationTask, { consultationId: consultation.id })).toBe(2);
  });

  it('asks a point that declined again', async () => {
    const [task] = await offered(point);
    await scene.tasks.decline(scene.staff(point), { taskId: task!.id, reason: '人手不足' });
    const again = (await offer(system, { contactPointId: point.id, dueOn: '2024-06-25' })) as TasksOffered;
    expect(again.tasks).toMatchObject([
      { id: task!.id, state: 'OFFERED', declineReason: null, dueOn: '2024-06-25' },
    ]);
    expect(await taskOf(point.id)).toMatchObject({ state: 'OFFERED', answeredAt: null });
    expect((await audited(task!.id)).map((entry: { operation: string }) => entry.operation)).toEqual([
      'task.offer',
      'task.decline',
      'task.offer',
    ]);
  });
});

describe('answering a task', () => {
  it('is done by the point, once', async () => {
    const [task] = await offered(point);
    const taskId = task!.id;
    expect(await scene.tasks.accept(scene.staff(point), { taskId })).toMatchObject({ state: 'ACCEPTED' });
    expect(await scene.tasks.accept(scene.staff(point), { taskId })).toBeInstanceOf(ConsultationTask);
    expect(await scene.tasks.decline(scene.staff(point), { taskId, reason: '晚了' })).toMatchObject({
      constructor: TaskAnswered,
      state: 'ACCEPTED',
    });
    expect(await taskOf(point.id)).toMatchObject({ state: 'ACCEPTED', declineReason: null });
    expect((await audited(taskId)).at(-1)).toMatchObject({
      operation: 'task.accept',
      before: { state: 'OFFERED' },
      after: { state: 'ACCEPTED' },
    });
  });

  it('of two people who accept and decline at once, one wins and the other is told who and what', async () => {
    const accountId = '018f0000-0000-7000-8000-00000000000a';
    await test.owner.query(
      `insert into account (id, username, display_name, created_at) values ($1, 'wang', '王联络', now()) on conflict do nothing`,
      [accountId],
    );
    const staff = scene.staff(point);
    Object.assign(staff.account!, { id: accountId });
    for (let round = 0; round < 10; round++) {
      consultation = await scene.consultation(authority);
      const [task] = await offered(point);
      const taskId = task!.id;
      const answers = await Promise.all([
        scene.tasks.accept(staff, { taskId }),
        scene.tasks.decline(staff, { taskId, reason: '人手不足' }),
      ]);
      const told = answers.filter((answer) => answer instanceof TaskAnswered);
      const won = answers.find((answer) => answer instanceof ConsultationTask) as ConsultationTask;
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({ state: won.state, answeredBy: '王联络' });
      expect(await taskOf(point.id)).toMatchObject({ state: won.state });
    }
  });

  it('is hidden from others, and not for those who may only read it', async () => {
    const [task] = await offered(point);
    const accept = (viewer: Viewer) => scene.tasks.accept(viewer, { taskId: task!.id });
    const neighbour = await scene.point({ designatedById: authority.id });
    await expect(accept(scene.staff(neighbour))).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await expect(accept(scene.legislator(authority))).rejects.toMatchObject(forbidden);
  });
});

describe('reading tasks', () => {
  it('shows staff their own and their collection points’, the authority all, others none', async () => {
    const neighbour = await scene.point({ designatedById: authority.id });
    const all = await offered(point, village, neighbour);
    const sees = async (viewer: Viewer) => {
      const request = scene.request(viewer);
      const listed = await taskList(test.db, viewer, { consultationId: consultation.id }, clock.today(), {});
      const nested = await loaderWithIn(request, tasksOfConsultation)({ page: {} })(consultation.id);
      expect(nested.nodes.map(({ id }) => id)).toEqual(listed.nodes.map(({ id }) => id));
      const byId = await Promise.all(all.map((task) => loaderIn(request, taskById)(task.id)));
      expect(byId.filter(Boolean)).toHaveLength(listed.nodes.length);
      expect(await listed.totalCount()).toBe(listed.nodes.length);
      return new Set(listed.nodes.map((task) => task.contactPointId));
    };
    expect(await sees(scene.legislator(authority))).toEqual(new Set([point.id, village.id, neighbour.id]));
    expect(await sees(scene.staff(point, village))).toEqual(new Set([point.id, village.id]));
    expect(await sees(scene.staff(village))).toEqual(new Set([village.id]));
    expect(await sees(scene.legislator(await scene.authority()))).toEqual(new Set());
    expect(await sees(scene.anyone)).toEqual(new Set());
  });

  it('filters by point with its collection points, state and due day, the first due first', async () => {
    await offer(
      system,
      { contactPointId: point.id, dueOn: '2024-06-20' },
      { contactPointId: village.id, dueOn: '2024-06-10' },
      { contactPointId: hamlet.id, dueOn: '2024-06-09' },
    );
    await scene.tasks.accept(system, { taskId: (await taskOf(village.id))!.id });
    const dues = async (filter: object) =>
      (await taskList(test.db, system, filter, clock.today(), {})).nodes.map((task) => task.dueOn);
    expect(await dues({ contactPointId: point.id })).toEqual(['2024-06-20']);
    const family = { contactPointId: point.id, includingCollectionPoints: true };
    expect(await dues(family)).toEqual(['2024-06-09', '2024-06-10', '2024-06-20']);
    expect(await dues({ ...family, dueUntil: '2024-06-10' })).toEqual(['2024-06-09', '2024-06-10']);
    expect(await dues({ ...family, states: ['ACCEPTED'] })).toEqual(['2024-06-10']);
    const ofPoint = await loaderWithIn(scene.request(), tasksOfPoint)({ page: {} })(hamlet.id);
    expect(ofPoint.nodes.map((task) => task.dueOn)).toEqual(['2024-06-09']);
  });
});
