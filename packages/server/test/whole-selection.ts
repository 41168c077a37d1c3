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
} from 'graphql';

type Composite = GraphQLObjectType | GraphQLInterfaceType;

const maxDepth = 3;

/**
 * What a document asks for whole already, where once has to be enough for its length: interfaces, because there are many
 * types of events, and what stands beside the rest in a payload.
 */
type Asked = Set<string>;

/**
 * Everything that can be asked of a type: all fields of all its possible types, objects in objects. A type that comes
 * again on the way down, or lies too deep, gives its plain fields only.
 */
export function wholeSelection(
  schema: GraphQLSchema,
  type: GraphQLNamedOutputType,
  above: readonly string[] = [],
  asked: Asked = new Set(),
): string {
  if (isObjectType(type)) return `{ __typename ${fieldsOf(schema, type, above, asked)} }`;
  if (!isInterfaceType(type) && !isUnionType(type)) return '';
  const again = isInterfaceType(type) && asked.has(type.name);
  if (isInterfaceType(type)) asked.add(type.name);
  const shared = isInterfaceType(type) ? Object.keys(type.getFields()) : [];
  const own = isInterfaceType(type) ? fieldsOf(schema, type, above, asked) : '';
  const fragments = (again ? [] : schema.getPossibleTypes(type))
    .map((possible) => ({
      name: possible.name,
      fields: fieldsOf(schema, possible, above, asked, shared, possible.name),
    }))
    .filter(({ fields }) => fields)
    .map(({ name, fields }) => `... on ${name} { ${fields} }`);
  return `{ __typename ${own} ${fragments.join(' ')} }`;
}

/** Possible types give the same name to fields of different types, so in a fragment each field is named after its own. */
function fieldsOf(
  schema: GraphQLSchema,
  type: Composite,
  above: readonly string[],
  asked: Asked,
  without: readonly string[] = [],
  prefix?: string,
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
      if (plainOnly) return [];
      // The rows of a page come once whole, as `nodes`.
      if (name === 'edges') return [`${field} { cursor node { __typename } }`];
      const selection = wholeSelection(schema, named, path, asked);
      if (type.name.endsWith('Payload')) asked.add(named.name);
      return [`${field} ${selection}`];
    })
    .join(' ');
}
