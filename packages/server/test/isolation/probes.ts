import {
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { schema } from '../../src/graphql/schema.ts';
import { wholeSelections } from '../whole-selection.ts';
import { type Knowledge, knowledge, type Named } from './knowledge.ts';
import { absentId, nodeTypes, type Victim, type World } from './world.ts';

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
  /** The same without a selection, for who may not ask for so much at once. */
  bare?: string;
  variables: (named: string | undefined) => Record<string, unknown>;
  /** Everything of the victim that the asker says, and may hear again. */
  said: string[];
  /** Names a row of the sibling, too: its finder is the organization above both. */
  mixed?: boolean;
  /** All that can be said at once: what each argument does is asked one by one. */
  whole?: boolean;
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
  const bare = documentOf(isLeafType(getNamedType(field.type)) ? '' : '{ __typename }');
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
      bare,
      variables: variablesWith(leaf),
      said: [...said, pair.foreign, pair.absent],
    })),
  );
  const whole = [/^(last|before|after)$/, /^(first|before|after)$/].map((left): Probe => {
    const given = leaves.filter(({ path }) => !left.test(path.join('.')));
    const values = given.map((leaf) => {
      const known = knownOf(field, leaf);
      return { leaf, value: known.names ? known.names(victim)[0]!.foreign : known.say };
    });
    return {
      name: `${field.name}(${given.map(({ path }) => path.join('.')).join(', ')})`,
      whole: true,
      documents: documents.slice(0, 1),
      bare,
      variables: () => {
        const variables = {};
        for (const { leaf, value } of values)
          put(variables, leaf.path, typeof value === 'function' ? (value as () => unknown)() : value);
        return variables;
      },
      said: values.filter(({ leaf }) => knownOf(field, leaf).names).map(({ value }) => String(value)),
    };
  });
  const all = leaves.length === 0 ? [] : whole[0]!.name === whole[1]!.name ? [whole[0]!] : whole;
  const plain = { name: field.name, documents, bare, variables: variablesWith(), said };
  return named.length > 0 && base.some(({ leaf }) => knownOf(field, leaf).names)
    ? [...named, ...all]
    : [plain, ...named, ...all];
}

/** How everything that the schema offers is asked for. */
export const makeProbes = ({ victim, own }: Pick<World, 'victim' | 'own'>): Probe[] => [
  ...mixedProbesOf(victim, own),
  ...roots.flatMap(({ operation, fields }) => fields.flatMap((field) => probesOf(operation, field, victim))),
  ...nodeTypes(schema).flatMap((type) => listProbesOf(type, victim)),
];

/** What names two rows, of which the first is the asker’s own. */
function mixedProbesOf(victim: Victim, { ticketId, serial, warehouse }: World['own']): Probe[] {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const span = { startsAt: inDays(20), endsAt: inDays(20.1) };
  const probe = (
    verb: string,
    input: (named: string | undefined) => Record<string, unknown>,
    [foreign, absent]: [string, string],
    open?: string,
  ): Probe => ({
    name: `${verb} of one’s own (${foreign})`,
    mixed: true,
    open,
    documents: [
      `mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) {
        ${verb}(input: $input) { __typename ... on ValidationError { issues { path message code } } ... on DomainError { message } }
      }`,
    ],
    variables: (named) => ({ input: input(named) }),
    foreign,
    absent,
    said: [foreign, absent],
  });
  const member: [string, string] = [victim.memberId, absentId('Member')];
  const device: [string, string] = [victim.serial, 'SNNOBODY'];
  const place: [string, string] = [victim.warehouses[0], 'NOWHERE'];
  const body: [string, string] = [victim.organization.code, 'NOBODY'];
  const sku = 'ISOLATION';
  return [
    probe('scheduleVisit', (technician) => ({ id: ticketId, technician, ...span }), member),
    probe('assignTicket', (named) => ({ id: ticketId, member: named }), member),
    probe('identifyDevice', (named) => ({ id: ticketId, serial: named }), device),
    probe('replacePart', (ticket) => ({ serial, sku, ticket }), [victim.ticketId, absentId('Ticket')]),
    probe(
      'reserveParts',
      (named) => ({ ticket: ticketId, warehouse: named, lines: [{ sku, quantity: 1 }] }),
      place,
    ),
    probe(
      'transferStock',
      (to) => ({ from: warehouse, to, expectedOn: '2999-12-31', lines: [{ sku, quantity: 1 }] }),
      place,
      'Who is supplied by a warehouse may know its code: see matrix.test.ts.',
    ),
    probe('addLoaner', (organization) => ({ serial, organization }), body),
    // Of a version that is not: who is found is told apart, and nothing is handed over.
    probe(
      'handOverTicket',
      (named) => ({ id: ticketId, organization: named, note: 'yours', expectedVersion: 9_999 }),
      body,
    ),
    {
      name: 'technicianSuggestions of one’s own',
      documents: [
        `query ($ticket: ID!, $startsAt: DateTime!, $endsAt: DateTime!) {
          technicianSuggestions(ticket: $ticket, startsAt: $startsAt, endsAt: $endsAt) { technician { name email } }
        }`,
      ],
      variables: () => ({ ticket: ticketId, ...span }),
      said: [],
    },
  ];
}

/** The lists of a row, from a place in one direction and in the other. */
function listProbesOf(typeName: string, { nodes, cursors }: Victim): Probe[] {
  const type = schema.getType(typeName) as GraphQLObjectType;
  const lists = Object.values(type.getFields()).filter(({ args }) =>
    args.some(({ name }) => name === 'first'),
  );
  return lists.flatMap((field) =>
    [
      { size: 'first', place: 'after' },
      { size: 'last', place: 'before' },
    ].flatMap(({ size, place }): Probe[] => {
      if (!field.args.some(({ name }) => name === size)) return [];
      const document = `query ($id: ID!, $size: Int, $place: String) {
        node(id: $id) { __typename ... on ${typeName} { ${field.name}(${size}: $size, ${place}: $place) { __typename nodes { __typename } edges { cursor } } } }
      }`;
      const isLog = getNamedType(field.type).name === 'EventConnection';
      const cursor = isLog ? cursors.event : cursors.row;
      return [false, true].map((placed) => ({
        name: `${typeName}.${field.name}(${size}${placed ? `, ${place}` : ''})`,
        foreign: nodes[typeName]!,
        absent: absentId(typeName),
        documents: [document],
        variables: (id) => ({ id, size: 5, place: placed ? cursor : null }),
        said: [nodes[typeName]!, cursor],
      }));
    }),
  );
}
