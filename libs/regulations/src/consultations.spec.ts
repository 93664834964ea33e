import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { InvalidInput, loaderIn } from '#graphql';
import { RegulationKind } from '#contact-points';
import { consultationList } from './consultation-list.js';
import { ConsultationTask } from './consultation-task.entity.js';
import { Consultation, stateOn } from './consultation.entity.js';
import { consultationsOfDraft } from './consultations.loaders.js';
import { draftById } from './regulations.loaders.js';
import { Scene, system } from './testing/scene.js';
import { DraftNotPublished, WindowTooShort } from './window-refusals.js';

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

describe('opening a consultation', () => {
  it('asks for the minimum of the authority and kind, both days counted, when it is public', async () => {
    const authority = await scene.authority();
    const open = async (kind: RegulationKind, closesOn: string, openToPublic = true) => {
      const { id: draftId } = await scene.publishedDraft(authority, kind);
      return scene.consultations.open(system, { draftId, opensOn: '2024-06-03', closesOn, openToPublic });
    };
    expect(await open(RegulationKind.LOCAL_REGULATION, '2024-06-16')).toMatchObject({
      minimumDays: 15,
      legalBasis: '《上海市制定地方性法规条例》第三十三条',
      earliestClosing: '2024-06-17',
    });
    expect(await open(RegulationKind.LOCAL_REGULATION, '2024-06-17')).toMatchObject({
      minimumDays: 15,
      overrideReason: null,
    });
    expect(await open(RegulationKind.LAW, '2024-07-01')).toBeInstanceOf(WindowTooShort);
    expect(await open(RegulationKind.LAW, '2024-07-02')).toBeInstanceOf(Consultation);
    expect(await open(RegulationKind.LAW, '2024-06-03', false)).toMatchObject({ minimumDays: null });
    expect(await open(RegulationKind.OTHER, '2024-06-03')).toMatchObject({
      minimumDays: null,
      minimumBasis: null,
    });
  });

  it('counts 2019-12-28 to 2020-01-26 as the thirty days the practice makes of it', async () => {
    clock.set('2019-12-28');
    const { id: draftId } = await scene.publishedDraft(await scene.authority(), RegulationKind.LAW);
    const window = { draftId, opensOn: '2019-12-28', openToPublic: true };
    expect(await scene.consultations.open(system, { ...window, closesOn: '2020-01-26' })).toBeInstanceOf(
      Consultation,
    );
    expect(await scene.consultations.open(system, { ...window, closesOn: '2020-01-25' })).toBeInstanceOf(
      WindowTooShort,
    );
  });

  it('goes below the minimum with a reason, which is kept; a reason nobody needed is not', async () => {
    const { id: draftId } = await scene.publishedDraft(await scene.authority());
    const window = { draftId, opensOn: '2024-06-03', openToPublic: true, overrideReason: '防汛紧急' };
    const short = (await scene.consultations.open(system, {
      ...window,
      closesOn: '2024-06-10',
    })) as Consultation;
    expect(short).toMatchObject({ overrideReason: '防汛紧急', minimumDays: 15 });
    expect(await audited(short.id)).toMatchObject([
      { operation: 'consultation.open', after: { overrideReason: '防汛紧急', minimumDays: 15 } },
    ]);
    expect(await scene.consultations.open(system, { ...window, closesOn: '2024-07-10' })).toMatchObject({
      overrideReason: null,
    });
  });

  it('needs a published draft, and does not begin before it was published', async () => {
    const authority = await scene.authority();
    const draft = await scene.draft(await scene.regulation(authority));
    const window = { draftId: draft.id, closesOn: '2024-06-30', openToPublic: false };
    expect(await scene.consultations.open(system, { ...window, opensOn: '2024-06-03' })).toMatchObject({
      publishedOn: null,
    });
    await scene.drafts.publish(system, { draftId: draft.id });
    expect(await scene.consultations.open(system, { ...window, opensOn: '2024-06-02' })).toBeInstanceOf(
      DraftNotPublished,
    );
    expect(await scene.consultations.open(system, { ...window, opensOn: '2024-06-30' })).toBeInstanceOf(
      Consultation,
    );
    expect(await scene.consultations.open(system, { ...window, opensOn: '2024-07-01' })).toBeInstanceOf(
      InvalidInput,
    );
  });

  it('offers tasks in the same go, or opens nothing', async () => {
    const authority = await scene.authority();
    const point = await scene.point({ designatedById: authority.id });
    const stranger = await scene.point();
    const { id: draftId } = await scene.publishedDraft(authority);
    const input = { draftId, opensOn: '2024-06-03', closesOn: '2024-06-30', openToPublic: false };
    const refused = await scene.consultations.open(system, {
      ...input,
      tasks: [{ contactPointId: point.id }, { contactPointId: stranger.id }],
    });
    expect((refused as InvalidInput).problems.map((problem) => problem.path)).toEqual([
      'tasks.1.contactPointId',
    ]);
    expect(await loaderIn(scene.request(), consultationsOfDraft)(draftId)).toEqual([]);
    const opened = (await scene.consultations.open(system, {
      ...input,
      tasks: [{ contactPointId: point.id, dueOn: '2024-06-20' }],
    })) as Consultation;
    expect(await test.db.manager.findBy(ConsultationTask, { consultationId: opened.id })).toMatchObject([
      { contactPointId: point.id, dueOn: '2024-06-20', state: 'OFFERED' },
    ]);
  });

  it('is for the draft’s authority', async () => {
    const [ours, theirs] = [await scene.authority(), await scene.authority()];
    const { id: draftId } = await scene.publishedDraft(ours);
    const input = { draftId, opensOn: '2024-06-03', closesOn: '2024-06-30', openToPublic: false };
    expect(await scene.consultations.open(scene.legislator(ours), input)).toBeInstanceOf(Consultation);
    await expect(scene.consultations.open(scene.legislator(theirs), input)).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

describe('the state of a consultation', () => {
  it('follows the day in Shanghai, first and last day included', async () => {
    const consultation = await scene.consultation(await scene.authority(), { opensOn: '2024-06-10' });
    const states = ['2024-06-09', '2024-06-10', '2024-06-30', '2024-07-01'].map((day) =>
      stateOn(consultation, day),
    );
    expect(states).toEqual(['UPCOMING', 'OPEN', 'OPEN', 'CLOSED']);
    // 16:00 in Greenwich is midnight in Shanghai.
    clock.set(new Date('2024-06-30T15:59:59.999Z'));
    expect(stateOn(consultation, clock.today())).toBe('OPEN');
    clock.set(new Date('2024-06-30T16:00:00.000Z'));
    expect(stateOn(consultation, clock.today())).toBe('CLOSED');
  });

  it('is what the lists say on each day', async () => {
    const authority = await scene.authority();
    const consultation = await scene.consultation(authority, { opensOn: '2024-06-10' });
    const early = await scene.consultation(authority, { opensOn: '2024-06-03' });
    clock.set('2024-06-12');
    await scene.consultations.close(system, { consultationId: early.id, reason: '议案撤回' });
    const closed = await scene.consultations.byId(early.id);
    const ids = async (filter: object, today: string) =>
      (await consultationList(test.db, { authorityId: authority.id, ...filter }, today, {})).nodes.map(
        ({ id }) => id,
      );
    for (const day of [
      '2024-06-02',
      '2024-06-03',
      '2024-06-11',
      '2024-06-12',
      '2024-06-13',
      '2024-06-30',
      '2024-07-01',
    ])
      for (const one of [consultation, closed]) {
        expect((await ids({ openOn: day }, '2024-06-03')).includes(one.id)).toBe(
          stateOn(one, day) === 'OPEN',
        );
        expect((await ids({ states: [stateOn(one, day)] }, day)).includes(one.id)).toBe(true);
      }
    expect(await ids({ regulationId: consultation.regulationId }, '2024-06-12')).toEqual([consultation.id]);
  });
});

it('what is reached from a consultation is public', async () => {
  const consultation = await scene.consultation(await scene.authority());
  const request = scene.request(scene.anyone);
  expect(await loaderIn(request, draftById)(consultation.draftId)).toMatchObject({
    id: consultation.draftId,
  });
});
