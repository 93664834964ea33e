import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { InvalidInput, loaderIn } from '#graphql';
import { Draft } from './draft.entity.js';
import { draftsOf, publishedOnOf } from './drafts.loaders.js';
import { rootsOf } from './provisions.loaders.js';
import { DraftAlreadyPublished } from './publish-draft.js';
import { draftById, provisionById } from './regulations.loaders.js';
import { Scene, system } from './testing/scene.js';

let test: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  test = await testDatabase();
  scene = new Scene(test.db, new StoppedClock('2024-06-03'));
});
afterAll(() => test.close());

const notFound = { extensions: { code: 'NOT_FOUND' } };

describe('a prepared draft', () => {
  it('is seen by its authority only, until it is published', async () => {
    const [ours, theirs] = [await scene.authority(), await scene.authority()];
    const regulation = await scene.regulation(ours);
    const draft = await scene.draft(regulation);
    const [root] = await loaderIn(scene.request(), rootsOf)(draft.id);
    const sees = async (viewer: typeof system) => {
      const request = scene.request(viewer);
      const seen = [
        (await loaderIn(request, draftById)(draft.id)) !== null,
        (await loaderIn(request, provisionById)(root!.id)) !== null,
        (await loaderIn(request, draftsOf)(regulation.id)).length === 1,
        await scene.drafts.byId(viewer, draft.id).then(
          () => true,
          () => false,
        ),
      ];
      expect(new Set(seen).size).toBe(1);
      return seen[0];
    };
    expect(await sees(scene.legislator(ours))).toBe(true);
    for (const viewer of [scene.legislator(theirs), scene.staff(), scene.anyone])
      expect(await sees(viewer)).toBe(false);
    await expect(scene.drafts.byId(scene.anyone, draft.id)).rejects.toMatchObject(notFound);
    await scene.drafts.publish(scene.legislator(ours), { draftId: draft.id });
    for (const viewer of [scene.legislator(theirs), scene.staff(), scene.anyone])
      expect(await sees(viewer)).toBe(true);
  });

  it('is published once when two people do it at once', async () => {
    const draft = await scene.draft(await scene.regulation(await scene.authority()));
    const answers = await Promise.all([1, 2].map(() => scene.drafts.publish(system, { draftId: draft.id })));
    expect(answers.filter((answer) => answer instanceof Draft)).toHaveLength(1);
    const refused = answers.find(
      (answer) => answer instanceof DraftAlreadyPublished,
    ) as DraftAlreadyPublished;
    expect(refused.publishedOn).toBe('2024-06-03');
    const audit = await test.owner.query(
      `select 1 from audit where subject_id = $1 and operation = 'draft.publish'`,
      [draft.id],
    );
    expect(audit).toHaveLength(1);
  });

  it('may have been published before it was entered, never after today, and not by others', async () => {
    const [ours, theirs] = [await scene.authority(), await scene.authority()];
    const draft = await scene.draft(await scene.regulation(ours));
    const publish = (publishedOn: string, viewer = system) =>
      scene.drafts.publish(viewer, { draftId: draft.id, publishedOn });
    expect(await publish('2024-06-04')).toBeInstanceOf(InvalidInput);
    await expect(publish('2024-06-01', scene.legislator(theirs))).rejects.toMatchObject(notFound);
    expect(await publish('2024-06-01')).toBeInstanceOf(Draft);
    expect(await loaderIn(scene.request(), publishedOnOf)(draft.id)).toBe('2024-06-01');
  });

  it('cannot be changed by the server at all', async () => {
    const draft = await scene.draft(await scene.regulation(await scene.authority()));
    for (const statement of [
      'update provision set text = text where draft_id = $1',
      'delete from provision where draft_id = $1',
      'update draft set title = title where id = $1',
      'delete from draft_publication where draft_id = $1',
    ])
      await expect(test.db.manager.query(statement, [draft.id])).rejects.toMatchObject({ code: '42501' });
  });
});
