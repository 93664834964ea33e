import { readFile } from 'node:fs/promises';
import { Office } from './support/office.js';
import { TestServer } from './support/test-server.js';

let server: TestServer;
let office: Office;
beforeAll(async () => {
  server = await TestServer.start();
  office = await Office.open(server);
});
afterAll(() => server.stop());

const lifts = await readFile(new URL('./fixtures/lifts-first.txt', import.meta.url), 'utf8');
const version = { nature: 'NEW', stage: 'DRAFT', datedOn: '2024-05-01' };
let titles = 0;

async function draft(text = lifts, authorityId = office.authority.id) {
  const { id: regulationId } = await office.legislator.act(
    'addRegulation',
    { authorityId, title: `示例条例${++titles}`, kind: 'LOCAL_REGULATION' },
    'Regulation',
    'id',
  );
  return office.legislator.act(
    'importDraft',
    { regulationId, ...version, text },
    'Draft',
    'id title publishedOn warnings { code paragraph messageZh messageEn } regulation { id status }',
  );
}

async function published() {
  const made = await draft();
  await office.legislator.act('publishDraft', { draftId: made.id }, 'Draft', 'id publishedOn');
  return made;
}

it('a draft is prepared in private, published, and read level by level and flat', async () => {
  const made = await draft();
  const read = `query ($id: ID!) { draft(id: $id) { publishedOn
    provisions { kind label heading citation children { kind citation parent { citation } children { citation } } }
    flatProvisions(kinds: [ARTICLE], first: 3) { totalCount nodes { number citation chapter { heading } draft { id } } }
    article(number: "第一条") { citation text }
  } }`;
  const hidden = await server.anyone.send(read, { id: made.id });
  expect(hidden.errors![0]!.extensions.code).toBe('NOT_FOUND');
  expect((await office.legislator.ask(read, { id: made.id })).draft.publishedOn).toBeNull();
  await office.legislator.act('publishDraft', { draftId: made.id }, 'Draft', 'publishedOn');
  const { draft: seen } = await server.anyone.ask(read, { id: made.id });
  expect(seen.publishedOn).toBe('2024-06-03');
  expect(seen.article.citation).toBe('第一条');
  expect(seen.flatProvisions.totalCount).toBeGreaterThan(seen.flatProvisions.nodes.length);
  for (const root of seen.provisions)
    for (const child of root.children) expect(child.parent.citation).toBe(root.citation);
});

it('what cannot be done is said in the reader’s words, with its facts', async () => {
  const { id: draftId } = await published();
  const window = { draftId, opensOn: '2024-06-03', closesOn: '2024-06-10', openToPublic: true };
  const { minimumDays, legalBasis, earliestClosing } = await office.legislator.act(
    'openConsultation',
    window,
    'WindowTooShort',
    'minimumDays legalBasis earliestClosing',
  );
  expect({ minimumDays, legalBasis, earliestClosing }).toEqual({
    minimumDays: 15,
    legalBasis: '《上海市制定地方性法规条例》第三十三条',
    earliestClosing: '2024-06-17',
  });
  const { message } = await office.legislator.act(
    'importDraft',
    { regulationId: (await draft()).regulation.id, ...version, text: '买菜' },
    'DraftUnreadable',
    'code message(language: ZH)',
  );
  expect(message).toMatch(/条/);
});

it('a consultation is offered, handed on, answered and seen by whom it concerns', async () => {
  const { id: draftId } = await published();
  const { id: village } = await office.administrator.act(
    'addContactPoint',
    { name: '示例一组', kind: 'VILLAGE', parentId: office.points[0]!.id },
    'ContactPoint',
    'id',
  );
  const { id: consultationId } = await office.legislator.act(
    'openConsultation',
    {
      draftId,
      opensOn: '2024-06-03',
      closesOn: '2024-06-30',
      openToPublic: true,
      tasks: office.points.map(({ id }) => ({ contactPointId: id })),
    },
    'Consultation',
    'id state title',
  );
  const [staff, neighbour] = office.staff as [(typeof office.staff)[0], (typeof office.staff)[0]];
  const { tasks } = await staff.ask(`{ tasks { nodes { id state dueOn contactPoint { name } } } }`);
  expect(tasks.nodes).toMatchObject([
    { state: 'OFFERED', dueOn: '2024-06-30', contactPoint: { name: '示例一村' } },
  ]);
  const taskId = tasks.nodes[0].id;
  await staff.act('acceptTask', { taskId }, 'ConsultationTask', 'id state answeredAt');
  await staff.act(
    'offerTasks',
    { consultationId, tasks: [{ contactPointId: village, dueOn: '2024-06-20' }] },
    'TasksOffered',
    'tasks { id dueOn parentTask { id } }',
  );
  const declined = await neighbour.send(
    'mutation ($input: DeclineTaskInput!) { declineTask(input: $input) { __typename } }',
    { input: { taskId, reason: '不是我们的' } },
  );
  expect(declined.errors![0]!.extensions.code).toBe('NOT_FOUND');

  const whole = `query ($id: ID!) { consultation(id: $id) { state regulation { authority { name } } draft { title }
    tasks { totalCount nodes { contactPoint { name parent { name } } handedOn { nodes { contactPoint { name } } } } } } }`;
  const counted = async (who: typeof staff) =>
    (await who.ask(whole, { id: consultationId })).consultation.tasks.totalCount;
  expect(await counted(office.legislator)).toBe(4);
  expect(await counted(staff)).toBe(2);
  expect(await counted(neighbour)).toBe(1);
  expect(await counted(server.anyone)).toBe(0);
});

it('ids that are none, days that are none and unknown words are the reader’s mistake, not ours', async () => {
  const codes = async (query: string) =>
    (await office.administrator.send(query)).errors?.map((e) => e.extensions.code);
  for (const field of ['draft', 'regulation', 'consultation', 'authority', 'contactPoint'])
    for (const id of ['x', '', '018f0000-0000-7000-8000-000000000000'])
      expect(await codes(`{ ${field}(id: "${id}") { id } }`)).toEqual(['NOT_FOUND']);
  expect(await codes('{ contactPoints(filter: { parentId: "x" }) { nodes { id } } }')).toEqual(['NOT_FOUND']);
  for (const query of [
    '{ contactPoints(filter: { on: "2024-02-30" }) { nodes { id } } }',
    `mutation { addContactPoint(input: { name: "  ", kind: TOWN, designatedById: "${office.authority.id}" }) { __typename } }`,
    `mutation { addContactPoint(input: { name: "${'长'.repeat(201)}", kind: TOWN }) { __typename } }`,
    `mutation { setMinimumWindow(input: { authorityId: "${office.authority.id}", regulationKind: LAW, days: 0, legalBasis: "法" }) { days } }`,
  ])
    expect((await codes(query))![0]).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
  expect(await codes('{ regulations(filter: { text: "\\u0000" }) { nodes { id } } }')).toEqual([
    'BAD_USER_INPUT',
  ]);
});
