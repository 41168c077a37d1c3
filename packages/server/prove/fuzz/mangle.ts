import { pick, type Random } from '../../test/random.ts';
import type { Operation } from './operations.ts';
import { infinity, wrong } from './values.ts';

/** What is sent to /graphql. */
export interface Sent {
  method: 'GET' | 'POST';
  contentType: string;
  body: string;
}

type Mangle = (random: Random, operation: Operation) => Operation;

const at = (random: Random, text: string): number => Math.floor(random() * text.length);

const withDocument =
  (change: (random: Random, document: string) => string): Mangle =>
  (random, operation) => ({ ...operation, document: change(random, operation.document) });

const withVariables =
  (change: (random: Random, variables: Operation['variables']) => Operation['variables']): Mangle =>
  (random, operation) => ({ ...operation, variables: change(random, operation.variables) });

const characters = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '!',
  '$',
  '@',
  ':',
  '"',
  '"""',
  '\\',
  '\u0000',
  '#',
  '…',
  ' ',
  '-',
];

/** Each makes an operation that the schema does not take, or one that nobody would send. */
const mangles: Mangle[] = [
  withDocument((random, text) => {
    const from = at(random, text);
    return text.slice(0, from) + text.slice(from + 1 + Math.floor(random() * 9));
  }),
  withDocument((random, text) => {
    const place = at(random, text);
    return text.slice(0, place) + pick(random, characters) + text.slice(place);
  }),
  withDocument((random, text) => {
    const names = [...text.matchAll(/\b[a-zA-Z]{3,}\b/g)];
    const { 0: name, index } = pick(random, names);
    return `${text.slice(0, index)}${name}X${text.slice(index + name.length)}`;
  }),
  withDocument((random, text) => text.slice(0, at(random, text))),
  withDocument((_random, text) => `${text} ${text}`),
  withDocument((_random, text) => `${text} fragment A on Query { ...B } fragment B on Query { ...A }`),
  withDocument((random, text) =>
    text.replace(/\{/, `{ ${'__typename '.repeat(1 + at(random, 'x'.repeat(60)))}`),
  ),
  withDocument(() => `{ __schema { types { name fields { name args { name type { name } } } } } }`),
  withDocument(
    (random) => `{ __type(name: ${JSON.stringify(pick(random, ['Ticket', '', 'Nil']))}) { name } }`,
  ),
  withDocument((random) => `query ${'{ node(id: "x") '.repeat(1 + at(random, 'x'.repeat(30)))}`),
  withDocument((random) =>
    pick(random, ['', ' ', '# nothing', '{}', 'query', '{ }', '\ufeff{ viewer { kind } }']),
  ),
  withDocument((random, text) =>
    text.replace('{', `@${pick(random, ['include', 'skip(if: 1)', 'nil', 'defer'])} {`),
  ),
  withVariables((random, variables) => {
    const names = Object.keys(variables);
    return names.length === 0 ? { nil: 1 } : { ...variables, [pick(random, names)]: wrong(random) };
  }),
  withVariables((random, variables) =>
    Object.fromEntries(Object.entries(variables).filter(() => random() < 0.5)),
  ),
  withVariables((random, variables) => ({
    ...variables,
    ['x'.repeat(1 + at(random, 'x'.repeat(9)))]: wrong(random),
  })),
];

export const mangle: Mangle = (random, operation) => pick(random, mangles)(random, operation);

const bodies = (operation: Operation): unknown[] => [
  [],
  null,
  5,
  'text',
  [{ query: operation.document }, { query: operation.document }],
  { query: 5 },
  { query: null },
  { query: {} },
  { variables: {} },
  { query: operation.document, variables: [] },
  { query: operation.document, variables: 'x' },
  { query: operation.document, variables: null },
  { query: operation.document, operationName: 'Nobody' },
  { query: operation.document, operationName: 7 },
  { query: operation.document, extensions: 'x' },
  { query: operation.document, extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } } },
  { query: operation.document, more: 1 },
  { id: 'sha256:f', variables: {} },
];

/** JSON has no word for infinity, but a number that is too large. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(JSON.stringify(infinity), '1e999');

/** The operation as a well-behaved client sends it. */
export function send({ document, variables }: Operation): Sent {
  return { method: 'POST', contentType: 'application/json', body: toJson({ query: document, variables }) };
}

/** As somebody sends it who knows little of GraphQL over HTTP. */
export function sendOddly(random: Random, operation: Operation): Sent {
  const well = send(operation);
  const odd: (() => Sent)[] = [
    () => ({ ...well, body: toJson(pick(random, bodies(operation))) }),
    () => ({ ...well, body: well.body.slice(0, at(random, well.body)) }),
    () => ({ ...well, body: '' }),
    () => ({
      ...well,
      contentType: pick(random, [
        'text/plain',
        'application/graphql',
        '',
        'application/json; charset=nil',
        'multipart/form-data',
      ]),
    }),
    () => ({ ...well, method: 'GET', body: addressed(operation) }),
    () => ({ ...well, method: 'GET', body: addressed(operation).slice(0, 40) }),
    () => ({ ...well, contentType: 'application/x-www-form-urlencoded', body: addressed(operation) }),
  ];
  return pick(random, odd)();
}

/** An address is shorter than a body. */
const mostAddress = 8_000;

function addressed({ document, variables }: Operation): string {
  const search = new URLSearchParams({
    query: document.toWellFormed(),
    variables: toJson(variables).toWellFormed(),
  });
  return search.toString().slice(0, mostAddress);
}
