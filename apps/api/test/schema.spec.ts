import { readFile, writeFile } from 'node:fs/promises';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLSchema,
} from 'graphql';
import { TestServer } from './support/test-server.js';

let server: TestServer;
let schema: GraphQLSchema;
beforeAll(async () => {
  server = await TestServer.start();
  schema = server.app.get(GraphQLSchemaHost).schema;
});
afterAll(() => server.stop());

const file = new URL('../schema.graphql', import.meta.url);

it('is the reviewed one (`npm test -- schema -u` writes it anew)', async () => {
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
  const { snapshotState } = expect.getState() as unknown as { snapshotState: { _updateSnapshot: string } };
  if (snapshotState._updateSnapshot === 'all') await writeFile(file, printed);
  expect(printed).toBe(await readFile(file, 'utf8'));
});

it('describes every type, field, argument and value', () => {
  const silent: string[] = [];
  const must = (name: string, { description }: { description?: string | null }) => {
    if (!description?.trim()) silent.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    if (!['Query', 'Mutation'].includes(type.name)) must(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) must(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) must(`${type.name}.${field.name}`, field);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        must(`${type.name}.${field.name}`, field);
        for (const arg of field.args) must(`${type.name}.${field.name}(${arg.name})`, arg);
      }
  }
  expect(silent).toEqual([]);
});

it('calls every list of rows a connection', () => {
  const pages = Object.values(schema.getTypeMap()).filter((type) => type.name.endsWith('Connection'));
  expect(pages.length).toBeGreaterThan(5);
  for (const type of pages)
    expect(Object.keys((type as any).getFields()).sort()).toEqual(
      expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount']),
    );
});
