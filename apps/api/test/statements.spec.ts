import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { Accounts, CurrentViewer } from '#accounts';
import { AuthoritiesService, AuthorityKind } from '#contact-points';
import { Clock } from '#database';
import { fillDemoIfEmpty } from '#demo';
import { BalanceBase, OpeningBalancesService } from '#statistics';
import { TestServer, type Person } from './support/test-server.js';

/**
 * Every list field of the schema costs the same number of statements for one row as for fifty: what is asked of each
 * row goes through batches. The questions are made from the schema itself, on the demo.
 */
let server: TestServer;
let schema: GraphQLSchema;
let people: Person[];
let statements = 0;

beforeAll(async () => {
  server = await TestServer.start('2024-06-03');
  schema = server.app.get(GraphQLSchemaHost).schema;
  await fillDemoIfEmpty(server.database.db, server.app.get(Clock));
  const accounts = server.app.get(Accounts);
  const system = CurrentViewer.system('test');
  const authority = (await server.app
    .get(AuthoritiesService)
    .add(system, { name: '另一机关', kind: AuthorityKind.GOVERNMENT })) as { id: string };
  for (const year of [2014, 2015])
    await server.app.get(OpeningBalancesService).add(system, {
      authorityId: authority.id,
      base: BalanceBase.ALL,
      fromOn: `${year}-01-01`,
      toOn: `${year}-12-31`,
      counts: { heard: 64, submitted: 25, accepted: 3 },
      source: '年报',
    });
  people = [];
  for (const name of ['demo-legislator', 'demo-admin', 'demo-point-1']) {
    const { code } = await accounts.issueOneTimeCode(CurrentViewer.system('test'), name);
    people.push(await server.person(name, code));
  }
  const { logger } = server.database.db.dataSource;
  const logQuery = logger.logQuery.bind(logger);
  logger.logQuery = (...args) => {
    statements++;
    return logQuery(...args);
  };
}, 120_000);
afterAll(() => server.stop());

const isPage = (field: GraphQLField<unknown, unknown>) =>
  getNamedType(field.type).name.endsWith('Connection');
const needsNothing = (field: GraphQLField<unknown, unknown>) =>
  field.args.every((arg) => !isNonNullType(arg.type) || arg.defaultValue !== undefined);
const nodeOf = (field: GraphQLField<unknown, unknown>) =>
  getNamedType((getNamedType(field.type) as GraphQLObjectType).getFields().nodes!.type) as GraphQLObjectType;

/** How a field of a row is asked for: itself, a page of it, or what the object behind it is. */
function asked(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (isPage(field)) return `${field.name}(first: 3) { totalCount nodes { __typename } }`;
  const leaf = isObjectType(type)
    ? Object.values(type.getFields()).find(
        (inner) => isLeafType(getNamedType(inner.type)) && needsNothing(inner),
      )
    : undefined;
  return `${field.name} { ${leaf?.name ?? '__typename'} }`;
}

const isThere = (value: any): boolean =>
  value !== null &&
  value !== undefined &&
  !(Array.isArray(value) && value.length === 0) &&
  !(typeof value === 'object' && 'nodes' in value && value.nodes.length === 0);

async function cost(person: Person, query: string): Promise<{ n: number; edges: any[] }> {
  statements = 0;
  const { list } = await person.ask(query);
  return { n: statements, edges: list.edges };
}

it('a list of one row and a list of fifty cost the same', async () => {
  const lists = Object.values(schema.getQueryType()!.getFields()).filter(
    (field) => isPage(field) && needsNothing(field),
  );
  expect(lists.length).toBeGreaterThan(10);
  const differing: string[] = [];
  const unseen: string[] = [];
  let compared = 0;
  for (const list of lists) {
    const page = (args: string, inner: string) =>
      `{ list: ${list.name}(${args}) { edges { cursor node { __typename ${inner} } } } }`;
    let reader = people[0]!;
    let most = -1;
    for (const person of people) {
      const answer = await person.send(page('first: 50', ''));
      const found: number = answer.data?.list?.edges.length ?? -1;
      if (found > most) [reader, most] = [person, found];
    }
    for (const field of Object.values(nodeOf(list).getFields()).filter(needsNothing)) {
      // The newest fifty have no decisions yet, the oldest no open tasks.
      let fifty = await cost(reader, page('first: 50', asked(field)));
      let at = fifty.edges.findIndex(({ node }) => isThere(node[field.name]));
      if (at < 0) {
        fifty = await cost(reader, page('last: 50', asked(field)));
        at = fifty.edges.findIndex(({ node }, i) => i > 0 && isThere(node[field.name]));
      }
      if (at < 0 || fifty.edges.length < 2) {
        unseen.push(`${list.name}.${field.name}`);
        continue;
      }
      const after = at ? `, after: "${fifty.edges[at - 1].cursor}"` : '';
      const one = await cost(reader, page(`first: 1${after}`, asked(field)));
      compared++;
      if (one.n !== fifty.n)
        differing.push(`${list.name}.${field.name}: ${one.n} for one, ${fifty.n} for fifty`);
    }
  }
  if (unseen.length) console.warn(`The demo has nothing to compare for: ${unseen.join(', ')}`);
  expect(differing).toEqual([]);
  expect(compared).toBeGreaterThan(120);
}, 300_000);
