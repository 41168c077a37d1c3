import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionNode,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
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
    for (const { name, value: given } of node.arguments ?? []) {
      const path = isRoot(type.name) ? [field.name, name.value] : [type.name, field.name, name.value];
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

/**
 * Whether a field was answered with a value. What every event has is resolved in one place: it counts for each type of
 * event that was seen, also where it is null by nature, like the ticket of what happened to a calendar.
 */
export function isShown({ fields }: Coverage, schema: GraphQLSchema, field: string): boolean {
  if (fields.has(field)) return true;
  const [typeName, name] = field.split('.') as [string, string];
  const event = schema.getType('Event');
  if (!isInterfaceType(event) || !event.getFields()[name]) return false;
  const types = schema.getPossibleTypes(event).map((type) => type.name);
  return (
    types.includes(typeName) &&
    fields.has(`${typeName}.id`) &&
    types.some((type) => fields.has(`${type}.${name}`))
  );
}

/** Every field that can be asked for, as `Type.field`. */
export const everyField = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));

/** Every argument, down to the fields of its input objects, as `Coverage` names them. */
export const everyArgument = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) =>
        field.args.flatMap((arg) =>
          inputLeaves(arg.type, [...(isRoot(type.name) ? [] : [type.name]), field.name, arg.name]),
        ),
      ),
    );

const isRoot = (name: string): boolean => /^(Query|Mutation|Subscription)$/.test(name);

function inputLeaves(type: GraphQLInputType, path: readonly string[]): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [path.join('.')];
  return Object.values(named.getFields()).flatMap((field) => inputLeaves(field.type, [...path, field.name]));
}

/** The fields that a document asks for: of an interface, those of everything that it may be. */
export function selectedFields(schema: GraphQLSchema, document: string): string[] {
  const types = new TypeInfo(schema);
  const selected = new Set<string>();
  const enter = (node: FieldNode) => {
    const parent = types.getParentType();
    if (!parent || node.name.value.startsWith('__')) return;
    const concrete = isObjectType(parent) ? [parent] : schema.getPossibleTypes(parent as never);
    for (const { name } of concrete) selected.add(`${name}.${node.name.value}`);
  };
  visit(parse(document, { noLocation: true }), visitWithTypeInfo(types, { Field: { enter } }));
  return [...selected];
}
