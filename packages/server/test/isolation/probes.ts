import {
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { schema } from '../../src/graphql/schema.ts';
import { wholeSelections } from '../whole-selection.ts';
import { type Knowledge, knowledge, type Named } from './knowledge.ts';
import type { Victim } from './world.ts';

interface Leaf {
  path: string[];
  required: boolean;
}

/** Every value that a field takes, with the way to it through its input objects. */
function leavesOf(type: GraphQLInputType, path: string[], required: boolean): Leaf[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [{ path, required }];
  return Object.values(named.getFields()).flatMap((field) =>
    leavesOf(field.type, [...path, field.name], required && isRequiredInputField(field)),
  );
}

export const leavesOfField = (field: GraphQLField<unknown, unknown>): Leaf[] =>
  field.args.flatMap((arg) => leavesOf(arg.type, [arg.name], isRequiredArgument(arg)));

export const roots = [
  { operation: 'query', fields: Object.values(schema.getQueryType()!.getFields()) },
  { operation: 'mutation', fields: Object.values(schema.getMutationType()!.getFields()) },
];

const knownOf = (field: GraphQLField<unknown, unknown>, { path }: Leaf): Knowledge => {
  const known = knowledge[[field.name, ...path].join('.')];
  if (!known) throw new Error(`the matrix does not know how to ask for ${field.name}.${path.join('.')}`);
  return known;
};

function put(target: Record<string, unknown>, [name, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) target[name!] = value;
  else put((target[name!] ??= {}) as Record<string, unknown>, rest, value);
}

export interface Probe extends Partial<Named> {
  name: string;
  /** A query takes as many as it takes to ask for everything; a mutation is asked once. */
  documents: string[];
  variables: (named: string | undefined) => Record<string, unknown>;
  /** Everything of the victim that the asker says, and may hear again. */
  said: string[];
}

function probesOf(operation: string, field: GraphQLField<unknown, unknown>, victim: Victim): Probe[] {
  const declared = field.args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const documentOf = (selection: string) =>
    `${operation} ${declared ? `(${declared})` : ''} { ${field.name}${passed ? `(${passed})` : ''} ${selection} }`;
  const documentsOf = (type: GraphQLNamedOutputType) => {
    const selections = wholeSelections(schema, type);
    return operation === 'mutation' ? selections.slice(0, 1) : selections;
  };
  const documents =
    field.name === 'node'
      ? [documentOf('{ __typename id }')]
      : documentsOf(getNamedType(field.type)).map(documentOf);
  const leaves = leavesOfField(field);
  const said: string[] = [];
  const base = leaves
    .map((leaf) => ({ leaf, known: knownOf(field, leaf) }))
    .filter(({ leaf, known }) => leaf.required || known.always)
    .map(({ leaf, known }) => {
      const value = known.names ? known.names(victim)[0]!.foreign : known.say;
      if (known.names) said.push(String(value));
      return { leaf, value };
    });
  const variablesWith = (leaf?: Leaf) => (named?: unknown) => {
    const variables = {};
    for (const { leaf: given, value } of base) {
      put(variables, given.path, typeof value === 'function' ? (value as () => unknown)() : value);
    }
    if (leaf) put(variables, leaf.path, named);
    return variables;
  };
  const named = leaves.flatMap((leaf) =>
    (knownOf(field, leaf).names?.(victim) ?? []).map((pair) => ({
      ...pair,
      name: `${field.name}(${leaf.path.join('.')}: ${pair.foreign})`,
      documents: pair.type
        ? documentsOf(schema.getType(pair.type) as GraphQLObjectType).map((selection) =>
            documentOf(`{ ... on ${pair.type} ${selection} }`),
          )
        : documents,
      variables: variablesWith(leaf),
      said: [...said, pair.foreign, pair.absent],
    })),
  );
  const plain = { name: field.name, documents, variables: variablesWith(), said };
  return named.length > 0 && base.some(({ leaf }) => knownOf(field, leaf).names) ? named : [plain, ...named];
}

/** How everything that the schema offers is asked for. */
export const makeProbes = (victim: Victim): Probe[] =>
  roots.flatMap(({ operation, fields }) => fields.flatMap((field) => probesOf(operation, field, victim)));
