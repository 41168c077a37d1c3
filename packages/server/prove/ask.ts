import type { Call } from './history.ts';

export interface Answer {
  outcome: NonNullable<Call['outcome']>;
  code?: string;
  payload: Payload;
}

export interface Payload {
  __typename: string;
  code?: string;
  issues?: { code: string }[];
  lines?: { quantity: number; part: { sku: string }; warehouse: { code: string } }[];
  shortages?: { sku: string; requested: number; available: number; warehouse: string }[];
  transfer?: { id: string };
  ticket?: { id: string };
}

const lines = 'lines { quantity part { sku } warehouse { code } }';
const payloads: Record<string, string> = {
  reserveParts: lines,
  releaseParts: lines,
  issueParts: lines,
  receiveStock: 'levels { version: id }',
  adjustStock: 'levels { version: id }',
  transferStock: 'transfer { id }',
  sendTransfer: 'transfer { id }',
  receiveTransfer: 'transfer { id }',
  cancelTransfer: 'transfer { id }',
  submitTicket: 'ticket { id }',
};
const runsShort = ['reserveParts', 'transferStock'];

const documents = new Map(
  Object.entries(payloads).map(([verb, payload]) => {
    const type = verb[0]!.toUpperCase() + verb.slice(1);
    const short = '... on InsufficientStockError { shortages: lines { sku requested available warehouse } }';
    const text = `mutation ($input: ${type}Input!) { ${verb}(input: $input) {
      __typename ... on ${type}Payload { ${payload} } ... on DomainError { code } ... on ValidationError { issues { code } }
      ${runsShort.includes(verb) ? short : ''} } }`;
    return [verb, text];
  }),
);

interface Body<Data> {
  data?: Data | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** How long a caller waits for an answer. */
const patienceMs = 20_000;

async function post<Data>(base: string, key: string, query: string, variables: unknown): Promise<Body<Data>> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(patienceMs),
  });
  return (await response.json()) as Body<Data>;
}

/** Asks once. Null: there is no answer, and whether it was done is not known. */
export async function ask(base: string, key: string, verb: string, input: unknown): Promise<Answer | null> {
  let body: Body<Record<string, Payload>>;
  try {
    body = await post(base, key, documents.get(verb)!, { input });
  } catch {
    return null;
  }
  const [error] = body.errors ?? [];
  // It may have been done, and only what was to be read of it be missing.
  if (error?.extensions.code === 'UNAVAILABLE') return null;
  const payload = body.data?.[verb];
  if (error || !payload) {
    const code = `${error?.extensions.code}: ${error?.message}`;
    return { outcome: 'FAILED', code, payload: { __typename: '' } };
  }
  if (payload.__typename.endsWith('Payload')) return { outcome: 'DONE', payload };
  if (payload.__typename === 'InsufficientStockError') return { outcome: 'SHORT', payload };
  const code = payload.issues?.map((issue) => issue.code).join(' ') ?? payload.code ?? '';
  return { outcome: expected.has(code) ? 'REFUSED' : 'FAILED', code, payload };
}

/** What callers may run into who know of each other's doings only afterwards. */
const expected = new Set(['not_reserved', 'below_reserved', 'wrong_state', 'in_past']);

interface OpenTransfer {
  id: string;
  state: 'REQUESTED' | 'IN_TRANSIT';
}

/** Transfers that have not ended, some of each state. */
export async function findTransfers(base: string, key: string): Promise<OpenTransfer[]> {
  const query = `{
    requested: transfers(first: 20, filter: { state: REQUESTED }) { nodes { id state } }
    underway: transfers(first: 20, filter: { state: IN_TRANSIT }) { nodes { id state } }
  }`;
  type Found = Record<string, { nodes: OpenTransfer[] }>;
  const { data } = await post<Found>(base, key, query, {}).catch((): Body<Found> => ({}));
  return Object.values(data ?? {}).flatMap(({ nodes }) => nodes);
}
