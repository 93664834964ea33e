import { createHash } from 'node:crypto';
import { CurrentViewer } from '#accounts';
import { sql, StoppedClock, testDatabase, uuidv7, type TestDatabase } from '#database';
import { StatisticsService } from '#statistics';
import { demoTotals } from './demo-totals.js';
import { fillDemo, fillDemoIfEmpty } from './fill-demo.js';
import { DemoInUse, emptiedTables, removeDemo } from './remove-demo.js';
import { series } from './series.js';

const TODAY = '2026-05-20';
const clock = new StoppedClock(TODAY);
const actor = CurrentViewer.system('spec');
let test: TestDatabase;
const rows = <Row>(text: string): Promise<Row[]> => test.owner.query(text);
const one = async <Row>(text: string): Promise<Row> => (await rows<Row>(text))[0]!;
const steps: [number, number, string][] = [];

beforeAll(async () => {
  test = await testDatabase();
  // Three servers start at once.
  const filled = await Promise.all(
    [1, 2, 3].map(() => fillDemoIfEmpty(test.db, clock, { progress: (...step) => steps.push(step) })),
  );
  expect(filled.filter(Boolean)).toHaveLength(1);
  await rows('analyze');
});
afterAll(() => test.close());

it('says how far it is, to the end', () => {
  expect(steps).toHaveLength(108);
  expect(steps.at(-1)!.slice(0, 2)).toEqual([109, 109]);
});

/** The figures as of a day, written down differently from the room’s own statement. */
const recount = (asOf: string) =>
  one<Record<string, number>>(`
    select count(*)::int as submitted,
      count(*) filter (where outcome in ('ADOPTED', 'PARTIALLY_ADOPTED'))::int as accepted,
      count(distinct regulation_id)::int as regulations, count(distinct contact_point_id)::int as points
    from (
      select s.regulation_id, s.contact_point_id,
        (select outcome from decision d where d.opinion_id = s.opinion_id
          and greatest(published_on, recorded_on) <= '${asOf}' order by round desc limit 1) as outcome
      from submission s
      where greatest(submitted_on, recorded_on) <= '${asOf}'
        and not exists (select from opinion_return r where r.submission_id = s.id and r.recorded_on <= '${asOf}')
        and not exists (select from submission n where n.opinion_id = s.opinion_id and n.round > s.round
          and greatest(n.submitted_on, n.recorded_on) <= '${asOf}')) as counted`);

it.each([
  ['2019-12-31', 2000, 43, 24, 10],
  ['2020-12-31', 4770, 297, 49, 25],
  ['2021-12-31', 7873, 651, 73, 25],
  ['2022-09-30', 12340, 1148, 97, 25],
  ['2023-12-31', 21921, 2590, 107, 25],
])(
  'retells the series as of %s: %s submitted, %s accepted',
  async (asOf, submitted, accepted, regulations, points) => {
    expect(await recount(asOf)).toEqual({ submitted, accepted, regulations, points });
  },
);

it.each([
  ['2020', 2770, 254],
  ['2021', 3103, 354],
])('retells the cohort of %s', async (year, submitted, accepted) => {
  const cohort = await one(`
    select count(*)::int as submitted,
      count(*) filter (where (select outcome from decision d where d.opinion_id = s.opinion_id order by round desc limit 1)
        in ('ADOPTED', 'PARTIALLY_ADOPTED'))::int as accepted
    from submission s
    where extract(year from first_submitted_on) = ${year}
      and not exists (select from opinion_return r where r.submission_id = s.id)
      and round = (select max(round) from submission n where n.opinion_id = s.opinion_id)`);
  expect(cohort).toEqual({ submitted, accepted });
});

it('decides with all outcomes in every period', async () => {
  for (const { from, to } of series) {
    const found = await rows(
      `select distinct outcome from decision where published_on between '${from}' and '${to}'`,
    );
    expect(found).toHaveLength(6);
  }
});

it('rests on more comments than there are opinions, hardly any said twice in one consultation', async () => {
  const counted = await one<{ comments: number; repeated: number; bare: number }>(`
    select (select count(*)::int from comment) as comments,
      (select count(*)::int - count(distinct (consultation_id, verbatim))::int from comment) as repeated,
      (select count(*)::int from submission s
        where not exists (select from submission_comment c where c.submission_id = s.id)) as bare`);
  expect(counted.comments).toBeGreaterThan(28_000);
  expect(counted.repeated / counted.comments).toBeLessThan(0.02);
  expect(counted.bare).toBe(0);
});

it('gives every regulation a published draft of its own, eight of them written in full in two versions', async () => {
  const drafts = await rows<{
    regulation_id: string;
    articles: number;
    distinct: number;
    published: boolean;
  }>(`
    select d.regulation_id, p.draft_id is not null as published, count(v.id)::int as articles,
      count(distinct md5(v.text || (select coalesce(string_agg(c.text, '' order by c.ordinal), '') from provision c
        where c.article_id = v.id and c.id <> v.id)))::int as distinct
    from draft d left join draft_publication p on p.draft_id = d.id
    join provision v on v.draft_id = d.id and v.kind = 'ARTICLE'
    group by d.id, p.draft_id`);
  expect(drafts).toHaveLength(107 + 8 + 2);
  expect(drafts.every(({ published }) => published)).toBe(true);
  expect(Math.min(...drafts.map((draft) => draft.distinct))).toBeGreaterThanOrEqual(12);
  const regulations = drafts.map((draft) => draft.regulation_id);
  const full = drafts.filter(
    ({ regulation_id: id }) => regulations.indexOf(id) !== regulations.lastIndexOf(id),
  );
  expect(full).toHaveLength(16);
  for (const { articles } of full) {
    expect(articles).toBeGreaterThanOrEqual(20);
    expect(articles).toBeLessThanOrEqual(60);
  }
  expect(
    await one(`select count(distinct title)::int as titles from regulation where title like '示例%（示例）'`),
  ).toEqual({
    titles: 109,
  });
});

it('links what was accepted of a first version to the provision of the second that took it up', async () => {
  const links = await one<{ links: number; changed: number; elsewhere: number }>(`
    select count(*)::int as links,
      count(*) filter (where v.text <> coalesce(was.text, ''))::int as changed,
      count(*) filter (where later.regulation_id <> o.regulation_id or later.dated_on <= draft.dated_on
        or d.published_on < later.dated_on)::int as elsewhere
    from decision d join opinion o on o.id = d.opinion_id
    join provision v on v.id = d.adopted_into_id join draft later on later.id = v.draft_id
    join draft on draft.id = o.draft_id left join provision was on was.id = o.provision_id`);
  expect(links.links).toBeGreaterThan(500);
  expect(links.changed / links.links).toBeGreaterThan(0.8);
  expect(links.elsewhere).toBe(0);
});

it('lets no opinion precede its point’s designation, and no fact its cause', async () => {
  const wrong = await one(`
    select
      (select count(*)::int from submission s where not exists (select from designation d
        where d.contact_point_id = s.contact_point_id and s.submitted_on >= d.from_on
          and s.submitted_on <= coalesce(d.until_on, 'infinity'))) as undesignated,
      (select count(*)::int from submission s join submission_comment l on l.submission_id = s.id
        join comment c on c.id = l.comment_id where c.recorded_on > s.submitted_on
        or c.provision_id is distinct from s.provision_id and c.heard_on > s.submitted_on) as unheard,
      (select count(*)::int from decision d join submission s on s.opinion_id = d.opinion_id
        where d.published_on <= s.submitted_on) as hasty,
      (select count(*)::int from comment c join consultation n on n.id = c.consultation_id
        where c.heard_on not between n.opens_on and n.closes_on) as outside,
      (select count(*)::int from submission s join consultation n on n.id = s.consultation_id
        where s.first_submitted_on not between n.opens_on and n.closes_on) as late,
      (select count(*)::int from feedback f join decision d on d.id = f.decision_id where f.told_on < d.published_on) as foretold,
      (select count(*)::int from comment c join provision p on p.id = c.provision_id where p.draft_id <> c.draft_id) as misplaced,
      (select count(*)::int from draft_publication p join consultation n on n.draft_id = p.draft_id
        where p.published_on > n.opens_on) as unpublished`);
  expect(Object.entries(wrong as object).filter(([, count]) => count !== 0)).toEqual([]);
  expect(
    await rows(`select count(distinct contact_point_id)::int as points, from_on::text from designation
      where contact_point_id not in (select contact_point_id from designation where from_on < '2020-04-01') or from_on < '2020-04-01'
      group by from_on order by from_on`),
  ).toEqual([
    { points: 10, from_on: '2016-07-01' },
    { points: 15, from_on: '2020-04-01' },
  ]);
});

it('asks about two drafts today, one with opinions that wait, all of it after the series', async () => {
  const open = await rows<{ title: string; waiting: number; earliest: string }>(`
    select n.title,
      (select count(*)::int from opinion o where o.consultation_id = n.id and o.state = 'SUBMITTED'
        and not exists (select from decision d where d.opinion_id = o.id)) as waiting,
      least((select min(recorded_on) from comment c where c.consultation_id = n.id),
        (select min(effective_on) from regulation_status s where s.regulation_id = n.regulation_id),
        (select min(dated_on) from draft d where d.regulation_id = n.regulation_id), n.opens_on)::text as earliest
    from consultation n where '${TODAY}' between opens_on and closes_on order by waiting`);
  expect(open).toHaveLength(2);
  expect(open[0]!.waiting).toBe(0);
  expect(open[1]!.waiting).toBeGreaterThan(30);
  for (const { earliest } of open) expect(earliest > '2023-12-31').toBe(true);
  const future = await one(
    `select count(*)::int from comment where recorded_at >= '${TODAY}T00:00:00+08:00'`,
  );
  expect(future).toEqual({ count: 0 });
});

it('calls every point and every account 示例, with five accounts to try it with', async () => {
  const names = await rows<{ name: string }>(
    `select name from contact_point union all select display_name from account union all select name from authority
      union all select district from contact_point_district`,
  );
  expect(names.filter(({ name }) => !name.startsWith('示例'))).toEqual([]);
  expect(await one(`select count(*)::int from account where is_demo and password_hash is null`)).toEqual({
    count: 5,
  });
});

it('tells its totals as of the end of the series and as of today', async () => {
  const [past, now] = (await demoTotals(test.db, new StatisticsService(test.db, new StoppedClock(TODAY))))!;
  expect(past.asOf).toBe('2023-12-31');
  expect(past.figures).toMatchObject({
    submitted: 21_921,
    decided: 21_921,
    accepted: 2_590,
    regulationCount: 107,
    contactPointCount: 25,
  });
  expect(now.asOf).toBe(TODAY);
  expect(now.figures).toMatchObject({ decided: 21_921, accepted: 2_590, regulationCount: 108 });
  expect(now.figures.submitted).toBeGreaterThan(past.figures.submitted!);
});

it('tells the same story again, down to the ids, and is taken out whole', async () => {
  const before = await fingerprint();
  const real = uuidv7();
  await test.owner.query(
    `insert into contact_point (id, name, kind, created_at) values ($1, '真实联系点', 'TOWN', now())`,
    [real],
  );
  await test.owner.query(
    `insert into designation (id, contact_point_id, authority_id, from_on, recorded_at, recorded_on)
      select $1, $2, id, '2026-05-01', '2026-05-01T12:00:00+08:00', '2026-05-01' from authority`,
    [uuidv7(), real],
  );
  const refused = test.owner.transaction((tx) => removeDemo(tx, actor));
  await expect(refused).rejects.toBeInstanceOf(DemoInUse);
  await expect(refused).rejects.toThrow('真实联系点');
  await rows(`delete from designation where contact_point_id = '${real}'`);
  await rows(`delete from contact_point where id = '${real}'`);

  expect(await test.owner.transaction((tx) => removeDemo(tx, actor))).toBeGreaterThan(180_000);
  const tables = await rows<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname not in ('migration', 'server_role', 'audit')`,
  );
  for (const { name } of tables)
    expect({ name, ...(await one<object>(`select count(*)::int from "${name}"`)) }).toEqual({
      name,
      count: 0,
    });

  expect(await fillDemoIfEmpty(test.db, clock)).toBe(false); // Taken out on purpose: a start does not bring it back …
  expect(await fillDemo(test.db, clock)).toBe(true); // … but a person may.
  expect(await fingerprint()).toBe(before);
}, 180_000);

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const table of [
    'contact_point',
    'regulation',
    'provision',
    'comment',
    'submission',
    'decision',
    'feedback',
  ])
    hash.update(
      (await one<{ all: string }>(`select md5(string_agg(t::text, '' order by id)) as all from ${table} t`))
        .all,
    );
  return hash.digest('hex');
}

it('knows every table of the model', async () => {
  const untouched = ['migration', 'server_role', 'sign_in_attempt'];
  const tables = await rows<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  expect(emptiedTables.concat(untouched).toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
});

it('leaves nothing when it is broken off, and is not told before its time', async () => {
  const other = await testDatabase();
  const left = () => sql`select id from authority union all select id from comment`.on(other.owner.manager);
  const broken = fillDemoIfEmpty(other.db, clock, {
    progress: (done) => {
      if (done === 30) throw new Error('broken off');
    },
  });
  await expect(broken).rejects.toThrow('broken off');
  expect(await left()).toEqual([]);
  await expect(fillDemoIfEmpty(other.db, new StoppedClock('2023-06-01'))).rejects.toThrow('2023-06-01');
  expect(await left()).toEqual([]);
  await other.close();
});
