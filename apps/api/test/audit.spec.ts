import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isObjectType, isUnionType, type GraphQLSchema } from 'graphql';
import { Office } from './support/office.js';
import { Person, TestServer } from './support/test-server.js';

/** Every mutation of the schema is done once, and each is found in the audit. */
let server: TestServer;
let schema: GraphQLSchema;
let office: Office;
const TEXT = '示例条例\n第一条　为了规范养犬行为，制定本条例。\n第二条　养犬人应当为犬只佩戴牵引带。';
const seen = new Set<string>();
/** What each mutation wrote down. */
const written: Record<string, string[]> = {};

beforeAll(async () => {
  server = await TestServer.start('2024-06-03');
  schema = server.app.get(GraphQLSchemaHost).schema;
  office = await Office.open(server);
  await newEntries();
});
afterAll(() => server.stop());

/** Operations in the audit since the last look. */
async function newEntries(): Promise<string[]> {
  const rows: { id: string; operation: string }[] = await server.database.owner.query(
    'select id, operation from audit',
  );
  const fresh = rows.filter(({ id }) => !seen.has(id));
  fresh.forEach(({ id }) => seen.add(id));
  return fresh.map(({ operation }) => operation);
}

/** Does something, expects the answer `type`, and notes what the audit says of it. */
async function act(
  person: Person,
  mutation: string,
  args: object,
  type = '',
  fields = '__typename',
): Promise<any> {
  const field = schema.getMutationType()!.getFields()[mutation]!;
  const given = field.args.filter(({ name }) => name in args);
  const list = (write: (arg: (typeof given)[number]) => string) =>
    given.length ? `(${given.map(write).join(', ')})` : '';
  const answer = getNamedType(field.type);
  const inner = isUnionType(answer)
    ? `{ __typename ... on Refusal { message } ... on ${type} { ${fields} } }`
    : isObjectType(answer)
      ? `{ __typename ${fields} }`
      : '';
  const { done } = await person.ask(
    `mutation ${list(({ name, type }) => `$${name}: ${type}`)} { done: ${mutation}${list(({ name }) => `${name}: $${name}`)} ${inner} }`,
    args,
  );
  if (type) expect([mutation, done]).toEqual([mutation, expect.objectContaining({ __typename: type })]);
  (written[mutation] ??= []).push(...(await newEntries()));
  return done;
}
const does = (person: Person, mutation: string, input: object, type?: string, fields?: string) =>
  act(person, mutation, { input }, type, fields);

it('points and authorities', async () => {
  const { administrator } = office;
  const authority = await does(
    administrator,
    'addAuthority',
    { name: '另一示例机关', kind: 'GOVERNMENT' },
    'Authority',
    'id',
  );
  await does(administrator, 'setMinimumWindow', {
    authorityId: authority.id,
    regulationKind: 'LOCAL_GOVERNMENT_RULE',
    days: 20,
    legalBasis: '示例规定第一条',
  });
  const point = await does(
    administrator,
    'addContactPoint',
    { name: '示例二村', kind: 'VILLAGE', designatedById: office.authority.id },
    'ContactPoint',
    'id',
  );
  await does(
    administrator,
    'moveContactPoint',
    { contactPointId: point.id, district: '示例新区' },
    'ContactPoint',
  );
  const designation = await does(
    administrator,
    'designateContactPoint',
    { contactPointId: point.id, authorityId: authority.id },
    'Designation',
    'id',
  );
  await does(administrator, 'endDesignation', { designationId: designation.id }, 'Designation');
});

it('people', async () => {
  const { administrator } = office;
  const roles = [{ role: 'ANALYST', authorityId: office.authority.id }];
  const { account } = await does(
    administrator,
    'addAccount',
    { username: 'newcomer', displayName: '新人', roles },
    'OneTimeCode',
    'account { id }',
  );
  const accountId = account.id;
  const grant = await does(
    administrator,
    'grantRole',
    { accountId, role: 'ANALYST', authorityId: null },
    'RoleGrant',
    'id',
  );
  await does(administrator, 'revokeRole', { roleGrantId: grant.id }, 'RoleGrant');
  await does(administrator, 'disableAccount', { accountId }, 'Account');
  await does(administrator, 'enableAccount', { accountId });
  const { code } = await does(administrator, 'resetPassword', { accountId }, 'OneTimeCode', 'code');

  const newcomer = new Person(server.url, 'newcomer');
  const { username, password } = newcomer;
  await does(newcomer, 'signIn', { username, password: code }, 'Viewer');
  await does(newcomer, 'changePassword', { newPassword: password }, 'PasswordChanged');
  const { token } = await does(
    newcomer,
    'createToken',
    { name: '月报', scopes: [], expiresOn: '2024-12-31' },
    'CreatedToken',
    'token { id }',
  );
  await does(newcomer, 'revokeToken', { tokenId: token.id });
  const phone = new Person(server.url, 'newcomer');
  await does(phone, 'signIn', { username, password }, 'Viewer');
  const { sessions } = await phone.ask('{ sessions { id isCurrent } }');
  const other = sessions.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
  await does(phone, 'signOutThere', { sessionId: other.id });
  await act(phone, 'signOut', {});
});

it('the way of an opinion', async () => {
  const { legislator, points } = office;
  const [staff, , others] = office.staff as [Person, Person, Person];
  const regulation = await does(
    legislator,
    'addRegulation',
    { authorityId: office.authority.id, title: '示例条例', kind: 'LOCAL_REGULATION' },
    'Regulation',
    'id',
  );
  const regulationId = regulation.id;
  await does(legislator, 'setRegulationStatus', { regulationId, status: 'UNDER_REVIEW' }, 'Regulation');
  const draft = await does(
    legislator,
    'importDraft',
    {
      regulationId,
      nature: 'NEW',
      stage: 'CONSULTATION_DRAFT',
      datedOn: '2024-06-01',
      text: TEXT,
    },
    'Draft',
    'id',
  );
  await does(legislator, 'publishDraft', { draftId: draft.id }, 'Draft');
  const consultation = await does(
    legislator,
    'openConsultation',
    {
      draftId: draft.id,
      openToPublic: true,
      opensOn: '2024-06-03',
      closesOn: '2024-06-20',
      tasks: [{ contactPointId: points[0]!.id }],
    },
    'Consultation',
    'id',
  );
  const consultationId = consultation.id;
  await does(
    legislator,
    'offerTasks',
    { consultationId, tasks: [{ contactPointId: points[2]!.id }] },
    'TasksOffered',
  );
  await does(legislator, 'extendConsultation', { consultationId, closesOn: '2024-06-25' }, 'Consultation');
  const taskOf = async (person: Person) => (await person.ask('{ tasks { nodes { id } } }')).tasks.nodes[0].id;
  await does(staff, 'acceptTask', { taskId: await taskOf(staff) }, 'ConsultationTask');
  await does(others, 'declineTask', { taskId: await taskOf(others), reason: '人手不足' }, 'ConsultationTask');

  const contactPointId = points[0]!.id;
  const heard = { consultationId, contactPointId, channel: 'MEETING', heardOn: '2024-06-03' };
  await does(
    staff,
    'recordEvent',
    { contactPointId, consultationId, kind: 'MEETING', heldOn: '2024-06-03' },
    'CollectionEvent',
  );
  const one = await does(
    staff,
    'logComment',
    { ...heard, verbatim: '说错了，王阿姨家的狗很乖。' },
    'Comment',
    'id',
  );
  const { comments } = await does(
    staff,
    'logComments',
    { ...heard, rows: ['牵绳要短。', '粪便要清。', '大狗要登记。'].map((verbatim) => ({ verbatim })) },
    'CommentsLogged',
    'comments { id }',
  );
  const [a, b, c] = comments.map(({ id }: { id: string }) => id);
  const spans = [{ field: 'VERBATIM', start: 4, end: 7 }];
  await does(staff, 'redactComment', { id: one.id, spans, reason: '他人姓名' }, 'Comment');
  await does(staff, 'releaseComments', { ids: [a] }, 'CommentsReleased');
  await does(staff, 'withdrawComment', { id: one.id, reason: '当事人收回' }, 'Comment');
  await does(
    server.anyone,
    'submitPublicComment',
    { consultationId, verbatim: '小区里要有遛狗的地方。' },
    'PublicCommentReceived',
  );

  const drafted = await does(
    staff,
    'draftOpinion',
    { commentIds: [a], kind: 'TEXT_CHANGE', wording: '建议规定牵引带长度。' },
    'Opinion',
    'id version',
  );
  const { id } = drafted;
  const edited = await does(
    staff,
    'editOpinion',
    { id, version: drafted.version, wording: '建议规定牵引带不超过一点五米。' },
    'Opinion',
    'version',
  );
  await does(staff, 'endorseOpinion', { id, version: edited.version }, 'Opinion');
  await does(staff, 'submitOpinions', { ids: [id] }, 'SubmittedOpinions');
  const { opinions } = await does(
    staff,
    'submitAsIs',
    { commentIds: [b, c], taskDone: true },
    'SubmittedOpinions',
    'opinions { id }',
  );
  const ids = opinions.map((opinion: { id: string }) => opinion.id);
  await does(legislator, 'returnOpinion', { id, reason: '请写明条文' }, 'Opinion');
  const target = { opinionId: id, version: 0 };
  await does(legislator, 'undoDecision', target, 'WrongState');

  const group = await does(legislator, 'groupOpinions', { ids }, 'OpinionGroup', 'id');
  await act(legislator, 'ungroupOpinion', { id: ids[1] }, 'Opinion');
  const { opinionGroup } = await legislator
    .ask('query ($id: ID!) { opinion(id: $id) { group { version } } }', { id: ids[0] })
    .then(({ opinion }) => ({ opinionGroup: opinion.group }));
  const grouped = { groupId: group.id, version: opinionGroup.version, outcome: 'ADOPTED', reason: '有理。' };
  await does(legislator, 'decide', grouped, 'DecisionsPrepared');
  const alone = { opinionId: ids[1], outcome: 'NOT_ADOPTED', reason: '另有规定。' };
  await does(legislator, 'decide', { ...alone, version: 0 }, 'DecisionsPrepared');
  await does(legislator, 'undoDecision', { opinionId: ids[1], version: 1 }, 'DecisionUndone');
  await does(legislator, 'decide', { ...alone, version: 0 }, 'DecisionsPrepared');
  await does(legislator, 'publishDecisions', { opinionIds: ids }, 'DecisionsPublished');
  await does(legislator, 'undoDecision', { opinionId: ids[1], version: 1 }, 'AlreadyPublished');
  await does(
    staff,
    'recordFeedback',
    { rows: [{ opinionId: ids[1], commentId: c, how: 'PHONE', toldOn: '2024-06-03' }] },
    'FeedbackRecorded',
  );
  const revision = {
    ...alone,
    version: 0,
    round: 1,
    outcome: 'PARTIALLY_ADOPTED',
    reason: '复核后部分采纳。',
  };
  await does(legislator, 'reviseDecision', revision, 'DecisionsPrepared');
  server.clock.set('2024-06-26');
  await legislator.signIn();
  await newEntries();
  await does(legislator, 'closeConsultation', { consultationId, reason: '意见已收齐' }, 'Consultation');

  const second = await does(
    legislator,
    'importDraft',
    { regulationId, nature: 'NEW', stage: 'SECOND_READING', datedOn: '2024-06-26', text: TEXT },
    'Draft',
    'id article(number: "2") { id }',
  );
  const { draft: first } = await legislator.ask(
    'query ($id: ID!) { draft(id: $id) { article(number: "2") { id } } }',
    { id: draft.id },
  );
  const becomes = {
    provisionId: first.article.id,
    draftId: second.id,
    counterpartId: second.article.id,
  };
  await does(legislator, 'confirmAlignment', becomes, 'AlignmentConfirmation');

  // What was told is reachable from the remark, the opinion and the decision, and leads back.
  const told = 'feedback { how comment { id } decision { outcome } opinion { id } }';
  const { comment } = await legislator.ask(
    `query ($id: ID!) { comment(id: $id) { ${told} opinions { ${told} decisionHistory { outcome ${told} } } } }`,
    { id: c },
  );
  const phoned = {
    how: 'PHONE',
    comment: { id: c },
    decision: { outcome: 'NOT_ADOPTED' },
    opinion: { id: ids[1] },
  };
  expect(comment.feedback).toEqual([phoned]);
  expect(comment.opinions).toEqual([
    { feedback: [phoned], decisionHistory: [{ outcome: 'NOT_ADOPTED', feedback: [phoned] }] },
  ]);
  const looked = await server.anyone.ask(
    'query ($filter: DecisionFilter) { decisions(filter: $filter) { nodes { outcome feedback { how } } } }',
    { filter: { draftId: draft.id, text: '登记' } },
  );
  expect(looked.decisions.nodes).toEqual([{ outcome: 'NOT_ADOPTED', feedback: [] }]);
});

it('figures from before the system', async () => {
  const balance = await does(
    office.legislator,
    'addOpeningBalance',
    {
      authorityId: office.authority.id,
      fromOn: '2023-01-01',
      toOn: '2023-12-31',
      base: 'ALL',
      counts: { submitted: 25, accepted: 3 },
      source: '示例年报',
    },
    'OpeningBalance',
    'id',
  );
  await does(
    office.legislator,
    'correctOpeningBalance',
    { id: balance.id, counts: { submitted: 26, accepted: 3 }, reason: '漏记一条' },
    'OpeningBalance',
  );
  const { authority } = await server.anyone.ask(
    'query ($id: ID!) { authority(id: $id) { openingBalances { nodes { submitted passedPart { id } } } } }',
    { id: office.authority.id },
  );
  expect(authority.openingBalances.nodes).toEqual([{ submitted: 26, passedPart: null }]);
});

it('every mutation was done, and is written down', () => {
  expect(Object.keys(written).sort()).toEqual(Object.keys(schema.getMutationType()!.getFields()).sort());
  const silent = Object.keys(written).filter((mutation) => !written[mutation]!.length);
  expect(silent).toEqual([]);
});
