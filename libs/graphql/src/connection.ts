import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

/** Most rows of one page. */
export const MAX_PAGE = 100;
const DEFAULT_PAGE = 25;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `Rows from the start, or after \`after\`: 0 to ${MAX_PAGE}; ${DEFAULT_PAGE} when neither \`first\` nor \`last\` is given.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows after this cursor.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `Rows from the end, or before \`before\`: 0 to ${MAX_PAGE}.`,
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows before this cursor.' })
  before?: string | null;
}

/** How many rows were asked for. */
export const pageSize = (args: PageArgs): number => args.first ?? args.last ?? DEFAULT_PAGE;

@ObjectType({ description: 'Where a page stands among all rows.' })
export class PageInfo {
  @Field({ description: 'Whether rows follow this page.' })
  hasNextPage: boolean;

  @Field({ description: 'Whether rows come before this page.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row; null on an empty page.' })
  endCursor: string | null;
}

/** A page of rows: what `page()` returns and a connection type shows. */
export interface Page<Node> {
  nodes: Node[];
  edges: { node: Node; cursor: string }[];
  pageInfo: PageInfo;
  /** Counted when called: only when the reader asks. */
  totalCount: () => Promise<number>;
}

/** The base of a connection type: `export class CommentConnection extends Connection(Comment) {}`, with `@ObjectType`. */
export function Connection<Node>(node: Type<Node>) {
  const name = node.name;

  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in the list.` })
  class Edge {
    @Field(() => node, { description: 'The row.' })
    node: Node;

    @Field({ description: 'Its place, to page from.' })
    cursor: string;
  }

  @ObjectType({ isAbstract: true })
  abstract class AConnection {
    @Field(() => [Edge], { description: 'Rows with their cursors.' })
    edges: Edge[];

    @Field(() => [node], { description: 'The rows alone.' })
    nodes: Node[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo: PageInfo;

    @Field(() => Int, {
      description: 'Rows of the whole list; counted only when asked for.',
      // Nest reads a field as a value; this one is asked.
      middleware: [({ source }: { source: Page<Node> }) => source.totalCount()],
    })
    totalCount: () => Promise<number>;
  }
  return AConnection as Type<Page<Node>> & (abstract new () => Page<Node>);
}
