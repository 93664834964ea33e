import { readFile } from 'node:fs/promises';
import { fromAkomaNtoso, parseLegalText } from '#legal-text';
import { Office } from './support/office.js';
import { TestServer, type Person } from './support/test-server.js';

const fixture = (name: string) => readFile(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const [lifts, liftsAgain] = await Promise.all([fixture('lifts-first.txt'), fixture('lifts-second.txt')]);

let server: TestServer;
let office: Office;
let regulationId: string;
let first: string;
let second: string;

beforeAll(async () => {
  server = await TestServer.start();
  office = await Office.open(server);
  ({ id: regulationId } = await office.legislator.act(
    'addRegulation',
    { authorityId: office.authority.id, title: '示例市住宅电梯乘用管理规定', kind: 'LOCAL_REGULATION' },
    'Regulation',
    'id',
  ));
  first = await version('CONSULTATION_DRAFT', '2024-05-20', { text: lifts });
  await office.legislator.act('publishDraft', { draftId: first }, 'Draft', 'id');
  second = await version('SECOND_READING', '2024-06-02', { text: liftsAgain });
});
afterAll(() => server.stop());

async function version(stage: string, datedOn: string, what: object): Promise<string> {
  const input = { regulationId, nature: 'NEW', stage, datedOn, ...what };
  return (await office.legislator.act('importDraft', input, 'Draft', 'id')).id;
}

const provisionId = async (draftId: string, citation: string, who: Person = office.legislator) =>
  (
    await who.ask(
      'query ($id: ID!, $c: String!) { draft(id: $id) { provisionByCitation(citation: $c) { id } } }',
      {
        id: draftId,
        c: citation,
      },
    )
  ).draft.provisionByCitation?.id;

it('two drafts stand side by side: what changed, and which words', async () => {
  const query = `query ($id: ID!, $other: ID!) { draft(id: $id) { comparedTo(draftId: $other) {
    earlier { id } later { id } unchanged typographic edited renumbered moved split merged added removed
    changes { kinds confidence confirmed before { citation } after { citation }
      wording { same typographic before after } } } } }`;
  const { comparedTo } = (await office.legislator.ask(query, { id: second, other: first })).draft;
  expect(comparedTo).toMatchObject({
    earlier: { id: first },
    later: { id: second },
    edited: 5,
    renumbered: 0,
    moved: 0,
    added: 1,
    removed: 0,
  });
  const { changes } = comparedTo;
  const cited = (kind: string) =>
    changes.filter((c: any) => c.kinds.includes(kind)).map((c: any) => (c.after ?? c.before).citation);
  expect(cited('EDITED')).toEqual(['第五条', '第六条第（二）项', '第七条第二款', '第八条', '第十三条']);
  expect(cited('ADDED')).toEqual(['第八条之一']);
  const eighth = changes.find((c: any) => c.after?.citation === '第八条');
  expect(eighth.wording.map((s: any) => s.after).join('')).toContain('三十分钟内');
  expect(eighth.wording.map((s: any) => s.before).join('')).toContain('四十分钟内');
  expect(eighth.wording.filter((s: any) => !s.same)).toHaveLength(1);
  // Asked the other way round, it is the same; and what is not published is not shown.
  expect((await office.legislator.ask(query, { id: first, other: second })).draft.comparedTo).toEqual(
    comparedTo,
  );
  expect((await server.anyone.ask(query, { id: first, other: second })).draft.comparedTo).toBeNull();
});

it('a remark follows its provision into the next draft, and so does the opinion it becomes', async () => {
  const { id: consultationId } = await office.legislator.act(
    'openConsultation',
    {
      draftId: first,
      opensOn: '2024-06-03',
      closesOn: '2024-06-30',
      openToPublic: true,
      tasks: office.points.map(({ id }) => ({ contactPointId: id })),
    },
    'Consultation',
    'id',
  );
  const [staff] = office.staff as [Person];
  const log = async (citation: string | null) =>
    (
      await staff.act(
        'logComment',
        {
          consultationId,
          contactPointId: office.points[0]!.id,
          channel: 'IN_PERSON',
          heardOn: '2024-06-03',
          verbatim: '四十分钟太长，老人在里面要出事的。',
          ...(citation && { provisionId: await provisionId(first, citation) }),
        },
        'Comment',
        'id',
      )
    ).id;
  const [about, whole] = [await log('第八条'), await log(null)];
  const opinion = await staff.act(
    'submitAsIs',
    { commentIds: [about] },
    'SubmittedOpinions',
    'opinions { id }',
  );
  const query = `query ($about: ID!, $whole: ID!, $opinion: ID!, $draft: ID!) {
    about: comment(id: $about) { provisionIn(draftId: $draft) { confidence waits kinds provision { citation text } } }
    whole: comment(id: $whole) { provisionIn(draftId: $draft) { waits } }
    opinion(id: $opinion) { provisionIn(draftId: $draft) { waits provision { citation } } } }`;
  const answer = await office.legislator.ask(query, {
    about,
    whole,
    opinion: opinion.opinions[0].id,
    draft: second,
  });
  expect(answer.about.provisionIn).toMatchObject({
    kinds: ['EDITED'],
    waits: false,
    provision: { citation: '第八条' },
  });
  expect(answer.about.provisionIn.provision.text).toContain('三十分钟');
  expect(answer.about.provisionIn.confidence).toBeGreaterThan(0.75);
  expect(answer.whole.provisionIn).toBeNull();
  expect(answer.opinion.provisionIn).toEqual({ waits: false, provision: { citation: '第八条' } });
});

it('what is doubtful waits until somebody confirms it, once', async () => {
  const shorter = liftsAgain
    .replace(/^第十一条.*\n/m, '')
    .replace('第十二条', '第十一条')
    .replace('第十三条', '第十二条');
  const third = await version('THIRD_READING', '2024-06-03', { text: shorter });
  const waiting = `query ($id: ID!) { draft(id: $id) { alignmentsToConfirm { totalCount nodes {
    id kinds confidence provision { id citation } counterpart { citation } } } } }`;
  const before = (await office.legislator.ask(waiting, { id: third })).draft.alignmentsToConfirm;
  expect(before).toMatchObject({
    totalCount: 1,
    nodes: [{ kinds: ['REMOVED'], provision: { citation: '第十一条' }, counterpart: null }],
  });
  const input = { provisionId: before.nodes[0].provision.id, draftId: third, counterpartId: null };
  const confirmed = await office.legislator.act(
    'confirmAlignment',
    input,
    'AlignmentConfirmation',
    'version kinds confirmedBy { username } provision { citation } counterpart { citation }',
  );
  expect(confirmed).toMatchObject({ version: 1, confirmedBy: { username: 'legislator' }, counterpart: null });
  const other = { ...input, counterpartId: await provisionId(third, '第十条') };
  const refused = await office.legislator.act(
    'confirmAlignment',
    other,
    'AlignmentConfirmed',
    'message(language: ZH) confirmation { version counterpart { citation } }',
  );
  expect(refused.message).toContain('legislator');
  await office.legislator.act(
    'confirmAlignment',
    { ...other, version: 1 },
    'AlignmentConfirmation',
    'version',
  );
  expect((await office.legislator.ask(waiting, { id: third })).draft.alignmentsToConfirm.totalCount).toBe(0);

  const history = `query ($id: ID!, $citation: String!) { draft(id: $id) { provisionByCitation(citation: $citation) {
    history { kinds waits draft { id } provision { citation } }
    counterpart(draftId: "${first}") { kinds provision { citation } confirmation { version } } } } }`;
  const { provisionByCitation } = (await office.legislator.ask(history, { id: third, citation: '12' })).draft;
  expect(provisionByCitation).toEqual({
    history: [
      { kinds: ['EDITED'], waits: false, draft: { id: first }, provision: { citation: '第十三条' } },
      { kinds: ['RENUMBERED'], waits: false, draft: { id: second }, provision: { citation: '第十三条' } },
      { kinds: [], waits: false, draft: { id: third }, provision: { citation: '第十二条' } },
    ],
    counterpart: { kinds: ['EDITED', 'RENUMBERED'], provision: { citation: '第十三条' }, confirmation: null },
  });
  for (const who of [office.staff[0]!, office.analyst, server.anyone]) {
    const answer = await who.send(
      'mutation ($input: ConfirmAlignmentInput!) { confirmAlignment(input: $input) { __typename } }',
      { input: { ...other, version: 2 } },
    );
    expect(answer.errors![0]!.extensions.code).toMatch(/^(FORBIDDEN|UNAUTHENTICATED)$/);
  }
});

it('a provision is found however it is cited, and citations in a remark are offered as anchors', async () => {
  const item = await provisionId(first, '第六条第二项', server.anyone);
  expect(item).toBeTruthy();
  for (const typed of ['6.1.2', '6条（二）', '六条一款二项', 'Article 6(1)(2)'])
    expect(await provisionId(first, typed, server.anyone)).toBe(item);
  for (const typed of ['', '第九十九条', '电梯', '6.9', '第'.repeat(5000)])
    expect(await provisionId(first, typed, server.anyone)).toBeUndefined();
  const suggest =
    'query ($id: ID!, $text: String!) { suggestAnchors(draftId: $id, text: $text) { start end text provisions { citation } } }';
  const text = '第六条第二项和第八条都要改，《民法典》第十条不用管，第九十九条没有吧？';
  const { suggestAnchors } = await server.anyone.ask(suggest, { id: first, text });
  expect(suggestAnchors.flatMap((a: any) => a.provisions.map((p: any) => p.citation))).toEqual([
    '第六条第（二）项',
    '第八条',
  ]);
  for (const anchor of suggestAnchors) expect(text.slice(anchor.start, anchor.end)).toBe(anchor.text);
  const codes = async (variables: object) =>
    (await server.anyone.send(suggest, variables)).errors?.[0]?.extensions.code;
  expect(await codes({ id: second, text })).toBe('NOT_FOUND');
  expect(await codes({ id: first, text: '第一条'.repeat(7000) })).toBe('BAD_USER_INPUT');
});

it('goes out as Akoma Ntoso and Markdown, and comes back in as it was', async () => {
  const { draft } = await server.anyone.ask('query ($id: ID!) { draft(id: $id) { akomaNtoso markdown } }', {
    id: first,
  });
  expect(draft.akomaNtoso).toContain(`/akn/cn/bill/2024-05-20/${regulationId}`);
  expect(draft.markdown).toMatch(/^# 示例市住宅电梯乘用管理规定/);
  expect(draft.markdown).toContain('**第八条**');
  const bare = (nodes: any[]): any =>
    nodes.map(({ source: _, children, ...node }) => ({ ...node, children: bare(children) }));
  expect(bare(fromAkomaNtoso(draft.akomaNtoso).provisions)).toEqual(bare(parseLegalText(lifts).provisions));
  const base64 = Buffer.from(draft.akomaNtoso).toString('base64');
  const again = await version('REVISED_DRAFT', '2024-05-21', { file: { name: '草案.xml', base64 } });
  const { comparedTo } = (
    await office.legislator.ask(
      'query ($id: ID!, $other: ID!) { draft(id: $id) { comparedTo(draftId: $other) { edited added removed changes { kinds } } } }',
      { id: again, other: first },
    )
  ).draft;
  expect(comparedTo).toEqual({ edited: 0, added: 0, removed: 0, changes: [] });
});
