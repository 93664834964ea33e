import { StoppedClock, testDatabase, type TestDatabase } from '#database';
import { readDraft, toAkomaNtoso, toDocx, toMarkdown, type ParsedProvision } from '#legal-text';
import { draftTexts } from './draft-texts.js';
import { draftTrees } from './draft-trees.js';
import { DraftStage } from './draft.entity.js';
import { suggestAnchors } from './suggest-anchors.js';
import { Scene, system } from './testing/scene.js';

let test: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  test = await testDatabase();
  scene = new Scene(test.db, new StoppedClock('2024-06-03'));
});
afterAll(() => test.close());

const bare = (nodes: readonly ParsedProvision[]): object[] =>
  nodes.map(({ kind, number, label, text, children }) => ({
    kind,
    number,
    label,
    text,
    children: bare(children),
  }));

it('a draft written in a format is read back as the same tree', async () => {
  const draft = await scene.draft(await scene.regulation(await scene.authority()));
  const [text] = await draftTexts(test.db.manager, [draft.id]);
  for (const [name, written] of [
    ['a.xml', toAkomaNtoso(text!, text!.metadata)],
    ['a.md', toMarkdown(text!)],
    ['a.docx', await toDocx(text!)],
  ] as const) {
    const back = await readDraft({ name, bytes: Buffer.from(written) });
    expect(bare(back.provisions)).toEqual(bare(text!.provisions));
    expect(back.title).toBe(draft.title);
  }
});

it('is a bill until it is promulgated, begun on the day of the first published draft', async () => {
  const regulation = await scene.regulation(await scene.authority());
  const secret = await scene.draft(regulation, { datedOn: '2024-01-01' });
  const first = await scene.draft(regulation, { datedOn: '2024-03-01' });
  await scene.drafts.publish(system, { draftId: first.id });
  const law = await scene.draft(regulation, { datedOn: '2024-05-01', stage: DraftStage.PROMULGATED });
  const texts = await draftTexts(test.db.manager, [law.id, first.id, secret.id]);
  expect(texts.map(({ metadata: { type, date, versionDate } }) => [type, date, versionDate])).toEqual([
    ['act', '2024-03-01', '2024-05-01'],
    ['bill', '2024-03-01', '2024-03-01'],
    ['bill', '2024-01-01', '2024-01-01'],
  ]);
});

it('a text that is nothing but ranges of citations is answered in a moment', async () => {
  const draft = await scene.draft(await scene.regulation(await scene.authority()));
  const tree = (await draftTrees(test.db.manager, [draft.id])).get(draft.id)!;
  const started = performance.now();
  const anchors = suggestAnchors(draft, tree, '第一条至第二百条。'.repeat(2000));
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(anchors).toHaveLength(50);
  expect(anchors[0]!.provisions.map(({ citation }) => citation)).toEqual([
    '第一条',
    '第二条',
    '第三条',
    '第四条',
    '第五条',
  ]);
});
