import type { GraphQLObjectType } from 'graphql';
import {
  getNamedType,
  isCompositeType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** How big an operation is, fragments spread out. */
export interface Measure {
  /** Fields, as often as they are asked for. */
  fields: number;
  aliases: number;
  directives: number;
  depth: number;
  /** Objects and values it may bring: a page's rows times what each row brings. */
  cost: number;
}

const nothing: Measure = { fields: 0, aliases: 0, directives: 0, depth: 0, cost: 0 };
const beside = (a: Measure, b: Measure): Measure => ({
  fields: a.fields + b.fields,
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
  depth: Math.max(a.depth, b.depth),
  cost: a.cost + b.cost,
});

/** Rows of a page when nothing is said; see `PageArgs`. */
const DEFAULT_ROWS = 25;

/**
 * Measures an operation of a valid document in time linear in its length: each fragment is measured once for each type
 * it stands on, however often it is spread.
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Measure {
  const fragments = new Map(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const measured = new Map<string, Measure>();

  const ofFragment = (name: string): Measure => {
    const fragment = fragments.get(name)!;
    let found = measured.get(name);
    if (!found) {
      found = ofSelections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value));
      found = { ...found, directives: found.directives + (fragment.directives?.length ?? 0) };
      measured.set(name, found);
    }
    return found;
  };

  const ofSelections = (set: SelectionSetNode, type: GraphQLNamedType | undefined): Measure =>
    set.selections
      .map((node): Measure => {
        const directives = { ...nothing, directives: node.directives?.length ?? 0 };
        if (node.kind === Kind.FRAGMENT_SPREAD) return beside(directives, ofFragment(node.name.value));
        if (node.kind === Kind.INLINE_FRAGMENT) {
          const on = node.typeCondition ? schema.getType(node.typeCondition.name.value) : type;
          return beside(directives, ofSelections(node.selectionSet, on));
        }
        return beside(directives, ofField(node, type));
      })
      .reduce(beside, nothing);

  const ofField = (node: FieldNode, type: GraphQLNamedType | undefined): Measure => {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    const below = field && getNamedType(field.type);
    const inner = node.selectionSet
      ? ofSelections(node.selectionSet, isCompositeType(below) ? below : metaType(schema, node))
      : nothing;
    return {
      fields: inner.fields + 1,
      aliases: inner.aliases + (node.alias ? 1 : 0),
      directives: inner.directives,
      depth: inner.depth + 1,
      cost:
        1 + inner.cost * rowsOf(node, variables, field?.args.some(({ name }) => name === 'first') ?? false),
    };
  };

  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
}

/** How many rows a field can bring: what its page says, as far as that can be read. */
function rowsOf(node: FieldNode, variables: Record<string, unknown>, isPage: boolean): number {
  if (!isPage) return 1;
  const asked = (name: string): unknown => {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (value?.kind === Kind.VARIABLE) return variables[value.name.value];
    return value?.kind === Kind.INT ? Number(value.value) : undefined;
  };
  const rows = asked('first') ?? asked('last') ?? DEFAULT_ROWS;
  return typeof rows === 'number' && rows > 0 ? rows : 1;
}

/** What `__schema` and `__type` lead to, which no type lists among its fields. */
function metaType(schema: GraphQLSchema, node: FieldNode): GraphQLObjectType | undefined {
  const name = { __schema: '__Schema', __type: '__Type' }[node.name.value];
  return name ? (schema.getType(name) as GraphQLObjectType) : undefined;
}
