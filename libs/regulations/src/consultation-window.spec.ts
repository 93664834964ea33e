import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { InvalidInput } from '#graphql';
import { consultationForLogging } from './consultation-for-logging.js';
import { ConsultationTask } from './consultation-task.entity.js';
import { stateOn, type Consultation } from './consultation.entity.js';
import { Scene, system } from './testing/scene.js';
import { ConsultationClosed } from './window-refusals.js';

let test: TestDatabase;
let clock: StoppedClock;
let scene: Scene;
beforeAll(async () => {
  test = await testDatabase();
  clock = new StoppedClock('2024-06-03');
  scene = new Scene(test.db, clock);
});
afterAll(() => test.close());
beforeEach(() => clock.set('2024-06-03'));

const audited = (id: string) =>
  test.owner.query('select operation, before, after from audit where subject_id = $1 order by id', [id]);

describe('extending', () => {
  it('only goes later, and takes the tasks due on the last day along', async () => {
    const authority = await scene.authority();
    const points = [
      await scene.point({ designatedById: authority.id }),
      await scene.point({ designatedById: authority.id }),
    ];
    const consultation = await scene.consultation(authority, {
      tasks: [{ contactPointId: points[0]!.id }, { contactPointId: points[1]!.id, dueOn: '2024-06-20' }],
    });
    const extend = (closesOn: string) =>
      scene.consultations.extend(scene.legislator(authority), { consultationId: consultation.id, closesOn });
    expect(await extend('2024-06-29')).toBeInstanceOf(InvalidInput);
    expect(await extend('2024-06-30')).toBeInstanceOf(InvalidInput);
    expect(await extend('2024-07-15')).toMatchObject({ closesOn: '2024-07-15' });
    const tasks = await test.db.manager.find(ConsultationTask, {
      where: { consultationId: consultation.id },
      order: { dueOn: 'ASC' },
    });
    expect(tasks.map((task) => task.dueOn)).toEqual(['2024-06-20', '2024-07-15']);
    clock.set('2024-07-16');
    expect(await extend('2024-08-01')).toBeInstanceOf(ConsultationClosed);
    expect((await audited(consultation.id)).at(-1)).toMatchObject({
      operation: 'consultation.extend',
      before: { closesOn: '2024-06-30' },
      after: { closesOn: '2024-07-15', tasksMoved: 1 },
    });
  });

  it('does not overtake a longer extension made at the same time', async () => {
    const { id: consultationId } = await scene.consultation(await scene.authority());
    await Promise.all(
      ['2024-07-10', '2024-07-20', '2024-07-15'].map((closesOn) =>
        scene.consultations.extend(system, { consultationId, closesOn }),
      ),
    );
    expect(await scene.consultations.byId(consultationId)).toMatchObject({ closesOn: '2024-07-20' });
  });

  it('waits for remarks being logged, which see one window to their end', async () => {
    const { id } = await scene.consultation(await scene.authority());
    let extended = false;
    const extending = await test.db.transaction(async (tx) => {
      expect(await consultationForLogging(tx, id)).toMatchObject({ closesOn: '2024-06-30' });
      // Another remark is not held up by this one.
      await test.db.transaction((other) => consultationForLogging(other, id));
      const going = scene.consultations.extend(system, { consultationId: id, closesOn: '2024-07-15' });
      void going.then(() => (extended = true));
      await new Promise((later) => setTimeout(later, 150));
      expect(extended).toBe(false);
      return { going };
    });
    await extending.going;
    expect(extended).toBe(true);
  });
});

describe('closing early', () => {
  it('ends it at once, with a reason, and a second time says when', async () => {
    const authority = await scene.authority();
    const { id: consultationId } = await scene.consultation(authority);
    clock.set('2024-06-12');
    const close = () =>
      scene.consultations.close(scene.legislator(authority), { consultationId, reason: '议案撤回' });
    const closed = (await close()) as Consultation;
    expect(closed).toMatchObject({ closesOn: '2024-06-12', closeReason: '议案撤回' });
    expect(stateOn(closed, '2024-06-12')).toBe('CLOSED');
    expect(await scene.consultations.byId(consultationId)).toMatchObject({ closesOn: '2024-06-12' });
    expect(await close()).toMatchObject({ closesOn: '2024-06-12', constructor: ConsultationClosed });
    expect((await audited(consultationId)).at(-1)).toMatchObject({
      operation: 'consultation.close',
      before: { closesOn: '2024-06-30' },
      after: { closesOn: '2024-06-12', closeReason: '议案撤回' },
    });
  });

  it('needs a reason of its own below the minimum of a public one', async () => {
    const { id: consultationId } = await scene.consultation(await scene.authority(), { openToPublic: true });
    const close = (overrideReason?: string) =>
      scene.consultations.close(system, { consultationId, reason: '议案撤回', overrideReason });
    clock.set('2024-06-16');
    expect(await close()).toMatchObject({ minimumDays: 15, earliestClosing: '2024-06-17' });
    expect(await close('撤回后征求意见失去意义')).toMatchObject({ overrideReason: '撤回后征求意见失去意义' });
    const other = await scene.consultation(await scene.authority(), { openToPublic: true });
    clock.set('2024-06-30');
    expect(
      await scene.consultations.close(system, {
        consultationId: other.id,
        reason: '议案撤回',
        overrideReason: '无用',
      }),
    ).toMatchObject({ overrideReason: null });
  });

  it('after the last day only means that nothing more is received: the window stays, and no override is asked for', async () => {
    const authority = await scene.authority();
    // Shorter than the minimum already when it was opened, for a reason of its own.
    const { id: consultationId } = await scene.consultation(authority, {
      openToPublic: true,
      closesOn: '2024-06-10',
      overrideReason: '防汛急需',
    });
    clock.set('2024-07-05');
    const close = () =>
      scene.consultations.close(scene.legislator(authority), { consultationId, reason: '汇总完毕' });
    const closed = (await close()) as Consultation;
    expect(closed).toMatchObject({
      closesOn: '2024-06-10',
      closeReason: '汇总完毕',
      overrideReason: '防汛急需',
    });
    expect(closed.closedAt).toEqual(clock.now());
    expect(stateOn(closed, '2024-06-10')).toBe('OPEN');
    expect(stateOn(closed, '2024-06-11')).toBe('CLOSED');
    expect(await close()).toMatchObject({ closesOn: '2024-06-10', constructor: ConsultationClosed });
  });

  it('is not for one that has not begun, nor for others', async () => {
    const [ours, theirs] = [await scene.authority(), await scene.authority()];
    const { id: consultationId } = await scene.consultation(ours, { opensOn: '2024-06-10' });
    expect(await scene.consultations.close(system, { consultationId, reason: '早' })).toBeInstanceOf(
      InvalidInput,
    );
    const notTheirs = { extensions: { code: 'FORBIDDEN' } };
    const legislator = scene.legislator(theirs);
    await expect(
      scene.consultations.close(legislator, { consultationId, reason: '早' }),
    ).rejects.toMatchObject(notTheirs);
    await expect(
      scene.consultations.extend(legislator, { consultationId, closesOn: '2024-08-01' }),
    ).rejects.toMatchObject(notTheirs);
  });
});
