import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { maxPageSize } from '../../platform/keyset.ts';
import { type Cost, evaluate, largest, sum, times } from './cost.ts';
import { isConnection, pageSizeOf, repetitions, type Size, type Variables } from './list-size.ts';

/** A field counts one, and one that changes something as much as it does more. */
export const mutationCost = 10;

/** What a document asks for, found before anybody looked whether it may. */
export interface Weight {
  /** Fields in fields, fragments followed; what the schema tells of itself is one level. */
  depth: number;
  /** Of the widest operation, fragments followed. */
  rootFields: number;
  /** The rest as it is written. */
  aliases: number;
  directives: number;
  fragments: number;
  /** Pairs of fields with one name in the answer: validation compares each with each. */
  pairs: number;
  /** A fragment that leads to itself; null where none does. */
  cycle: string | null;
  costOf: (operationName: string | null | undefined, variables: Variables) => number;
}

/** Reads every definition once, whatever leads to it how often. */
export function weigh(schema: GraphQLSchema, document: DocumentNode): Weight {
  const scales = new Scales(schema, document);
  const operations = document.definitions.filter(isOperation).map((operation) => {
    const type = schema.getRootType(operation.operation) ?? undefined;
    const { depth, fields, cost } = scales.weighDefinition(operation, type, 1);
    const writes = operation.operation === OperationTypeNode.MUTATION;
    return {
      name: operation.name?.value,
      depth,
      fields,
      cost: writes ? sum([cost, fields * (mutationCost - 1)]) : cost,
      defaults: defaultsOf(operation),
    };
  });
  scales.weighFragments();
  const { aliases, directives, fragments, cycle } = scales;
  return {
    depth: Math.max(scales.deepest, ...operations.map(({ depth }) => depth)),
    rootFields: Math.max(0, ...operations.map(({ fields }) => fields)),
    aliases,
    directives,
    fragments,
    cycle,
    pairs: [...scales.names.values()].reduce((pairs, times) => pairs + (times * (times - 1)) / 2, 0),
    costOf: (operationName, variables) => {
      const named = operations.filter(({ name }) => operationName == null || name === operationName);
      const costs = named.map(({ cost, defaults }) => evaluate(cost, { ...defaults, ...variables }));
      return Math.max(0, ...costs);
    },
  };
}

interface Part {
  depth: number;
  /** How many fields it brings to where it stands. */
  fields: number;
  cost: Cost;
}

const nothing: Part = { depth: 0, fields: 0, cost: 0 };

class Scales {
  aliases = 0;
  directives = 0;
  fragments = 0;
  deepest = 0;
  cycle: string | null = null;
  readonly names = new Map<string, number>();
  readonly #schema: GraphQLSchema;
  readonly #definitions: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Null: being weighed. */
  readonly #weighed = new Map<string, Part | null>();

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema;
    this.#definitions = new Map(
      document.definitions.filter(isFragment).map((definition) => [definition.name.value, definition]),
    );
  }

  weighDefinition(
    { directives, selectionSet, variableDefinitions = [] }: OperationDefinitionNode | FragmentDefinitionNode,
    type: GraphQLNamedType | undefined,
    pageSize: Size,
  ): Part {
    this.#countDirectives(directives);
    for (const variable of variableDefinitions) this.#countDirectives(variable.directives);
    return this.#weighSelections(selectionSet, type, pageSize);
  }

  /** Those, too, that nothing leads to. */
  weighFragments(): void {
    for (const name of this.#definitions.keys()) {
      this.deepest = Math.max(this.deepest, this.#weighFragment(name).depth);
    }
  }

  #weighFragment(name: string): Part {
    const weighed = this.#weighed.get(name);
    if (weighed) return weighed;
    if (weighed === null) this.cycle = name;
    const definition = this.#definitions.get(name);
    if (weighed === null || !definition) return nothing;
    this.#weighed.set(name, null);
    // Of a fragment on a connection nobody knows the page, so it is the longest.
    const part = this.weighDefinition(definition, this.#typeOf(definition.typeCondition), maxPageSize);
    this.#weighed.set(name, part);
    return part;
  }

  #weighSelections(
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    pageSize: Size,
  ): Part {
    let [depth, fields] = [0, 0];
    const always: Cost[] = [];
    // Nothing is of two types at once.
    const either = new Map<GraphQLNamedType, Cost[]>();
    for (const selection of selections) {
      this.#countDirectives(selection.directives);
      if (selection.kind === Kind.FIELD) {
        const part = this.#weighField(selection, type, pageSize);
        depth = Math.max(depth, part.depth);
        fields++;
        always.push(part.cost);
        continue;
      }
      this.fragments++;
      const [part, condition] =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? [
              this.#weighFragment(selection.name.value),
              this.#typeOf(this.#definitions.get(selection.name.value)?.typeCondition),
            ]
          : this.#weighInline(selection, type, pageSize);
      depth = Math.max(depth, part.depth);
      fields += part.fields;
      if (condition && isObjectType(condition) && isAbstractType(type)) {
        const costs = either.get(condition) ?? [];
        costs.push(part.cost);
        either.set(condition, costs);
      } else always.push(part.cost);
    }
    const introspection = type?.name.startsWith('__');
    return {
      depth: introspection ? 0 : depth,
      fields,
      cost: sum([...always, largest([...either.values()].map(sum))]),
    };
  }

  #weighInline(
    { selectionSet, typeCondition }: { selectionSet: SelectionSetNode; typeCondition?: NamedTypeNode },
    outer: GraphQLNamedType | undefined,
    pageSize: Size,
  ): [Part, GraphQLNamedType | undefined] {
    const type = typeCondition ? this.#typeOf(typeCondition) : outer;
    return [this.#weighSelections(selectionSet, type, pageSize), type];
  }

  #weighField(node: FieldNode, parent: GraphQLNamedType | undefined, pageSize: Size): Part {
    const name = (node.alias ?? node.name).value;
    this.names.set(name, (this.names.get(name) ?? 0) + 1);
    if (node.alias) this.aliases++;
    if (!node.selectionSet) return { depth: 1, fields: 1, cost: 1 };
    const field = fieldOf(parent, node.name.value);
    const type = field && getNamedType(field.type);
    const inside = this.#weighSelections(
      node.selectionSet,
      type,
      isConnection(type) ? pageSizeOf(node.arguments ?? []) : 1,
    );
    return {
      depth: 1 + inside.depth,
      fields: 1,
      cost: sum([1, times(field ? repetitions(field, parent, pageSize) : 1, inside.cost)]),
    };
  }

  #countDirectives(directives: readonly DirectiveNode[] = []): void {
    this.directives += directives.length;
  }

  #typeOf(node: NamedTypeNode | undefined): GraphQLNamedType | undefined {
    return node && this.#schema.getType(node.name.value);
  }
}

const metaFields = [SchemaMetaFieldDef, TypeMetaFieldDef];

/** Undefined for what there is not, which validation refuses. */
function fieldOf(parent: GraphQLNamedType | undefined, name: string) {
  if (name.startsWith('__')) return metaFields.find((meta) => meta.name === name);
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Variables =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );

const isOperation = (node: { kind: Kind }): node is OperationDefinitionNode =>
  node.kind === Kind.OPERATION_DEFINITION;

const isFragment = (node: { kind: Kind }): node is FragmentDefinitionNode =>
  node.kind === Kind.FRAGMENT_DEFINITION;
