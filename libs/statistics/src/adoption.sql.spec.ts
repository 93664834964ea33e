import fc from 'fast-check';
import { testDatabase, type TestDatabase } from '#database';
import { AdoptionDimension } from './adoption-dimension.js';
import type { AdoptionFigures } from './adoption-figures.js';
import { figures } from './figures.js';
import { adoptionGroups } from './groups.js';
import { CHANNELS, DAYS, DISTRICTS, KINDS, randomWorld, STATUSES } from './testing/random-world.js';
import { recount, type Asked, type Group } from './testing/recount.js';
import { store, type World } from './testing/world.js';

let at: TestDatabase;
beforeAll(async () => (at = await testDatabase()));
afterAll(() => at.close());

const dimensions = Object.values(AdoptionDimension);
const groupings = [
  [],
  ...dimensions.map((a) => [a]),
  ...dimensions.flatMap((a, i) => dimensions.slice(i + 1).map((b) => [a, b])),
];

async function ask(keys: AdoptionDimension[], { asOf, ...filter }: Asked) {
  const { total, groups, leftOut } = await adoptionGroups(at.db.manager, {
    keys,
    filter: filter as object,
    asOf,
  });
  return {
    total,
    groups: new Map(groups.map((group) => [JSON.stringify(group.keys), group.figures])),
    leftOut,
  };
}

/** The recount's group in the words of the answer. */
function expected({ counts, unknown, opening, points, regulations }: Group) {
  const of = (sums: Record<string, number>) =>
    Object.fromEntries(figures.map((f) => [f, sums[f] ?? (unknown.has(f) ? null : 0)]));
  return {
    counts: of(counts),
    notWhollyKnown: figures.filter((f) => unknown.has(f)),
    opening,
    contactPointCount: points.size,
    regulationCount: regulations.size,
  };
}

function answered(answer: AdoptionFigures) {
  const known = Object.entries(answer.openingBalance ?? {}).filter(
    ([figure, n]) => figures.includes(figure as never) && n !== null && n !== undefined,
  );
  return {
    counts: Object.fromEntries(figures.map((f) => [f, answer[f]])),
    notWhollyKnown: answer.notWhollyKnown,
    opening: Object.fromEntries(known),
    contactPointCount: answer.contactPointCount,
    regulationCount: answer.regulationCount,
  };
}

const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { freq: 2 });

const asked = (world: World): fc.Arbitrary<Asked> =>
  fc.record({
    asOf: fc.constantFrom(...DAYS.slice(3)),
    from: fc.option(fc.constantFrom(...DAYS), { freq: 2 }),
    to: fc.option(fc.constantFrom(...DAYS), { freq: 2 }),
    passedOnly: fc.boolean(),
    contactPointIds: some(world.points.map((p) => p.id)),
    withCollectionPoints: fc.boolean(),
    authorityIds: some(world.authorities),
    districts: some(DISTRICTS),
    regulationIds: some(world.regulations.map((r) => r.id)),
    kinds: some(KINDS),
    statuses: some(STATUSES),
    channels: some(CHANNELS),
  });

/** Most filters at once leave nothing: keep one or two. */
const fewConditions = (question: Asked, keep: number): Asked => {
  const conditions = Object.keys(question).filter((key) => key !== 'asOf' && key !== 'withCollectionPoints');
  const dropped = conditions.filter((_, i) => (i + keep) % 4 !== 0);
  return { ...question, ...Object.fromEntries(dropped.map((key) => [key, null])) };
};

describe('the statement of all figures', () => {
  it('says what a plain recount of random facts says, in every dimension and pair, on every day, under every filter', async () => {
    let grouped = 0;
    await fc.assert(
      fc.asyncProperty(
        randomWorld.chain((world) =>
          fc.tuple(
            fc.constant(world),
            fc.array(fc.tuple(asked(world), fc.nat({ max: 3 }), fc.constantFrom(...groupings)), {
              minLength: 12,
              maxLength: 12,
            }),
          ),
        ),
        async ([world, questions]) => {
          await store(at.owner, world);
          for (const [question, keep, keys] of questions) {
            const q = fewConditions(question, keep);
            const answer = await ask(keys, q);
            const again = recount(world, keys, q);
            const plain = (groups: Map<string, unknown>) => Object.fromEntries([...groups].sort());
            if (keys.length)
              expect(
                plain(new Map([...answer.groups].map(([key, group]) => [key, answered(group)]))),
              ).toEqual(plain(new Map([...again.groups].map(([key, group]) => [key, expected(group)]))));
            const [whole] = recount(world, [], q).groups.values();
            if (whole) expect(answered(answer.total)).toEqual(expected(whole));
            else expect(answer.total).toMatchObject({ heard: 0, submitted: 0, notWhollyKnown: [] });
            expect(answer.leftOut).toBe(again.leftOut);
            grouped += answer.groups.size;
          }
        },
      ),
      { numRuns: 20 },
    );
    expect(grouped).toBeGreaterThan(100);
  });

  it('adds up to the whole, whatever it is grouped by: every dimension and every pair', async () => {
    const worlds = fc.sample(randomWorld, { seed: 20231231, numRuns: 120 });
    const richest = worlds.sort((a, b) => size(b) - size(a))[0]!;
    await store(at.owner, richest);
    for (const passedOnly of [false, true])
      for (const keys of groupings.slice(1)) {
        const { total, groups } = await ask(keys, { asOf: DAYS.at(-1)!, passedOnly });
        for (const figure of figures) {
          const sum = [...groups.values()].reduce((n, group) => n + (group[figure] ?? 0), 0);
          expect([keys, figure, sum]).toEqual([keys, figure, total[figure] ?? 0]);
          const unknown = [...groups.values()].some((group) => group.notWhollyKnown.includes(figure));
          expect([keys, figure, unknown]).toEqual([keys, figure, total.notWhollyKnown.includes(figure)]);
        }
        expect(groups.size).toBeGreaterThan(1);
      }
  });
});

const size = ({ comments, opinions, balances }: World) =>
  comments.length + opinions.length + 3 * balances.length;
