import {
  type DocumentNode,
  getNamedType,
  type GraphQLAbstractType,
  type GraphQLArgument,
  GraphQLError,
  type GraphQLInterfaceType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
  OperationTypeNode,
  parse,
} from 'graphql';
import { costLimits, limits } from '../src/http/query-limits/limits.ts';
import { weigh } from '../src/http/query-limits/weigh.ts';

type Composite = GraphQLObjectType | GraphQLInterfaceType;

const maxDepth = 3;
/** Below what a document may have, for what stands around the selection. */
const mostTokens = limits.tokens - 200;
/** Rows of a page below another one: more than a test makes, and few enough to be within what a secret key may ask for. */
const pageSize = 5;

/**
 * What a document asks for whole already, where once has to be enough for its length: interfaces, because there are many
 * types of events; what stands beside the rest in a payload; and what is no row of its own, like an amount or a phase.
 */
type Asked = Set<string>;

/** Fields of rows, like `Device.tickets`, and types that an interface may be: what other documents ask for. */
type LeftOut = ReadonlySet<string>;

/**
 * Everything that can be asked of a type: all fields of all its possible types, objects in objects. A type that comes
 * again on the way down, or lies too deep, gives its plain fields only.
 */
function wholeSelection(
  schema: GraphQLSchema,
  type: GraphQLNamedOutputType,
  leaveOut: LeftOut,
  above: readonly string[] = [],
  asked: Asked = new Set(),
): string {
  if (isObjectType(type)) return `{ __typename ${fieldsOf(schema, type, leaveOut, above, asked)} }`;
  if (!isInterfaceType(type) && !isUnionType(type)) return '';
  const again = isInterfaceType(type) && asked.has(type.name);
  if (isInterfaceType(type)) asked.add(type.name);
  const shared = isInterfaceType(type) ? Object.keys(type.getFields()) : [];
  const own = isInterfaceType(type) ? fieldsOf(schema, type, leaveOut, above, asked) : '';
  const fragments = (again ? [] : schema.getPossibleTypes(type))
    .filter((possible) => !leaveOut.has(possible.name))
    .map((possible) => ({
      name: possible.name,
      fields: fieldsOf(schema, possible, leaveOut, above, asked, { without: shared, among: type }),
    }))
    .filter(({ fields }) => fields)
    .map(({ name, fields }) => `... on ${name} { ${fields} }`);
  return `{ __typename ${own} ${fragments.join(' ')} }`;
}

/** The same in as many selections as it takes for each to fit into a document. */
export function wholeSelections(schema: GraphQLSchema, type: GraphQLNamedOutputType): string[] {
  const split = (
    asking: readonly string[],
    leaveOut: readonly string[],
    above: readonly string[],
  ): string[] => {
    const selection = wholeSelection(schema, type, new Set(leaveOut));
    if (fits(schema, type, selection)) return [selection];
    if (asking.length === 1) {
      // One relation alone is too long: what lies below it is divided.
      const below = compositesBelow(schema, asking[0]!).filter(
        (name) => ![...leaveOut, ...above].includes(name),
      );
      if (below.length === 0) throw new Error(`${asking[0]} is too long a document, whatever is left out`);
      return split(below, leaveOut, [...above, ...asking]);
    }
    const half = Math.ceil(asking.length / 2);
    const [first, second] = [asking.slice(0, half), asking.slice(half)];
    return [
      ...split(first, [...leaveOut, ...second], above),
      ...split(second, [...leaveOut, ...first], above),
    ];
  };
  return split(compositesOf(schema, type), [], []);
}

/** The fields of the row that a type brings, or of the type itself, that are objects, and the types that an interface may be. */
function compositesOf(schema: GraphQLSchema, type: GraphQLNamedOutputType): string[] {
  if (isUnionType(type)) return type.getTypes().flatMap((member) => compositesOf(schema, member));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const fields = Object.values(type.getFields()).filter((field) => !isLeafType(getNamedType(field.type)));
  const types = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  if (!isWrapper(type))
    return [...fields.map(({ name }) => `${type.name}.${name}`), ...types.map(({ name }) => name)];
  return fields
    .filter(({ name }) => name !== 'edges' && name !== 'pageInfo')
    .flatMap((field) => compositesOf(schema, getNamedType(field.type)));
}

/** The same of what a name of `compositesOf` leads to. */
function compositesBelow(schema: GraphQLSchema, name: string): string[] {
  const [typeName, fieldName] = name.split('.');
  const type = schema.getType(typeName!) as Composite;
  return compositesOf(schema, fieldName ? getNamedType(type.getFields()[fieldName]!.type) : type);
}

/** Whether a document may hold it beside what stands around it. */
function fits(schema: GraphQLSchema, type: GraphQLNamedOutputType, selection: string): boolean {
  if (selection === '') return true;
  let document: DocumentNode;
  try {
    document = parse(around(schema, type, selection), { maxTokens: mostTokens });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes('tokens')) return false;
    throw error;
  }
  const { aliases, fragments, pairs, costOf } = weigh(schema, document);
  return (
    aliases <= limits.aliases &&
    fragments <= limits.fragments &&
    pairs <= limits.pairs &&
    costOf(null, {}) <= costLimits.SECRET_KEY
  );
}

/** The selection where it stands in a document: on a field at the root, or on a node. */
function around(schema: GraphQLSchema, type: GraphQLNamedOutputType, selection: string): string {
  for (const operation of Object.values(OperationTypeNode)) {
    const field = Object.values(schema.getRootType(operation)?.getFields() ?? {}).find(
      (one) => getNamedType(one.type) === type,
    );
    if (field) return `${operation} { ${field.name} ${selection} }`;
  }
  return `{ node { ... on ${type.name} ${selection} } }`;
}

/** What stands around rows, and is none. */
const isWrapper = ({ name }: GraphQLNamedOutputType): boolean => /(Connection|Edge|Payload)$/.test(name);

const isValue = (type: GraphQLNamedOutputType): boolean =>
  isObjectType(type) && !isWrapper(type) && !type.getInterfaces().some(({ name }) => name === 'Node');

/** What fields below the root are told beside; where lists begin and end is asked elsewhere. */
const spoken: Record<string, string> = { locale: '"zh-CN"', timeZone: '"Asia/Shanghai"', removed: 'true' };

function passedTo(args: readonly GraphQLArgument[], isNested: boolean): string {
  const passed = args.flatMap(({ name }) => (spoken[name] ? [`${name}: ${spoken[name]}`] : []));
  if (isNested && args.some(({ name }) => name === 'first')) passed.push(`first: ${pageSize}`);
  return passed.length > 0 ? `(${passed.join(', ')})` : '';
}

/** Whether possible types give this name to fields of different types. */
function isAmbiguous(schema: GraphQLSchema, among: GraphQLAbstractType, name: string): boolean {
  const types = schema.getPossibleTypes(among).flatMap((possible) => possible.getFields()[name]?.type ?? []);
  return new Set(types.map(String)).size > 1;
}

/** In a fragment, a field whose name is ambiguous is named after its type. */
function fieldsOf(
  schema: GraphQLSchema,
  type: Composite,
  leaveOut: LeftOut,
  above: readonly string[],
  asked: Asked,
  { without = [], among }: { without?: readonly string[]; among?: GraphQLAbstractType } = {},
): string {
  const step = !isWrapper(type);
  const beside = isObjectType(type) && asked.has(type.name);
  const plainOnly = step && (beside || above.includes(type.name) || above.length >= maxDepth);
  const path = step ? [...above, type.name] : above;
  return Object.values(type.getFields())
    .filter(({ name }) => !without.includes(name))
    .flatMap(({ name, type: fieldType, args }) => {
      const named = getNamedType(fieldType);
      const alias = among && isAmbiguous(schema, among, name) ? `${type.name}_${name}: ` : '';
      const field = `${alias}${name}${passedTo(args, path.length > 0)}`;
      if (isLeafType(named)) return [field];
      if (plainOnly || leaveOut.has(`${type.name}.${name}`)) return [];
      // The rows of a page come once whole, as `nodes`.
      if (name === 'edges') return [`${field} { cursor node { __typename } }`];
      const selection = wholeSelection(schema, named, leaveOut, path, asked);
      if (type.name.endsWith('Payload') || isValue(named)) asked.add(named.name);
      return [`${field} ${selection}`];
    })
    .join(' ');
}
