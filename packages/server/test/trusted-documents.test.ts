import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { SubscribePayload } from 'graphql-ws';
import { createLogger } from '../src/platform/logger.ts';
import { hashDocument } from '../src/trusted-documents/index.ts';
import { byHash, createTestApp, shopOrigin, type TestApp } from './app.ts';
import { recordQueries } from './record-queries.ts';
import { contact, submit } from './tickets.ts';

let app: TestApp;
let page: string;
let desk: string;

beforeAll(async () => {
  app = await createTestApp();
  const dealer = await app.organization();
  [page, desk] = [await dealer.publishableKey(), await dealer.secretKey('AGENT')];
});
afterAll(() => app.stop());

const viewer = 'query Who { viewer { kind } }';
const other = 'query Other { viewer { kind label } }';
const unknown = hashDocument(other);

interface Asked {
  query?: unknown;
  documentId?: unknown;
  extensions?: unknown;
  variables?: unknown;
  operationName?: string;
}

interface Told {
  status: number;
  body: unknown;
}

const headersOf = (as: string | null) => ({
  accept: 'application/graphql-response+json',
  ...(as && { authorization: `Bearer ${as}` }),
  ...(as?.startsWith('pk_') && { origin: shopOrigin }),
});

async function post(as: string | null, asked: unknown): Promise<Told> {
  const response = await app.fetch(
    new Request('http://test/graphql', {
      method: 'POST',
      headers: { ...headersOf(as), 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    }),
  );
  return { status: response.status, body: await bodyOf(response) };
}

/** What an answer costs is told by other tests. */
async function bodyOf(response: Response): Promise<unknown> {
  const { extensions: _cost, ...body } = (await response.json()) as { extensions?: unknown };
  return body;
}

async function get(as: string | null, asked: Asked): Promise<Told> {
  const address = new URL('http://test/graphql');
  for (const [name, value] of Object.entries(asked)) {
    address.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const response = await app.fetch(new Request(address, { headers: headersOf(as) }));
  return { status: response.status, body: await bodyOf(response) };
}

async function stream(as: string, asked: Asked): Promise<string> {
  const response = await app.fetch(
    new Request('http://test/graphql', {
      method: 'POST',
      headers: { ...headersOf(as), accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    }),
  );
  return response.text();
}

async function live(as: string, asked: Asked): Promise<unknown[]> {
  const client = await app.connect(as, shopOrigin);
  const told: unknown[] = [];
  await new Promise<void>((resolve) => {
    client.subscribe({ query: '', ...asked } as SubscribePayload, {
      next: ({ extensions: _cost, ...result }) => told.push(result),
      error: (errors) => {
        told.push(errors);
        resolve();
      },
      complete: resolve,
    });
  });
  return told;
}

const refusal = {
  message: expect.stringMatching(
    /^A publishable key \(pk_…\) may only send documents .+aftercare documents register/,
  ),
  extensions: { code: 'PERSISTED_QUERY_ONLY' },
};
const refused = { status: 403, body: { errors: [refusal] } };
const isPublic = { data: { viewer: { kind: 'PUBLISHABLE_KEY' } } };
const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

describe('a publishable key', () => {
  const shapes: [string, (hash: string) => Asked][] = [
    ['documentId', (hash) => ({ documentId: `sha256:${hash}` })],
    ['extensions.persistedQuery', persisted],
  ];

  test.each(shapes)('sends what is registered by its hash: %s', async (_shape, by) => {
    const asked = by(await app.trust(viewer));
    expect(await post(page, asked)).toEqual({ status: 200, body: isPublic });
    expect(await get(page, asked)).toEqual({ status: 200, body: isPublic });
    expect(await stream(page, asked)).toContain(JSON.stringify(isPublic.data));
    expect(await live(page, asked)).toEqual([isPublic]);
  });

  test.each<[string, () => Asked | Promise<Asked>]>([
    ['free text', () => ({ query: other })],
    ['text that is registered', async () => ((await app.trust(viewer)) ? { query: viewer } : {})],
    ['text with its hash', async () => ({ query: viewer, ...persisted(await app.trust(viewer)) })],
    ['text with an id', async () => ({ query: other, documentId: `sha256:${await app.trust(viewer)}` })],
    ['text that is no GraphQL', () => ({ query: '{' })],
    ['introspection', () => ({ query: '{ __schema { types { name } } }' })],
    ['a field that there is not', () => ({ query: '{ tickts { nodes { id } } }' })],
    ['an unknown hash', () => persisted(unknown)],
    ['an unknown id', () => ({ documentId: `sha256:${unknown}` })],
    ['a hash in capitals', async () => persisted((await app.trust(viewer)).toUpperCase())],
    ['another kind of id', () => ({ documentId: 'md5:0123456789abcdef0123456789abcdef' })],
    ['an id without a prefix', async () => ({ documentId: await app.trust(viewer) })],
    ['a hash that is none', () => persisted('x')],
  ])('is refused with one answer: %s', async (_what, make) => {
    const asked = await make();
    expect(await post(page, asked)).toEqual(refused);
    expect(await get(page, asked)).toEqual(refused);
    expect(await live(page, asked)).toEqual([[refusal]]);
    expect(await stream(page, asked)).toMatch(/"code":"PERSISTED_QUERY_ONLY"/);
  });

  test.each([
    {},
    { query: '' },
    { query: null },
    { extensions: { persistedQuery: null } },
    { extensions: {} },
  ])('is refused without a document: %j', async (asked) => {
    expect(await post(page, asked)).toEqual(refused);
  });

  test.each(['application/graphql', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'sends no text as %s either',
    async (type) => {
      const form = new FormData();
      form.set('operations', JSON.stringify({ query: viewer }));
      const body = {
        'application/graphql': viewer,
        'application/x-www-form-urlencoded': new URLSearchParams({ query: viewer }).toString(),
        'multipart/form-data': form,
      }[type]!;
      const response = await app.fetch(
        new Request('http://test/graphql', {
          method: 'POST',
          headers: { ...headersOf(page), ...(typeof body === 'string' && { 'content-type': type }) },
          body,
        }),
      );
      expect(response.status).toBe(415);
      expect(await response.text()).not.toContain('PUBLISHABLE_KEY');
    },
  );

  test('is told by its prefix, and its text is read for nobody: not from its own page, nor from another', async () => {
    expect(await post('pk_nobody', { query: '{' })).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    const from = async (origin: string) => {
      const response = await app.fetch(
        new Request('http://test/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `bearer   ${page}`, origin },
          body: JSON.stringify({ query: '{' }),
        }),
      );
      return { status: response.status, body: await bodyOf(response) };
    };
    expect(await from(shopOrigin)).toEqual(refused);
    expect(await from('https://elsewhere.example')).toMatchObject({
      status: 403,
      body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    });
    // Of the database it costs what it takes to know the key.
    expect(await recordQueries(() => post(page, { query: other }))).toEqual(['select api_key']);
  });

  test('sends mutations with POST only', async () => {
    const mutation =
      'mutation Report($input: SubmitTicketInput!) { submitTicket(input: $input) { __typename } }';
    const asked = {
      documentId: `sha256:${await app.trust(mutation)}`,
      variables: { input: { description: 'No cold air.', contact } },
    };
    expect(await get(page, asked)).toMatchObject({ status: 405 });
    expect(await post(page, asked)).toEqual({
      status: 200,
      body: { data: { submitTicket: { __typename: 'SubmitTicketPayload' } } },
    });
  });

  test('may no more by a trusted document than its permissions allow', async () => {
    expect(
      await post(page, persisted(await app.trust('query Desk { tickets(first: 1) { nodes { id } } }'))),
    ).toMatchObject({ body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } });
  });

  test('learns nothing of the schema from variables that do not fit', async () => {
    const document =
      'mutation Report2($input: SubmitTicketInput!) { submitTicket(input: $input) { __typename } }';
    const asked = {
      ...persisted(await app.trust(document)),
      variables: { input: { contact: { phon: '1' } } },
    };
    const told = JSON.stringify([await post(page, asked), await live(page, asked)]);
    expect(told).toContain('has an invalid value');
    expect(told).not.toMatch(/did you mean|ContactInput|String!|description/i);
    const secret = JSON.stringify(await post(desk, asked));
    expect(secret).toContain('Did you mean');
  });

  test('is refused as if there were none once a document fits the schema no more', async () => {
    const warnings: unknown[] = [];
    const log = createLogger('silent');
    vi.spyOn(log, 'warn').mockImplementation((...said: unknown[]) => void warnings.push(said));
    const node = await createTestApp({ databaseUrl: app.databaseUrl, log });
    onTestFinished(() => node.stop());
    const hash = await app.trust('query Old { deviceChek }');
    const answer = await node.query('query Old { deviceChek }', { as: page });
    expect(answer).toMatchObject({ status: 403, errors: [refusal] });
    await node.query('query Old { deviceChek }', { as: page });
    expect(warnings.filter((said) => JSON.stringify(said).includes(hash))).toHaveLength(1);
  });

  test('is not in the way of others: nobody can spoil a document for it', async () => {
    const document = 'query Spoilt { viewer { kind } }';
    const hash = await app.trust(document);
    // What a cache of texts may know a trusted document by.
    for (const text of [`__PERSISTED_OPERATION_${hash}__`, hash, `sha256:${hash}`])
      await post(null, { query: text });
    expect(await post(page, persisted(hash))).toEqual({ status: 200, body: isPublic });
  });
});

describe('who may send any text', () => {
  test('sends it, over HTTP and live', async () => {
    const answer = { data: { viewer: { kind: 'SECRET_KEY' } } };
    expect(await post(desk, { query: viewer })).toEqual({ status: 200, body: answer });
    expect(await live(desk, { query: viewer })).toEqual([answer]);
    expect(await post(null, { query: '{ __typename }' })).toMatchObject({ status: 200 });
  });

  test('sends a tracking token’s own ticket by any text, and by hash', async () => {
    const { number, trackingToken } = await submit(app, desk);
    const free = 'query Mine { trackedTicket { number } }';
    const answer = { data: { trackedTicket: { number } } };
    expect(await post(trackingToken, { query: free })).toEqual({ status: 200, body: answer });
    expect(await live(trackingToken, { query: free })).toEqual([answer]);
    expect(await post(trackingToken, persisted(await app.trust(free)))).toEqual({
      status: 200,
      body: answer,
    });
    expect(await live(trackingToken, persisted(await app.trust(free)))).toEqual([answer]);
  });

  test('sends hashes too', async () => {
    const hash = await app.trust(viewer);
    const answer = { data: { viewer: { kind: 'SECRET_KEY' } } };
    expect(await post(desk, { documentId: `sha256:${hash}` })).toEqual({ status: 200, body: answer });
    expect(await get(desk, persisted(hash))).toEqual({ status: 200, body: answer });
    expect(await live(desk, byHash(hash))).toEqual([answer]);
  });

  test('hears that a hash is unknown in the words of Apollo, and sends the text, which registers nothing', async () => {
    expect(await post(desk, persisted(unknown))).toEqual({
      status: 404,
      body: {
        errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
      },
    });
    expect(await live(desk, byHash(unknown))).toMatchObject([
      [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    ]);
    expect(await post(desk, { query: other, ...persisted(unknown) })).toMatchObject({ status: 200 });
    expect(await post(page, persisted(unknown))).toEqual(refused);
  });

  test.each([null, 5, 'text'])('is told what is wrong with a body that is no request: %j', async (body) => {
    expect(await post(desk, body)).toMatchObject({ status: 400 });
    const form = new FormData();
    form.set('operations', JSON.stringify(body));
    const response = await app.fetch(
      new Request('http://test/graphql', { method: 'POST', headers: headersOf(desk), body: form }),
    );
    expect(response.status).toBe(415);
  });
});
