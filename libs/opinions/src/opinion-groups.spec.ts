import { StoppedClock, sql, testDatabase, type TestDatabase } from '#database';
import { No } from '#graphql';
import { OpinionGroup } from './opinion-group.entity.js';
import { Opinion } from './opinion.entity.js';
import { AlreadyDecided, NotReady } from './refusals.js';
import { Desk, done } from './testing/desk.js';

let test: TestDatabase;
let desk: Desk;
const clock = new StoppedClock('2024-06-10');

beforeAll(async () => {
  test = await testDatabase();
  desk = await Desk.open(test.db, clock);
});
afterAll(() => test.close());

const group = (opinions: Opinion[], more: object = {}) =>
  desk.groups.group(desk.legislator, { ids: opinions.map((opinion) => opinion.globalId), ...more });
const versionOf = async ({ regulationId, id }: OpinionGroup) =>
  (await test.db.manager.findOneByOrFail(OpinionGroup, { regulationId, id })).version;
const stored = ({ regulationId, id }: Opinion) =>
  test.db.manager.findOneByOrFail(Opinion, { regulationId, id });
const publish = ({ regulationId, id }: Opinion) =>
  sql`insert into decision (regulation_id, id, opinion_id, round, outcome, reason, prepared_at, published_on, recorded_at, recorded_on)
    values (${regulationId}, gen_random_uuid(), ${id}, 1, 'ADOPTED', '理由', ${clock.now()}, ${clock.today()},
      ${clock.now()}, ${clock.today()})`.on(test.db.manager);

it('puts alike opinions together, under the wording of the first; more join later', async () => {
  const [a, b, c] = await desk.submitted(3);
  const made = await done<OpinionGroup>(group([a!, b!]));
  expect(made).toMatchObject({ title: a!.wording, version: 1 });
  const joined = await done<OpinionGroup>(group([c!], { groupId: made.globalId, title: '遛狗牵绳' }));
  expect(joined).toMatchObject({ id: made.id, title: '遛狗牵绳', version: 2 });
  expect((await stored(c!)).groupId).toBe(made.id);
});

it('refuses what is not submitted, elsewhere, in another group or decided; all or none', async () => {
  const [fresh, grouped, decided, returned] = await desk.submitted(4);
  await group([grouped!]);
  await publish(decided!);
  await done(desk.submissions.return(desk.legislator, { id: returned!.globalId, reason: '重复' }));
  const refused = (await group([fresh!, grouped!, decided!, returned!])) as NotReady;
  expect(refused.problems.map(({ id }) => id)).toEqual(
    [grouped!, decided!, returned!].map((o) => o.globalId),
  );
  expect((await stored(fresh!)).groupId).toBeNull();
});

it('takes none in once its decision is published, and lets none out', async () => {
  const [member, late] = await desk.submitted(2);
  const made = await done<OpinionGroup>(group([member!]));
  await publish(member!);
  expect(await group([late!], { groupId: made.globalId })).toBeInstanceOf(NotReady);
  expect(await desk.groups.ungroup(desk.legislator, member!.globalId)).toBeInstanceOf(AlreadyDecided);
});

it('counts every change of what is in it', async () => {
  const [a, b] = await desk.submitted(2);
  const made = await done<OpinionGroup>(group([a!, b!]));
  await done(desk.groups.ungroup(desk.legislator, a!.globalId));
  expect(await versionOf(made)).toBe(2);
  expect(await desk.groups.ungroup(desk.legislator, a!.globalId)).toMatchObject({ groupId: null });
  expect(await versionOf(made)).toBe(2);
  await done(desk.submissions.return(desk.legislator, { id: b!.globalId, reason: '不清楚' }));
  expect(await versionOf(made)).toBe(3);
  expect((await stored(b!)).groupId).toBeNull();
});

it('is the authority’s', async () => {
  const [opinion] = await desk.submitted();
  for (const stranger of [desk.staff, desk.anyone]) {
    await expect(desk.groups.group(stranger, { ids: [opinion!.globalId] })).rejects.toThrow(No);
    await expect(desk.groups.ungroup(stranger, opinion!.globalId)).rejects.toThrow(No);
  }
});

it('puts an opinion into one of two groups made at once', async () => {
  const opinions = await desk.submitted(4);
  const answers = await Promise.all([group(opinions), group([...opinions].reverse())]);
  expect(answers.filter((answer) => answer instanceof OpinionGroup)).toHaveLength(1);
  expect(answers.filter((answer) => answer instanceof NotReady)).toHaveLength(1);
});
