import {
  getNamedType,
  type GraphQLInterfaceType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
  Lexer,
  Source,
  TokenKind,
} from 'graphql';

type Composite = GraphQLObjectType | GraphQLInterfaceType;

const maxDepth = 3;
/** Below the 2,000 that a document may have, for what stands around the selection. */
const mostTokens = 1_800;

/**
 * What a document asks for whole already, where once has to be enough for its length: interfaces, because there are many
 * types of events; what stands beside the rest in a payload; and what is no row of its own, like an amount or a phase.
 */
type Asked = Set<string>;

/**
 * Everything that can be asked of a type: all fields of all its possible types, objects in objects. A type that comes
 * again on the way down, or lies too deep, gives its plain fields only.
 */
function wholeSelection(
  schema: GraphQLSchema,
  type: GraphQLNamedOutputType,
  above: readonly string[] = [],
  asked: Asked = new Set(),
  leaveOut: ReadonlySet<string> = new Set(),
): string {
  if (isObjectType(type)) return `{ __typename ${fieldsOf(schema, type, above, asked, { leaveOut })} }`;
  if (!isInterfaceType(type) && !isUnionType(type)) return '';
  const again = isInterfaceType(type) && asked.has(type.name);
  if (isInterfaceType(type)) asked.add(type.name);
  const shared = isInterfaceType(type) ? Object.keys(type.getFields()) : [];
  const own = isInterfaceType(type) ? fieldsOf(schema, type, above, asked) : '';
  const fragments = (again ? [] : schema.getPossibleTypes(type))
    .filter((possible) => !leaveOut.has(possible.name))
    .map((possible) => ({
      name: possible.name,
      fields: fieldsOf(schema, possible, above, asked, { without: shared, prefix: possible.name, leaveOut }),
    }))
    .filter(({ fields }) => fields)
    .map(({ name, fields }) => `... on ${name} { ${fields} }`);
  return `{ __typename ${own} ${fragments.join(' ')} }`;
}

/** The same in as many selections as it takes for each to fit into a document. */
export function wholeSelections(schema: GraphQLSchema, type: GraphQLNamedOutputType): string[] {
  const split = (asking: string[], leaveOut: string[]): string[] => {
    const selection = wholeSelection(schema, type, [], new Set(), new Set(leaveOut));
    if (tokensOf(selection) <= mostTokens) return [selection];
    if (asking.length < 2) {
      const below = asking.flatMap((path) => compositesBelow(schema, type, path));
      if (below.length < 2) throw new Error(`${type.name} is too long a document, whatever is left out`);
      return split(below, leaveOut);
    }
    const half = Math.ceil(asking.length / 2);
    const [first, second] = [asking.slice(0, half), asking.slice(half)];
    return [...split(first, [...leaveOut, ...second]), ...split(second, [...leaveOut, ...first])];
  };
  return split(compositesOf(schema, type), []);
}

/** The fields of the row that a type brings, or of the type itself, that are objects, and the types that an interface may be. */
function compositesOf(schema: GraphQLSchema, type: GraphQLNamedOutputType): string[] {
  if (isUnionType(type)) return type.getTypes().flatMap((member) => compositesOf(schema, member));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const fields = Object.values(type.getFields()).filter((field) => !isLeafType(getNamedType(field.type)));
  const types = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  if (!/(Connection|Payload)$/.test(type.name)) return [...fields, ...types].map(({ name }) => name);
  return fields
    .filter(({ name }) => name !== 'edges' && name !== 'pageInfo')
    .flatMap((field) => compositesOf(schema, getNamedType(field.type)));
}

/** The same of the rows that a field brings, each as the way to it: `tickets.visits`. */
function compositesBelow(schema: GraphQLSchema, type: GraphQLNamedOutputType, path: string): string[] {
  const found = path.split('.').reduce<GraphQLNamedOutputType[]>(
    (types, name) =>
      types.flatMap(rowsOf).flatMap((row) => {
        const field = row.getFields()[name];
        return field ? [getNamedType(field.type)] : [];
      }),
    [type],
  );
  return found.flatMap((below) => compositesOf(schema, below)).map((name) => `${path}.${name}`);
}

/** A type, or what stands in its pages and payloads. */
function rowsOf(type: GraphQLNamedOutputType): Composite[] {
  if (isUnionType(type)) return type.getTypes().flatMap(rowsOf);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  if (!/(Connection|Payload)$/.test(type.name)) return [type];
  return Object.values(type.getFields()).flatMap((field) => rowsOf(getNamedType(field.type)));
}

function tokensOf(selection: string): number {
  const lexer = new Lexer(new Source(selection));
  let tokens = 0;
  while (lexer.advance().kind !== TokenKind.EOF) tokens++;
  return tokens;
}

const isValue = (type: GraphQLNamedOutputType): boolean =>
  isObjectType(type) &&
  !/(Connection|Edge|Payload)$/.test(type.name) &&
  !type.getInterfaces().some(({ name }) => name === 'Node');

const below = (leaveOut: ReadonlySet<string>, name: string): ReadonlySet<string> =>
  new Set(
    [...leaveOut].filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1)),
  );

interface FieldOptions {
  without?: readonly string[];
  prefix?: string;
  /** What other documents ask for: fields of the outermost row, and of the rows in these by the way to them. */
  leaveOut?: ReadonlySet<string>;
}

/** Possible types give the same name to fields of different types, so in a fragment each field is named after its own. */
function fieldsOf(
  schema: GraphQLSchema,
  type: Composite,
  above: readonly string[],
  asked: Asked,
  { without = [], prefix, leaveOut = new Set() }: FieldOptions = {},
): string {
  const step = !/(Connection|Edge|Payload)$/.test(type.name);
  const beside = isObjectType(type) && asked.has(type.name);
  const plainOnly = step && (beside || above.includes(type.name) || above.length >= maxDepth);
  const path = step ? [...above, type.name] : above;
  return Object.values(type.getFields())
    .filter(({ name }) => !without.includes(name))
    .flatMap(({ name, type: fieldType }) => {
      const named = getNamedType(fieldType);
      const field = prefix ? `${prefix}_${name}: ${name}` : name;
      if (isLeafType(named)) return [field];
      if (plainOnly || (step && leaveOut.has(name))) return [];
      // The rows of a page come once whole, as `nodes`.
      if (name === 'edges') return [`${field} { cursor node { __typename } }`];
      const selection = wholeSelection(schema, named, path, asked, step ? below(leaveOut, name) : leaveOut);
      if (type.name.endsWith('Payload') || isValue(named)) asked.add(named.name);
      return [`${field} ${selection}`];
    })
    .join(' ');
}
