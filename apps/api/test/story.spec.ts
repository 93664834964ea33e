import type { Person } from './support/test-server.js';
import { TestServer } from './support/test-server.js';
import { lifts, nonMotorVehicles, type Material } from './support/material.js';
import { Office } from './support/office.js';
import { recount } from './support/recount.js';

const real = await nonMotorVehicles();
if (!real) console.warn('../shared/data is absent: the story on the real draft is skipped.');

const COUNTS = 'heard voices heardAccepted submitted decided accepted told';

/**
 * The whole way through HTTP, told once on a draft of our own and once on a real one: a draft comes in, three points log
 * what they hear, sum up and submit, legislators decide with every outcome, publish, revise, tell; and the figures, as of
 * the day they were printed, stay what they were.
 */
describe.each<[string, () => Promise<Material | null>]>([
  ['a draft of our own', lifts],
  ['a real draft', nonMotorVehicles],
])('%s', (name, load) => {
  const tell = name === 'a real draft' && !real ? it.skip : it;
  let server: TestServer;
  let office: Office;
  let material: Material;
  let legislator: Person;
  let regulation: { id: string };
  let draft: any;
  let consultation: { id: string };
  const comments: { id: string }[][] = [[], [], []];
  const opinions: Record<string, { id: string; version: number }> = {};
  const printed: Record<string, unknown> = {};

  beforeAll(async () => {
    material = (await load())!;
    if (!material) return;
    server = await TestServer.start('2024-05-20');
    office = await Office.open(server);
    legislator = office.legislator;
  });
  afterAll(() => server?.stop());

  const file = ({ name: fileName, bytes }: Material['first']) => ({
    name: fileName,
    base64: bytes.toString('base64'),
  });
  const decide = (input: object) =>
    legislator.act('decide', { version: 0, ...input }, 'DecisionsPrepared', 'decisions { outcome version }');
  const publish = (input: object) =>
    legislator.act('publishDecisions', input, 'DecisionsPublished', 'decisions { id outcome publishedOn }');

  /** Figures per point and per regulation, as the API gives them. */
  async function figures(asOf: string | null): Promise<Record<string, Record<string, any>>> {
    const { byPoint, byRegulation } = await office.analyst.ask(
      `query ($asOf: Day) {
        byPoint: adoption(groupBy: [CONTACT_POINT], asOf: $asOf, first: 100) {
          total { ${COUNTS} } rows { nodes { contactPoint { id } ${COUNTS} } }
        }
        byRegulation: adoption(groupBy: [REGULATION], asOf: $asOf, first: 100) {
          total { ${COUNTS} } rows { nodes { regulation { id } ${COUNTS} } }
        }
      }`,
      { asOf },
    );
    expect(byRegulation.total).toEqual(byPoint.total);
    const rows = (nodes: any[], what: string) =>
      Object.fromEntries(nodes.map(({ [what]: { id }, ...counts }) => [id, counts]));
    return {
      points: rows(byPoint.rows.nodes, 'contactPoint'),
      regulations: rows(byRegulation.rows.nodes, 'regulation'),
      total: byPoint.total,
    };
  }

  async function expectRecount(asOf: string) {
    const { owner } = server.database;
    const { points, regulations } = await figures(asOf);
    expect(points).toEqual(await recount(owner, asOf, (row) => row.contact_point_id));
    expect(regulations).toEqual(await recount(owner, asOf, (row) => row.regulation_id));
  }

  tell('a draft comes in as a file, is read, and is published', async () => {
    regulation = await legislator.act(
      'addRegulation',
      {
        authorityId: office.authority.id,
        title: material.title,
        kind: 'LOCAL_REGULATION',
        status: 'UNDER_REVIEW',
      },
      'Regulation',
      'id',
    );
    draft = await legislator.act(
      'importDraft',
      {
        regulationId: regulation.id,
        nature: 'REVISION',
        stage: 'CONSULTATION_DRAFT',
        datedOn: '2024-05-20',
        file: file(material.first),
      },
      'Draft',
      'id title warnings { messageEn } publishedOn',
    );
    expect(draft).toMatchObject({ publishedOn: null, warnings: [] });
    const seen = (person: Person) =>
      person.send('query ($id: ID!) { draft(id: $id) { title } }', { id: draft.id });
    expect((await seen(server.anyone)).errors![0]!.extensions.code).toBe('NOT_FOUND');
    await legislator.act('publishDraft', { draftId: draft.id }, 'Draft', 'publishedOn');
    expect((await seen(server.anyone)).data.draft.title).toContain(material.title);

    const { draft: read } = await server.anyone.ask(
      `query ($id: ID!) { draft(id: $id) {
        flatProvisions(kinds: [ARTICLE], first: 100) { totalCount nodes { number citation } }
        provisions { kind label heading children { label } }
      } }`,
      { id: draft.id },
    );
    expect(read.flatProvisions.totalCount).toBe(material.articles);
    expect(read.flatProvisions.nodes[0]).toEqual({ number: '1', citation: '第一条' });
  });

  tell('a consultation opens to three points and the public, no shorter than it may', async () => {
    const input = {
      draftId: draft.id,
      openToPublic: true,
      opensOn: '2024-05-20',
      occupations: ['退休', '外卖骑手'],
    };
    const tooShort = await legislator.act(
      'openConsultation',
      { ...input, closesOn: '2024-06-02' },
      'WindowTooShort',
      'minimumDays earliestClosing legalBasis',
    );
    expect(tooShort).toMatchObject({ minimumDays: 15, earliestClosing: '2024-06-03' });
    consultation = await legislator.act(
      'openConsultation',
      { ...input, closesOn: '2024-06-08', tasks: office.points.map(({ id }) => ({ contactPointId: id })) },
      'Consultation',
      'id state',
    );
    expect(consultation).toMatchObject({ state: 'OPEN' });
    for (const staff of office.staff) {
      const { tasks } = await staff.ask('{ tasks(filter: { states: [OFFERED] }) { nodes { id dueOn } } }');
      expect(tasks.nodes).toHaveLength(1);
      await staff.act('acceptTask', { taskId: tasks.nodes[0].id }, 'ConsultationTask', 'state');
    }
  });

  tell('points log what they hear, article by article', async () => {
    await office.begin('2024-05-25');
    const provisions = new Map<string, string>();
    for (const { article } of material.remarks) {
      const { draft: read } = await server.anyone.ask(
        'query ($id: ID!, $number: String!) { draft(id: $id) { article(number: $number) { id } } }',
        { id: draft.id, number: article },
      );
      provisions.set(article, read.article.id);
    }
    for (const [i, staff] of office.staff.entries()) {
      const contactPointId = office.points[i]!.id;
      const event = await staff.act(
        'recordEvent',
        {
          contactPointId,
          consultationId: consultation.id,
          kind: 'MEETING',
          heldOn: '2024-05-24',
          attendance: 30,
        },
        'CollectionEvent',
        'id',
      );
      const rows = material.remarks
        .filter((_, nth) => nth % 3 === i)
        .map(({ article, words }, nth) => ({
          provisionId: provisions.get(article),
          verbatim: words,
          voices: nth + 1,
          occupation: nth ? null : '退休',
        }));
      const meeting = {
        consultationId: consultation.id,
        contactPointId,
        eventId: event.id,
        channel: 'MEETING',
        heardOn: '2024-05-24',
      };
      const refused = await staff.act(
        'logComments',
        { ...meeting, rows: [...rows, { verbatim: '　' }, { verbatim: '话', occupation: '宇航员' }] },
        'RowsRefused',
        'rows { row path }',
      );
      expect(refused.rows.map(({ row }: { row: number }) => row)).toEqual([rows.length + 1, rows.length + 2]);
      const { comments: logged } = await staff.act(
        'logComments',
        { ...meeting, rows },
        'CommentsLogged',
        'comments { id verbatim voices provision { citation } }',
      );
      expect(logged.map(({ verbatim }: any) => verbatim)).toEqual(
        rows.map(({ verbatim }) => verbatim.trim()),
      );
      comments[i]!.push(...logged);
    }
    // The other points' staff and the public see none of it; the public sees the number.
    const list = '{ comments(first: 100) { totalCount nodes { id } } }';
    expect((await office.staff[0]!.ask(list)).comments.totalCount).toBe(comments[0]!.length);
    expect((await server.anyone.ask(list)).comments.totalCount).toBe(0);
    expect((await legislator.ask(list)).comments.totalCount).toBe(comments.flat().length);
  });

  tell('a resident comments without an account and follows up with a code', async () => {
    const anyone = server.anyone;
    const { trackingCode } = await anyone.actOnce(
      'submitPublicComment',
      {
        consultationId: consultation.id,
        contactPointId: office.points[0]!.id,
        verbatim: '我家在六楼，电话 13800000000，请考虑老人。',
        resident: { name: '示例居民', phone: '13800000000' },
      },
      'PublicCommentReceived',
      'trackingCode receivedOn',
    );
    const { followUp } = await anyone.ask('query ($code: String!) { followUp(code: $code) { state text } }', {
      code: trackingCode,
    });
    expect(followUp.state).toBe('RECEIVED');
    const { comments: mine } = await office.staff[0]!.ask(
      '{ comments(filter: { channel: ONLINE }) { nodes { id verbatim residentContact { name phone } } } }',
    );
    expect(mine.nodes[0]).toMatchObject({ residentContact: { name: '示例居民', phone: '13800000000' } });
    comments[0]!.push(mine.nodes[0]);
    const { comments: released } = await office.staff[0]!.act(
      'releaseComments',
      { ids: [mine.nodes[0].id] },
      'CommentsReleased',
      'comments { release { text } }',
    );
    const { comments: seen } = await anyone.ask('{ comments { nodes { text verbatim } } }');
    expect(seen.nodes).toEqual([{ text: released[0].release.text, verbatim: null }]);
    expect(seen.nodes[0].text).toMatch(/^我家在六楼，电话 (?!13800000000).+，请考虑老人。$/);
  });

  tell('points sum up and submit, as they are or drafted from several', async () => {
    await office.begin('2024-06-07');
    const [first, second, ...others] = comments[0]!;
    const drafted = await office.staff[0]!.act(
      'draftOpinion',
      {
        commentIds: [first!.id, second!.id],
        provisionId: null,
        kind: 'TEXT_CHANGE',
        wording: '建议明确例外情形。',
        reason: '群众反映集中',
      },
      'Opinion',
      'id version state comments { totalCount }',
    );
    expect(drafted.state).toBe('DRAFT');
    expect(drafted.comments.totalCount).toBe(2);
    const endorsed = await office.staff[0]!.act(
      'endorseOpinion',
      { id: drafted.id, version: drafted.version },
      'Opinion',
      'id version state',
    );
    const submitted = await office.staff[0]!.act(
      'submitOpinions',
      { ids: [endorsed.id], taskDone: false },
      'SubmittedOpinions',
      'opinions { id version state }',
    );
    opinions.drafted = submitted.opinions[0];
    for (const [i, ids] of [others, comments[1]!, comments[2]!].entries()) {
      const { opinions: asIs } = await office.staff[i]!.act(
        'submitAsIs',
        { commentIds: ids.map(({ id }) => id), taskDone: true },
        'SubmittedOpinions',
        'opinions { id version state }',
      );
      expect(asIs).toHaveLength(ids.length);
      asIs.forEach((opinion: any, nth: number) => (opinions[`${i}.${nth}`] = opinion));
    }
    const { tasks } = await legislator.ask('{ tasks(filter: { states: [SUBMITTED] }) { totalCount } }');
    expect(tasks.totalCount).toBe(3);
  });

  tell(
    'one is returned, mended and submitted again; nobody logs what was heard after the window',
    async () => {
      await office.begin('2024-06-10');
      const { id } = opinions['1.0']!;
      await legislator.act('returnOpinion', { id, reason: '请写明建议的条文' }, 'Opinion', 'state');
      const { opinion } = await office.staff[1]!.ask(
        'query ($id: ID!) { opinion(id: $id) { state version } }',
        { id },
      );
      expect(opinion.state).toBe('RETURNED');
      const edited = await office.staff[1]!.act(
        'editOpinion',
        { id, version: opinion.version, wording: '建议将期限缩短。' },
        'Opinion',
        'version state',
      );
      await office.staff[1]!.act('endorseOpinion', { id, version: edited.version }, 'Opinion', 'state');
      await office.staff[1]!.act('submitOpinions', { ids: [id] }, 'SubmittedOpinions', 'opinions { state }');

      const late = {
        consultationId: consultation.id,
        contactPointId: office.points[2]!.id,
        channel: 'PHONE',
        verbatim: '晚了',
      };
      await office.staff[2]!.act(
        'logComment',
        { ...late, heardOn: '2024-06-09' },
        'ConsultationClosed',
        'closesOn',
      );
      await server.anyone.act(
        'submitPublicComment',
        { consultationId: consultation.id, verbatim: '晚了' },
        'ConsultationClosed',
        'closesOn',
      );
    },
  );

  tell('legislators decide with every outcome, tie one to the later text, and publish', async () => {
    await office.begin('2024-06-18');
    const later = await legislator.act(
      'importDraft',
      {
        regulationId: regulation.id,
        nature: 'REVISION',
        stage: 'SECOND_READING',
        datedOn: '2024-06-18',
        file: file(material.second),
      },
      'Draft',
      'id article(number: "6") { id }',
    );
    await legislator.act('publishDraft', { draftId: later.id }, 'Draft', 'id');

    const names = Object.keys(opinions);
    const group = await legislator.act(
      'groupOpinions',
      { ids: [opinions['2.0']!.id, opinions['2.1']!.id], title: '同类意见' },
      'OpinionGroup',
      'id version',
    );
    await decide({
      opinionId: opinions.drafted!.id,
      outcome: 'ADOPTED',
      reason: '已写入第六条。',
      adoptedInto: later.article.id,
    });
    await decide({
      groupId: group.id,
      version: group.version,
      outcome: 'PARTIALLY_ADOPTED',
      reason: '部分吸收。',
    });
    const rest = names.filter((each) => !['drafted', '2.0', '2.1'].includes(each));
    const outcomes = ['NOT_ADOPTED', 'FOR_REFERENCE', 'REFERRED', 'OUT_OF_SCOPE'];
    for (const [i, each] of rest.entries())
      await decide({ opinionId: opinions[each]!.id, outcome: outcomes[i % 4], reason: `理由之${i + 1}。` });
    await legislator.act(
      'decide',
      { opinionId: opinions.drafted!.id, version: 0, outcome: 'NOT_ADOPTED', reason: '我也在写' },
      'DecidedMeanwhile',
      'decidedBy outcome reason version',
    );

    const prepared = { id: opinions.drafted!.id };
    const look =
      'query ($id: ID!) { opinion(id: $id) { decision { outcome } preparedDecision { outcome } } }';
    expect((await office.staff[0]!.ask(look, prepared)).opinion).toEqual({
      decision: null,
      preparedDecision: null,
    });
    expect((await figures(null)).total).toMatchObject({ decided: 0, accepted: 0 });

    await publish({ consultationId: consultation.id });
    expect((await office.staff[0]!.ask(look, prepared)).opinion.decision).toEqual({ outcome: 'ADOPTED' });
    const { draft: changed } = await server.anyone.ask(
      'query ($id: ID!) { draft(id: $id) { article(number: "6") { becauseOf(first: 5) { nodes { outcome opinion { wording } } } } } }',
      { id: later.id },
    );
    expect(changed.article.becauseOf.nodes).toEqual([
      { outcome: 'ADOPTED', opinion: { wording: '建议明确例外情形。' } },
    ]);

    printed['2024-06-18'] = await figures('2024-06-18');
    expect((printed['2024-06-18'] as any).total).toMatchObject({ accepted: 3, submitted: names.length });
    await expectRecount('2024-06-18');
  });

  tell('a late entry, a revision and feedback change what they should, and no printed figure', async () => {
    await office.begin('2024-06-25');
    await office.staff[2]!.act(
      'logComment',
      {
        consultationId: consultation.id,
        contactPointId: office.points[2]!.id,
        channel: 'PHONE',
        heardOn: '2024-06-01',
        verbatim: '当时电话里说的，补录。',
      },
      'Comment',
      'id',
    );
    const [revised] = Object.keys(opinions).filter((each) => !['drafted', '2.0', '2.1'].includes(each));
    const { id } = opinions[revised!]!;
    await legislator.act(
      'reviseDecision',
      { opinionId: id, version: 0, round: 1, outcome: 'ADOPTED', reason: '复核后采纳。' },
      'DecisionsPrepared',
      'decisions { outcome }',
    );
    await publish({ opinionIds: [id] });
    await office.staff[0]!.act(
      'recordFeedback',
      { rows: [{ opinionId: opinions.drafted!.id, how: 'MEETING', toldOn: '2024-06-24' }] },
      'FeedbackRecorded',
      'feedback { id how }',
    );
    const { opinion } = await server.anyone.ask(
      'query ($id: ID!) { opinion(id: $id) { decision { outcome } decisionHistory { outcome } } }',
      { id },
    );
    expect(opinion.decision.outcome).toBe('ADOPTED');
    expect(opinion.decisionHistory).toHaveLength(2);

    expect(await figures('2024-06-18')).toEqual(printed['2024-06-18']);
    const before = printed['2024-06-18'] as any;
    expect((await figures('2024-06-25')).total).toEqual({
      ...before.total,
      heard: before.total.heard + 1,
      voices: before.total.voices + 1,
      accepted: before.total.accepted + 1,
      heardAccepted: before.total.heardAccepted + 1,
      told: 1,
    });
    await expectRecount('2024-06-18');
    await expectRecount('2024-06-25');
    await expectRecount('2024-06-07');
  });

  tell('the resident is told what became of it, and everything was written down', async () => {
    const [{ n }] = await server.database.owner.query(
      `select count(distinct operation)::int as n from audit where regulation_id = $1`,
      [regulation.id],
    );
    expect(n).toBeGreaterThan(15);
    const [{ leaks }] = await server.database.owner.query(
      `select count(*)::int as leaks from audit where (before::text || after::text) ~ '13800000000|示例居民'`,
    );
    expect(leaks).toBe(0);
  });
});
