/** Operations that are small to write and large to answer, or to refuse. */

export interface Death {
  name: string;
  query: string;
  variables?: Record<string, unknown>;
  /** What of it is too much. */
  of: string;
  /** More than a message over WebSocket may have. */
  isLong?: boolean;
}

const times = (count: number, what: (at: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, at) => what(at)).join(between);

/** Each fragment uses the next one twice. */
const fragmentBomb = (count: number): string =>
  `{ ...F0 } ${times(count, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)}
  fragment F${count} on Query { viewer { kind } }`;

const nested = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let at = 0; at < depth; at++) value = at % 2 ? { a: value } : [value];
  return value;
};

export const deaths: Death[] = [
  {
    name: 'deep',
    query: `{ tickets { nodes { ${times(100, () => 'device { tickets { nodes {')} id ${times(100, () => '} } }')} } } }`,
    of: 'depth',
  },
  { name: 'deep as can be', query: `{ ${times(600, () => 'a {')} a ${times(600, () => '}')} }`, of: 'depth' },
  { name: 'too long', query: `{ ${times(3_000, (at) => `f${at}`)} }`, of: 'tokens' },
  { name: 'wide', query: `{ ${times(400, (at) => `f${at} { id }`)} }`, of: 'rootFields' },
  {
    name: 'wide through fragments',
    query: `{ ${times(100, () => '...W')} } fragment W on Query { viewer { kind } }`,
    of: 'rootFields',
  },
  {
    name: 'pages of pages',
    query: `{ tickets(first: 100) { nodes { device { tickets(first: 100) { nodes { events(first: 100) { nodes { id } } } } } } } }`,
    of: 'cost',
  },
  {
    name: 'pages of pages by variables',
    query: `query ($n: Int!) { tickets(first: $n) { nodes { device { tickets(first: $n) { nodes { events(first: $n) { nodes { id } } } } } } } }`,
    variables: { n: 100 },
    of: 'cost',
  },
  {
    name: 'pages of pages behind a fragment on the page',
    query: `{ tickets(first: 1) { ...P } } fragment P on TicketConnection { nodes { device { tickets(first: 100) { ...Q } } } }
      fragment Q on TicketConnection { nodes { events(first: 100) { nodes { id } } } }`,
    of: 'cost',
  },
  {
    name: 'aliased',
    query: `{ viewer { ${times(300, (at) => `a${at}: label`)} } }`,
    of: 'aliases',
  },
  {
    name: 'directives on one field',
    query: `{ viewer { kind ${times(200, () => '@include(if: true)')} } }`,
    of: 'directives',
  },
  {
    name: 'unknown directives',
    query: `{ viewer { kind ${times(900, (at) => `@d${at}`)} } }`,
    of: 'directives',
  },
  {
    name: 'a fragment in itself',
    query: '{ ...A } fragment A on Query { viewer { kind } ...A }',
    of: 'cycle',
  },
  {
    name: 'fragments in a circle',
    query: `{ ...F0 } ${times(100, (at) => `fragment F${at} on Query { ...F${(at + 1) % 100} }`)}`,
    of: 'cycle',
  },
  {
    name: 'a circle that nothing leads to',
    query: '{ viewer { kind } } fragment A on Query { ...B } fragment B on Query { ...A }',
    of: 'cycle',
  },
  { name: 'a bomb of fragments', query: fragmentBomb(90), of: 'rootFields' },
  {
    name: 'a bomb of fragments below a field',
    query: `{ viewer { ...F0 } } ${times(90, (at) => `fragment F${at} on Viewer { ...F${at + 1} ...F${at + 1} }`)}
      fragment F90 on Viewer { kind }`,
    of: 'cost',
  },
  {
    name: 'a bomb of fragments in what the schema tells of itself',
    query: `{ __schema { types { ...F0 } } } ${times(90, (at) => `fragment F${at} on __Type { ofType { ...F${at + 1} } ...F${at + 1} }`)}
      fragment F90 on __Type { name }`,
    of: 'cost',
  },
  { name: '3,000 equal fields', query: `{ viewer { ${times(3_000, () => 'kind')} } }`, of: 'tokens' },
  { name: '1,900 equal fields', query: `{ viewer { ${times(1_900, () => 'kind')} } }`, of: 'pairs' },
  {
    name: 'equal fields with equal fields in them',
    query: `{ ${times(20, () => `viewer { ${times(90, () => 'kind')} }`)} }`,
    of: 'pairs',
  },
  {
    name: 'a bomb of inline fragments',
    query: `{ ${times(250, () => '... on Query {')} viewer { kind } ${times(250, () => '}')} }`,
    of: 'fragments',
  },
  {
    name: 'inline fragments beside each other',
    query: `{ viewer { ${times(300, () => '... on Viewer { kind }')} } }`,
    of: 'fragments',
  },
  { name: 'a short comment', query: `{ viewer { kind } } #${'x'.repeat(60_000)}`, of: 'length' },
  { name: 'blanks', query: `{ ${'\n'.repeat(500_000)} nothing }`, of: 'text', isLong: true },
  { name: 'a comment', query: `{ viewer { kind } } #${'x'.repeat(900_000)}`, of: 'text', isLong: true },
  {
    name: 'deep variables',
    query: 'query ($f: TicketFilter) { tickets(filter: $f) { nodes { id } } }',
    variables: { f: nested(2_000) },
    of: 'variableDepth',
  },
  {
    name: 'many variables',
    query: 'query ($f: TicketFilter) { tickets(filter: $f) { nodes { id } } }',
    variables: { f: { status: Array.from({ length: 100_000 }, () => 'NEW') } },
    of: 'variableValues',
    isLong: true,
  },
];

/** A body of 1 MB whose variables are as deep as its bytes allow. */
export const deepestBody = (bytes: number): string => {
  const before = '{"query":"query ($f: TicketFilter) { viewer { kind } }","variables":{"f":';
  const levels = Math.floor((bytes - before.length - 3) / 2);
  return `${before}${'['.repeat(levels)}0${']'.repeat(levels)}}}`;
};
