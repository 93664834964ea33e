import { TypeMetadataStorage } from '@nestjs/graphql';
import { allowedOn, permissions } from '#accounts';
import { TestServer } from './support/test-server.js';

interface Operation {
  name: string;
  method: object;
}

let server: TestServer;
let operations: Operation[];
beforeAll(async () => {
  server = await TestServer.start(); // Which makes the schema, and with it the list.
  operations = [
    ...TypeMetadataStorage.getQueriesMetadata(),
    ...TypeMetadataStorage.getMutationsMetadata(),
  ].map(({ schemaName, target, methodName }) => ({
    name: schemaName,
    method: (target as { prototype: Record<string, object> }).prototype[methodName]!,
  }));
});
afterAll(() => server.stop());

it('every operation says who may call it', () => {
  const known = [...Object.keys(permissions), 'anyone', 'signed-in', 'signed-in even with a one-time code'];
  expect(operations.length).toBeGreaterThan(60);
  expect(
    operations.filter(({ method }) => !known.includes(allowedOn(method)!)).map(({ name }) => name),
  ).toEqual([]);
});

it('every permission opens some operation or some field of one', () => {
  // Read permissions open fields and rows rather than whole operations.
  const opened = new Set(operations.map(({ method }) => allowedOn(method)));
  const acts = Object.keys(permissions).filter((permission) => !permission.endsWith('.read'));
  expect(acts.filter((permission) => !opened.has(permission as never))).toEqual([]);
});
