import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
  type SelectionNode,
  valueFromASTUntyped,
} from 'graphql';

type Row = Record<string, unknown>;

interface Asked {
  variables: Row;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * What has been answered with a value: `Type.field`, and `field.argument.path` of the root (`Type.field.argument` below).
 * A probe that is answered with nothing proves nothing, so each field has to be seen here by one who may see it.
 */
export class Coverage {
  readonly fields = new Set<string>();
  readonly arguments = new Set<string>();
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Takes in one answer. */
  take(document: string, variables: Row, data: unknown): void {
    if (!isRow(data)) return;
    const { definitions } = parse(document, { noLocation: true });
    const fragments = new Map(
      definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((definition) => [definition.name.value, definition]),
    );
    for (const definition of definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const root = this.#schema.getRootType(definition.operation)!;
      this.#walk(root, definition.selectionSet.selections, data, { variables, fragments });
    }
  }

  #walk(type: GraphQLObjectType, selections: readonly SelectionNode[], row: Row, asked: Asked): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        this.#field(type, selection, row[selection.alias?.value ?? selection.name.value], asked);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? asked.fragments.get(selection.name.value)! : selection;
      const condition = fragment.typeCondition?.name.value ?? type.name;
      if (condition === type.name || this.#isSubType(condition, type))
        this.#walk(type, fragment.selectionSet.selections, row, asked);
    }
  }

  #isSubType(name: string, type: GraphQLObjectType): boolean {
    const abstract = this.#schema.getType(name);
    return abstract !== undefined && 'resolveType' in abstract && this.#schema.isSubType(abstract, type);
  }

  #field(type: GraphQLObjectType, node: FieldNode, value: unknown, asked: Asked): void {
    const field = type.getFields()[node.name.value];
    const values = (Array.isArray(value) ? (value as unknown[]) : [value]).filter((item) => item != null);
    if (!field || values.length === 0) return;
    this.fields.add(`${type.name}.${field.name}`);
    const isRoot =
      type === this.#schema.getRootType('query' as never) || /^(Mutation|Subscription)$/.test(type.name);
    for (const { name, value: given } of node.arguments ?? []) {
      const path = isRoot ? [field.name, name.value] : [type.name, field.name, name.value];
      for (const leaf of leavesOf(valueFromASTUntyped(given, asked.variables), path))
        this.arguments.add(leaf);
    }
    const named = getNamedType(field.type);
    for (const below of values) {
      if (!isRow(below)) continue;
      const concrete = isObjectType(named) ? named : this.#schema.getType(String(below['__typename']));
      if (isObjectType(concrete)) this.#walk(concrete, node.selectionSet?.selections ?? [], below, asked);
    }
  }
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The ways to the values inside an argument, as the schema names them. */
function leavesOf(value: unknown, path: readonly string[]): string[] {
  if (value == null) return [];
  if (Array.isArray(value)) return value.length === 0 ? [] : value.flatMap((item) => leavesOf(item, path));
  if (!isRow(value)) return [path.join('.')];
  return Object.entries(value).flatMap(([name, below]) => leavesOf(below, [...path, name]));
}
