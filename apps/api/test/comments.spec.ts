import { Office } from './support/office.js';
import { TestServer, type Person } from './support/test-server.js';

let server: TestServer;
let office: Office;
let consultationId: string;
let provisionId: string;
const draftText = '第一条　遛狗应当牵绳。\n第二条　本条例自2024年10月1日起施行。';

beforeAll(async () => {
  server = await TestServer.start();
  office = await Office.open(server);
  const { legislator, authority, points } = office;
  const regulation = await legislator.act(
    'addRegulation',
    { authorityId: authority.id, title: '示例市养犬条例', kind: 'LOCAL_REGULATION' },
    'Regulation',
    'id',
  );
  const version = { regulationId: regulation.id, nature: 'NEW', stage: 'DRAFT', datedOn: '2024-05-01' };
  const draft = await legislator.act(
    'importDraft',
    { ...version, text: draftText },
    'Draft',
    'id provisions { id }',
  );
  await legislator.act('publishDraft', { draftId: draft.id }, 'Draft', 'id');
  provisionId = draft.provisions[0].id;
  const window = { draftId: draft.id, opensOn: '2024-06-03', closesOn: '2024-06-30', openToPublic: true };
  consultationId = (await legislator.act('openConsultation', window, 'Consultation', 'id')).id;
  const tasks = points.slice(0, 2).map(({ id }) => ({ contactPointId: id }));
  await legislator.act('offerTasks', { consultationId, tasks }, 'TasksOffered', 'tasks { id }');
});
afterAll(() => server.stop());

const heard = () => ({
  consultationId,
  contactPointId: office.points[0]!.id,
  channel: 'MEETING',
  heardOn: '2024-06-03',
});
const log = (more: object = {}) =>
  office.staff[0]!.act('logComment', { ...heard(), verbatim: '绳要多长？', ...more }, 'Comment', 'id text');
const codeOf = async (person: Person, query: string, variables: object = {}) =>
  (await person.send(query, variables)).errors?.[0]?.extensions.code;

it('a remark is logged once, read by its own people, and public only when released, masked', async () => {
  const resident = { name: '王小明', phone: '13812345678' };
  const { id } = await log({ provisionId, verbatim: '  我是王小明，13812345678，绳要多长？ ', resident });
  const query = `query ($id: ID!) { comment(id: $id) { text verbatim residentContact { name phone } recordedBy { username }
    provision { citation } release { round } redactions { reason } contactPoint { name } consultation { id } regulation { title } } }`;
  const said = '我是王小明，13812345678，绳要多长？';
  expect((await office.staff[0]!.ask(query, { id })).comment).toMatchObject({
    text: said,
    verbatim: said,
    residentContact: resident,
    recordedBy: { username: 'staff0' },
    provision: { citation: '第一条' },
    release: null,
    redactions: [],
  });
  expect((await office.legislator.ask(query, { id })).comment).toMatchObject({
    verbatim: said,
    residentContact: null,
  });
  for (const other of [office.staff[1]!, office.analyst, server.anyone])
    expect(await codeOf(other, query, { id })).toBe('NOT_FOUND');

  const input = { ids: [id] };
  await office.staff[0]!.act(
    'releaseComments',
    input,
    'CommentsReleased',
    'comments { release { round text } }',
  );
  for (const other of [office.staff[1]!, office.analyst, server.anyone])
    expect((await other.ask(query, { id })).comment).toMatchObject({
      text: '我是■■■，■■■，绳要多长？',
      verbatim: null,
      residentContact: null,
      recordedBy: null,
      redactions: null,
    });
  const redaction = { id, reason: '多余', spans: [{ field: 'VERBATIM', start: 18, end: 23 }] };
  await office.legislator.act('redactComment', redaction, 'Comment', 'text release { round text }');
  expect((await server.anyone.ask(query, { id })).comment).toMatchObject({
    text: '我是■■■，■■■，■■■',
    release: { round: 2 },
  });
});

it('a whole meeting is logged in one go, or what is wrong with which row is said', async () => {
  const event = {
    contactPointId: office.points[0]!.id,
    kind: 'MEETING',
    heldOn: '2024-06-03',
    attendance: 31,
  };
  const { id: eventId } = await office.staff[0]!.act('recordEvent', event, 'CollectionEvent', 'id');
  const rows = [{ verbatim: ' 一 ' }, { verbatim: '二', voices: 3, channel: 'PAPER' }];
  const { comments } = await office.staff[0]!.act(
    'logComments',
    { ...heard(), eventId, rows },
    'CommentsLogged',
    'comments { text voices channel event { attendance commentCount comments { totalCount } } }',
  );
  expect(comments).toMatchObject([
    { text: '一', voices: 1, channel: 'MEETING', event: { commentCount: 2, comments: { totalCount: 2 } } },
    { text: '二', voices: 3, channel: 'PAPER' },
  ]);
  const wrong = [{ verbatim: '好' }, { verbatim: '\u200b', provisionId: 'x', resident: { phone: '1' } }];
  const answer = await office.staff[0]!.act(
    'logComments',
    { ...heard(), rows: wrong },
    'RowsRefused',
    'message rows { row path messageZh }',
  );
  expect(answer.rows.map(({ row, path }: { row: number; path: string }) => [row, path])).toEqual([
    [2, 'verbatim'],
    [2, 'resident.phone'],
    [2, 'provisionId'],
  ]);
});

it('what cannot be logged is answered with its facts', async () => {
  const refused = (more: object, type: string, fields: string) =>
    office.staff[0]!.act('logComment', { ...heard(), verbatim: '好', ...more }, type, fields);
  expect(await refused({ heardOn: '2024-06-02' }, 'ConsultationNotYetOpen', 'opensOn')).toEqual({
    opensOn: '2024-06-03',
  });
  await refused({ heardOn: '2024-06-04' }, 'InvalidInput', 'problems { path }');
  const third = { contactPointId: office.points[2]!.id };
  const takesNoPart = office.staff[2]!.act(
    'logComment',
    { ...heard(), verbatim: '好', ...third },
    'TakesNoPart',
    'contactPoint { id }',
  );
  expect(await takesNoPart).toEqual({ contactPoint: { id: third.contactPointId } });
  const mutation = `mutation ($input: LogCommentInput!) { logComment(input: $input) { __typename } }`;
  const input = { ...heard(), verbatim: '好' };
  expect(await codeOf(office.staff[1]!, mutation, { input })).toBe('NOT_FOUND');
  expect(await codeOf(office.analyst, mutation, { input })).toBe('FORBIDDEN');
  expect(await codeOf(server.anyone, mutation, { input })).toBe('UNAUTHENTICATED');
  expect(await codeOf(office.staff[0]!, mutation, { input: { ...input, heardOn: '2024-02-30' } })).toBe(
    'BAD_USER_INPUT',
  );
});

it('a resident comments without an account, and follows up with the code', async () => {
  const received = await server.anyone.actOnce(
    'submitPublicComment',
    { consultationId, provisionId, verbatim: '牵绳一米二为宜', contactPointId: office.points[1]!.id },
    'PublicCommentReceived',
    'trackingCode receivedOn contactPoint { name } consultation { title }',
  );
  expect(received).toMatchObject({ receivedOn: '2024-06-03', contactPoint: { name: '示例街道' } });
  const query = `query ($code: String!) { followUp(code: $code) { state text receivedOn provision { citation } consultation { id } } }`;
  const code = received.trackingCode.toLowerCase().replaceAll('-', ' ');
  expect((await server.anyone.ask(query, { code })).followUp).toMatchObject({
    state: 'RECEIVED',
    text: '牵绳一米二为宜',
    provision: { citation: '第一条' },
  });
  expect((await server.anyone.ask(query, { code: code.replace(/.$/, '2') + '2' })).followUp).toBeNull();
  expect(
    await codeOf(
      server.anyone,
      `mutation { submitPublicComment(input: { consultationId: "${consultationId}", verbatim: "好", key: "1" }) { __typename } }`,
    ),
  ).toBe('BAD_USER_INPUT');
});

it('counts are for everybody, words are not', async () => {
  const query = `query ($id: ID!) { consultation(id: $id) { commentCount comments { totalCount nodes { text } }
    draft { provisions { commentCount comments { totalCount } } } } }`;
  const { consultation: forStaff } = await office.staff[0]!.ask(query, { id: consultationId });
  const { consultation: forAnyone } = await server.anyone.ask(query, { id: consultationId });
  expect(forAnyone.commentCount).toBe(forStaff.commentCount);
  expect(forAnyone.commentCount).toBeGreaterThanOrEqual(4);
  expect(forAnyone.comments.nodes.every(({ text }: { text: string }) => text.includes('■■■'))).toBe(true);
  expect(forAnyone.comments.totalCount).toBe(1);
  expect(forAnyone.draft.provisions[0]).toMatchObject({ commentCount: 2, comments: { totalCount: 1 } });
});
