import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { StoppedClock, testDatabase, uuidv7, type TestDatabase } from '#database';
import { Refusal } from '../refusal.js';
import { bodyHash, Once } from './once.js';

/** A few columns of a table that needs nothing else. */
@Entity('authority')
class Organ {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: string;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}

@ObjectType({ description: 'For this test.' })
class OrganAdded {
  static readonly shownOnce = ['code'];
  @Field({ description: 'A secret.' }) code: string;
  organ: Organ;
}

class Taken extends Refusal {
  constructor() {
    super({ zh: '已有', en: 'Taken.' });
  }
}

let test: TestDatabase;
let once: Once;
const clock = new StoppedClock('2024-06-03');
beforeAll(async () => {
  test = await testDatabase();
  once = new Once(test.db, clock);
});
afterAll(() => test.close());

const sending = (key: string, body: object = {}) => ({
  caller: 'someone',
  key,
  operation: 'addOrgan',
  body: bodyHash('addOrgan', body),
});
const add = (name: string) => () =>
  test.db.transaction((tx) =>
    tx.save(Object.assign(new Organ(), { id: uuidv7(), name, kind: 'GOVERNMENT', createdAt: clock.now() })),
  );
const count = (name: string) => test.db.manager.countBy(Organ, { name });

it('fifty sendings at once make one record and get the same answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => once.run(sending('fifty'), add(`organ ${Math.random()}`))),
  );
  expect(new Set(answers.map((answer) => (answer as Organ).id)).size).toBe(1);
  expect(answers.every((answer) => answer instanceof Organ)).toBe(true);
  expect(await count((answers[0] as Organ).name)).toBe(1);
  expect(
    await test.owner.query(`select count(*)::int as n from authority where name like 'organ %'`),
  ).toEqual([{ n: 1 }]);
});

it('the same key for something else is refused, by another caller it is another key', async () => {
  await once.run(sending('else', { name: 'a', kind: 'b' }), add('else'));
  await expect(once.run(sending('else', { kind: 'b', name: 'a' }), add('never'))).resolves.toMatchObject({
    name: 'else',
  });
  await expect(once.run(sending('else', { name: 'c' }), add('never'))).rejects.toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', path: 'idempotencyKey' },
  });
  await once.run({ ...sending('else', { name: 'c' }), caller: 'another' }, add('other'));
  expect([await count('else'), await count('never'), await count('other')]).toEqual([1, 0, 1]);
});

it('a refusal and a fault are judged anew', async () => {
  const refused = await once.run(sending('anew'), () => test.db.transaction(async () => new Taken()));
  expect(refused).toBeInstanceOf(Taken);
  await expect(
    once.run(sending('anew'), () => test.db.transaction(() => Promise.reject(new Error('broken')))),
  ).rejects.toThrow('broken');
  await expect(once.run(sending('anew'), add('anew'))).resolves.toMatchObject({ name: 'anew' });
});

it('the row of an answer is shown as it is now', async () => {
  const { id } = (await once.run(sending('now'), add('then'))) as Organ;
  await test.owner.query(`update authority set name = 'now' where id = $1`, [id]);
  await expect(once.run(sending('now'), add('never'))).resolves.toMatchObject({ id, name: 'now' });
});

it('a secret is not kept: a repeat says so', async () => {
  const act = async () =>
    test.db.transaction(async (tx) => {
      const organ = await tx.save(
        Object.assign(new Organ(), {
          id: uuidv7(),
          name: 'secret',
          kind: 'GOVERNMENT',
          createdAt: clock.now(),
        }),
      );
      return Object.assign(new OrganAdded(), { code: 'X-MARKED-X', organ });
    });
  await expect(once.run(sending('secret'), act)).resolves.toMatchObject({ code: 'X-MARKED-X' });
  await expect(once.run(sending('secret'), act)).rejects.toMatchObject({
    extensions: { code: 'BAD_USER_INPUT' },
  });
  expect(await test.owner.query(`select 1 from idempotency_key where answer::text like '%MARKED%'`)).toEqual(
    [],
  );
});

it('an answer is kept for thirty days', async () => {
  await once.run(sending('old'), add('old'));
  clock.set('2024-07-02');
  await expect(once.run(sending('old'), add('never'))).resolves.toMatchObject({ name: 'old' });
  clock.set('2024-07-04');
  await expect(once.run(sending('old'), add('old again'))).resolves.toMatchObject({ name: 'old again' });
  clock.set('2024-06-03');
});

it('an answer that is not what the transaction returned is a mistake of ours, told loudly', async () => {
  await expect(once.run(sending('mistake'), async () => ({ organ: await add('mistake')() }))).rejects.toThrow(
    'answers something else',
  );
});
