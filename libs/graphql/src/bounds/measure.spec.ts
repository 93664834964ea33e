import { buildSchema, getOperationAST, parse } from 'graphql';
import { measure } from './measure.js';

const schema = buildSchema(`
  type Query { points(first: Int, last: Int): Points, point: Point }
  type Points { nodes: [Point!]! }
  type Point { id: ID!, name: String!, parent: Point, comments(first: Int): Comments }
  type Comments { nodes: [Comment!]! totalCount: Int! }
  type Comment { id: ID! }
`);
const of = (text: string, variables = {}) => {
  const document = parse(text);
  return measure(schema, document, getOperationAST(document)!, variables);
};

it('counts fields, aliases, directives and depth through fragments', () => {
  expect(
    of(
      `query { a: point { ...p } point @include(if: true) { parent { ...p } } } fragment p on Point @x { id b: name @skip(if: false) }`,
    ),
  ).toMatchObject({ fields: 7, aliases: 3, directives: 5, depth: 3 });
});

it('multiplies rows: a page of pages costs their product', () => {
  const cost = (text: string, variables = {}) => of(text, variables).cost;
  expect(cost('{ point { id } }')).toBe(2);
  expect(cost('{ points(first: 10) { nodes { id } } }')).toBe(1 + 10 * 2);
  expect(cost('{ points { nodes { id } } }')).toBe(1 + 25 * 2);
  expect(cost('query ($n: Int) { points(last: $n) { nodes { id } } }', { n: 40 })).toBe(1 + 40 * 2);
  expect(cost('{ points(first: 10) { nodes { comments(first: 100) { nodes { id } } } } }')).toBe(
    1 + 10 * (1 + 1 + 100 * 2),
  );
});

it('measures fragments that double each other without walking them all', () => {
  const doubling = Array.from(
    { length: 60 },
    (_, i) => `fragment f${i} on Point { a: parent { ...f${i + 1} } b: parent { ...f${i + 1} } }`,
  );
  const { fields, depth } = of(`{ point { ...f0 } } ${doubling.join(' ')} fragment f60 on Point { id }`);
  expect(fields).toBeGreaterThan(2 ** 60);
  expect(depth).toBe(62);
});

it('follows introspection', () => {
  expect(of('{ __schema { types { fields { type { ofType { name } } } } } }')).toMatchObject({
    fields: 6,
    depth: 6,
  });
});
