import { testDatabase, uuidv7, type TestDatabase } from '#database';
import type { PageArgs } from '#graphql';
import { audit, auditMany, type Actor } from './audit.js';
import { NO_REGULATION } from './audit-entry.entity.js';
import { AuditTrail, type AuditScope } from './audit-trail.service.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const actor: Actor = { id: uuidv7(), address: '10.0.0.1', requestId: 'r1' };
const everything: AuditScope = { everything: true, authorityIds: [], contactPointIds: [] };
const read = (filter = {}, scope = everything, args: PageArgs = {}) =>
  new AuditTrail(test.db).read(scope, filter, args);

it('is written in the transaction of the change, or not at all', async () => {
  const id = uuidv7();
  const change = { operation: 'comment.withdraw', subject: { kind: 'Comment', id } };
  await expect(
    test.db.transaction(async (tx) => {
      await audit(tx, actor, change);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect((await read({ subjectId: id })).nodes).toEqual([]);

  const regulationId = uuidv7();
  await test.db.transaction((tx) =>
    audit(tx, actor, { ...change, regulationId, before: { state: null }, after: { reason: '重复' } }),
  );
  const [entry, ...others] = (await read({ subjectId: id })).nodes;
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    regulationId,
    operation: 'comment.withdraw',
    actorId: actor.id,
    address: '10.0.0.1',
    requestId: 'r1',
    subjectKind: 'Comment',
    before: { state: null },
    after: { reason: '重复' },
  });
  expect(Math.abs(entry!.at.getTime() - Date.now())).toBeLessThan(60_000);
});

it('takes many at once, and none', async () => {
  const changes = Array.from({ length: 500 }, () => ({
    operation: 'opinion.submit',
    subject: { kind: 'Opinion', id: uuidv7() },
  }));
  await test.db.transaction((tx) => auditMany(tx, actor, changes));
  await test.db.transaction((tx) => auditMany(tx, actor, []));
  const page = await read({ operation: 'opinion' }, everything, { first: 100 });
  expect(page.nodes[0]!.regulationId).toBe(NO_REGULATION);
  expect(await page.totalCount()).toBe(500);
  const next = await read({ operation: 'opinion' }, everything, {
    first: 100,
    after: page.pageInfo.endCursor,
  });
  expect(new Set([...page.nodes, ...next.nodes].map(({ id }) => id)).size).toBe(200);
});

it('is read by authorities over their rows, and over those of their points that are nobody else’s', async () => {
  const [a, b, point] = [uuidv7(), uuidv7(), uuidv7()];
  const subject = { kind: 'ContactPoint', id: uuidv7() };
  await test.db.transaction((tx) =>
    auditMany(tx, actor, [
      { operation: 'x.ofA', subject, authorityId: a, contactPointId: point },
      { operation: 'x.ofB', subject, authorityId: b, contactPointId: point },
      { operation: 'x.ofPoint', subject, contactPointId: point },
      { operation: 'x.ofNobody', subject },
    ]),
  );
  const seen = async (scope: Partial<AuditScope>) =>
    (await read({ operation: 'x' }, { ...everything, everything: false, ...scope })).nodes
      .map(({ operation }) => operation)
      .sort();
  expect(await seen({ authorityIds: [a], contactPointIds: [point] })).toEqual(['x.ofA', 'x.ofPoint']);
  expect(await seen({ authorityIds: [b] })).toEqual(['x.ofB']);
  expect(await seen({})).toEqual([]);
  expect(await seen({ everything: true })).toHaveLength(4);
});

it.each(['update audit set operation = operation', 'delete from audit', 'truncate audit'])(
  'the server may not %s',
  (statement) => expect(test.db.manager.query(statement)).rejects.toMatchObject({ code: '42501' }),
);
