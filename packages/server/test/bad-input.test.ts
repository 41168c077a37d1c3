import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globalId } from '../src/platform/global-id.ts';
import { newId } from '../src/platform/ids.ts';
import { createTestApp, shopOrigin, type TestApp } from './app.ts';
import { asOwner } from './database.ts';
import { contact, historyOf, outcome, submit } from './tickets.ts';

const logged: Record<string, unknown>[] = [];
const log = pino(
  { level: 'warn' },
  new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(JSON.parse(line.toString()) as Record<string, unknown>);
      done();
    },
  }),
);

let app: TestApp;
let desk: string;
beforeAll(async () => {
  app = await createTestApp({ log });
  desk = await (await app.organization()).secretKey('ADMIN');
});
afterAll(() => app.stop());

const codesOf = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] }) =>
  errors?.map(({ extensions }) => extensions['code']);

describe('a request that is not GraphQL over HTTP', () => {
  const send = (init: RequestInit & { duplex?: 'half' }, path = '/graphql') =>
    app.fetch(new Request(`http://test${path}`, init));
  const json = { 'content-type': 'application/json', authorization: '' };

  test('is refused above 1 MB, said or streamed', async () => {
    const body = JSON.stringify({ query: '{ viewer { kind } }' }) + ' '.repeat(1024 * 1024);
    const streamed = new ReadableStream({
      start(stream) {
        for (let at = 0; at < body.length; at += 65_536) {
          stream.enqueue(new TextEncoder().encode(body.slice(at, at + 65_536)));
        }
        stream.close();
      },
    });
    const known = { ...json, authorization: `Bearer ${desk}` };
    const said = { ...known, 'content-length': String(body.length) };
    for (const response of [
      await send({ method: 'POST', headers: said, body }),
      await send({ method: 'POST', headers: known, body: streamed, duplex: 'half' }),
    ]) {
      expect(response.status).toBe(413);
      expect(await response.json()).toEqual({
        errors: [{ message: expect.stringContaining('1 MB'), extensions: { code: 'BAD_USER_INPUT' } }],
      });
    }
  });

  test('is refused at an address that holds a user', async () => {
    const { port } = new URL(await app.listen());
    const socket = connect(Number(port), '127.0.0.1');
    const body = '{"query":"{ viewer { kind } }"}';
    socket.write(
      `POST http://somebody:word@localhost/graphql HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 [^]*Leave user and password out of the address/);
  });

  test('is taken up to 1 MB', async () => {
    const query = 'query ($serial: String) { device(serial: $serial) { id } }';
    // In many texts: of one there may be 600 kB.
    const variables = { serial: null, more: Array(10).fill('x'.repeat(104_800)) };
    expect((await app.query(query, { as: desk, variables })).status).toBe(200);
  });

  test('is refused as a mutation by GET, and does nothing', async () => {
    const before = await app.platform.database.ticket.count();
    const query = `mutation { submitTicket(input: { description: "x", contact: { name: "x", phone: "13800138000" } }) { __typename } }`;
    const response = await send(
      { headers: { authorization: `Bearer ${desk}` } },
      `/graphql?query=${encodeURIComponent(query)}`,
    );
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await app.platform.database.ticket.count()).toBe(before);
  });

  test.each([
    ['no JSON', { method: 'POST', headers: json, body: '{' }, 400],
    ['no query', { method: 'POST', headers: json, body: '{}' }, 400],
    ['no syntax', { method: 'POST', headers: json, body: '{"query":"{"}' }, 400],
    ['no such field', { method: 'POST', headers: json, body: '{"query":"{ nothing }"}' }, 400],
    ['text', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'hello' }, 415],
    ['another verb', { method: 'DELETE' }, 405],
  ] satisfies [string, RequestInit, number][])(
    'is refused with its status, and is no fault in the log: %s',
    async (_what, init: RequestInit, status) => {
      logged.length = 0;
      const response = await send({
        ...init,
        headers: { accept: 'application/graphql-response+json', ...init.headers },
      });
      expect(response.status).toBe(status);
      expect(logged).toEqual([]);
    },
  );
});

describe('credentials', () => {
  test.each([
    ['from another origin', { origin: 'https://evil.example' }],
    ['from an origin that only begins alike', { origin: `${shopOrigin}.evil` }],
    ['from an empty origin', { origin: '' }],
    ['from an opaque origin', { origin: 'null' }],
  ])('of a page do not work %s', async (_how, headers) => {
    const page = await (await app.organization()).publishableKey();
    const answer = await app.query<unknown>('{ viewer { kind } }', { as: page, headers });
    expect([answer.status, codesOf(answer), answer.data]).toEqual([403, ['FORBIDDEN'], undefined]);
  });

  test('of a page do not work outside one, where nobody says an origin', async () => {
    const page = await (await app.organization()).publishableKey();
    const hash = await app.trust('{ viewer { kind } }');
    const response = await app.fetch(
      new Request('http://test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${page}` },
        body: JSON.stringify({ documentId: `sha256:${hash}` }),
      }),
    );
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringContaining('outside a web page'), extensions: { code: 'FORBIDDEN' } }],
    });
  });

  test('of a page do nothing but what the public may', async () => {
    const page = await (await app.organization()).publishableKey();
    for (const query of [
      '{ tickets { nodes { id } } }',
      '{ devices { nodes { id } } }',
      '{ events { nodes { id } } }',
      '{ organizations { nodes { id } } }',
      '{ trackedTicket { id } }',
    ]) {
      expect(codesOf(await app.query(query, { as: page }))).toEqual(['FORBIDDEN']);
    }
    for (const query of [
      '{ productModels { nodes { code } } }',
      '{ viewer { kind } }',
      '{ deviceCheck(serial: "x", modelCode: "y") { recognised productName } }',
    ]) {
      expect(codesOf(await app.query(query, { as: page }))).toBeUndefined();
    }
  });
});

describe('text', () => {
  test('comes back as the text that it is, a script or a quote too', async () => {
    const text = `<script>alert("1")</script> ' OR 1=1; -- \\ \u2028 👩🏽‍🔧 明澄 %_`;
    const { id, trackingToken } = await submit(app, desk, {
      description: text,
      contact: { ...contact, name: text },
    });
    await outcome(app, 'addComment', desk, { id, body: text, visibility: 'PUBLIC' });
    const { comments, events } = await historyOf(app, desk, id);
    expect(comments.nodes[0]!.body).toBe(text);
    expect(events.nodes).toHaveLength(2);
    const { data } = await app.query<{ trackedTicket: unknown }>(
      '{ trackedTicket { description timeline { text } } }',
      { as: trackingToken },
    );
    expect(data.trackedTicket).toEqual({ description: text, timeline: [{ text: null }, { text }] });
  });

  test('that holds half a character is mended, not refused', async () => {
    const { id } = await submit(app, desk, { description: 'half \ud83d' });
    await outcome(app, 'addComment', desk, { id, body: 'half \ud83d', visibility: 'PUBLIC' });
    expect((await historyOf(app, desk, id)).comments.nodes[0]!.body).toBe('half \ufffd');
  });

  test('that holds NUL is refused at its place', async () => {
    const nul = 'a\u0000b';
    const refused = await outcome(app, 'submitTicket', desk, {
      description: nul,
      contact: { name: nul, phone: '13800138000' },
      device: { serial: nul, modelCode: nul },
      idempotencyKey: nul,
    });
    expect(refused.issues?.map(({ path }) => path.join('.')).sort()).toEqual([
      'contact.name',
      'description',
      'device.modelCode',
      'device.serial',
      'idempotencyKey',
    ]);
  });

  test('that is looked for matches itself, not a pattern', async () => {
    const key = await (await app.organization()).secretKey('AGENT');
    for (const description of ['100% gone', 'under_score', 'C:\\temp', 'plain'])
      await submit(app, key, { description });
    const found = async (search: string) => {
      const { data } = await app.query<{ tickets: { nodes: { description: string }[] } }>(
        'query ($search: String) { tickets(filter: { search: $search }) { nodes { description } } }',
        { as: key, variables: { search } },
      );
      return data.tickets.nodes.map(({ description }) => description);
    };
    expect(await found('%')).toEqual(['100% gone']);
    expect(await found('_')).toEqual(['under_score']);
    expect(await found('\\')).toEqual(['C:\\temp']);
    expect(await found('PLAIN')).toEqual(['plain']);
  });
});

describe('arguments', () => {
  const id = () => globalId('Ticket', newId());
  const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const nul = '\u0000';

  test.each([
    ['an id of nothing', 'ticket(id: $value) { id }', 'ID', 'nonsense'],
    ['an empty id', 'ticket(id: $value) { id }', 'ID', ''],
    ['an id of another type', 'device(id: $value) { id }', 'ID', id()],
    ['an id that is no node', 'node(id: $value) { id }', 'ID', globalId('TrackedTicket', newId())],
    ['an id of no type', 'node(id: $value) { id }', 'ID', globalId('__Schema', newId())],
    ['an id of no row', 'node(id: $value) { id }', 'ID', id()],
    ['a mistyped number', 'ticket(number: $value) { id }', 'String', 'AC-0000-0002'],
    ['an empty number', 'ticket(number: $value) { id }', 'String', ''],
    ['an unknown serial', 'device(serial: $value) { id }', 'String', 'SN-NOWHERE'],
    ['an unknown code', 'organization(code: $value) { id }', 'String', 'NOWHERE'],
  ])('that name nothing are answered by null: %s', async (_what, field, type, value) => {
    const { data, errors } = await app.query<Record<string, unknown>>(
      `query ($value: ${type}!) { ${field} }`,
      {
        as: desk,
        variables: { value },
      },
    );
    expect([Object.values(data), errors]).toEqual([[null], undefined]);
  });

  test.each([
    ['no id and no number', 'ticket { id }', 'ID', ''],
    ['no id and no serial', 'device { id }', 'ID', ''],
    ['101 rows', 'tickets(first: $value) { nodes { id } }', 'Int', 101],
    ['less than no rows', 'tickets(last: $value) { nodes { id } }', 'Int', -1],
    ['both ends', 'tickets(first: $value, last: $value) { nodes { id } }', 'Int', 1],
    ['101 events', 'events(first: $value) { nodes { id } }', 'Int', 101],
    ['a cursor of nothing', 'tickets(after: $value) { nodes { id } }', 'String', 'nonsense'],
    ['a cursor of another list', 'tickets(after: $value) { nodes { id } }', 'String', cursor(['HQ'])],
    ['a cursor made by hand', 'tickets(before: $value) { nodes { id } }', 'String', cursor(['now', 'x'])],
    ['a cursor of no event', 'events(after: $value) { nodes { id } }', 'String', 'nonsense'],
    ['no instant', 'tickets(filter: { createdAfter: $value }) { nodes { id } }', 'DateTime', 'yesterday'],
    ['a day', 'tickets(filter: { createdAfter: $value }) { nodes { id } }', 'DateTime', '2026-11-23'],
    [
      'no day',
      'tickets(filter: { createdAfter: $value }) { nodes { id } }',
      'DateTime',
      '2026-02-30T00:00:00Z',
    ],
    [
      'year 0',
      'tickets(filter: { createdAfter: $value }) { nodes { id } }',
      'DateTime',
      '0000-01-01T00:00:00Z',
    ],
    ['no priority', 'tickets(filter: { priority: [$value] }) { nodes { id } }', 'Priority', 'P9'],
    ['NUL in a code', 'organization(code: $value) { id }', 'String', nul],
    ['NUL in a serial', 'device(serial: $value) { id }', 'String', nul],
    ['NUL in a check', 'deviceCheck(serial: $value, modelCode: $value) { recognised }', 'String', nul],
    ['NUL in a search', 'tickets(filter: { search: $value }) { nodes { id } }', 'String', nul],
    ['NUL in a filter', 'tickets(filter: { handler: $value }) { nodes { id } }', 'String', nul],
    ['NUL in a cursor', 'organizations(after: $value) { nodes { id } }', 'String', cursor([nul])],
  ])('that are not valid are refused as bad input: %s', async (_what, field, type, value) => {
    logged.length = 0;
    const used = field.includes('$value');
    const answer = await app.query<unknown>(used ? `query ($value: ${type}!) { ${field} }` : `{ ${field} }`, {
      as: desk,
      ...(used && { variables: { value } }),
    });
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
    expect(logged).toEqual([]);
  });
});

test('lists go on behind the cursor in every order', async () => {
  const key = await (await app.organization()).secretKey('AGENT');
  const severities = ['P3', 'P1', 'P4', 'P2', 'P1', 'P3', 'P2'];
  for (const severity of severities) await submit(app, key, { severity });
  for (const field of ['CREATED_AT', 'UPDATED_AT', 'PRIORITY']) {
    for (const direction of ['ASC', 'DESC']) {
      interface Page {
        tickets: {
          nodes: { id: string; priority: string }[];
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      }
      const page = async (first: number, after: string | null) => {
        const { data } = await app.query<Page>(
          `query ($first: Int, $after: String) {
            tickets(first: $first, after: $after, orderBy: { field: ${field}, direction: ${direction} }) {
              nodes { id priority } pageInfo { endCursor hasNextPage }
            }
          }`,
          { as: key, variables: { first, after } },
        );
        return data.tickets;
      };
      const whole = (await page(100, null)).nodes;
      const paged = [];
      let after: string | null = null;
      do {
        const { nodes, pageInfo }: Page['tickets'] = await page(3, after);
        paged.push(...nodes);
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after);
      expect(paged).toEqual(whole);
      expect(whole).toHaveLength(severities.length);
    }
  }
});

test('an unexpected fault is masked, and lies whole in the log under the request id that the caller gets', async () => {
  const broken = await createTestApp({ log });
  try {
    const key = await (await broken.organization()).secretKey('AGENT');
    await asOwner(broken.databaseUrl, 'alter table device rename column serial to number');
    logged.length = 0;
    const { data, errors, headers } = await broken.query<unknown>(
      '{ devices { nodes { id } } viewer { kind } }',
      {
        as: key,
        headers: { 'x-request-id': 'ask-0001' },
      },
    );
    expect(data).toBeNull();
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^Something went wrong on our side.*ask-0001/),
        locations: expect.anything(),
        path: ['devices'],
        extensions: { code: 'INTERNAL', requestId: 'ask-0001' },
      },
    ]);
    expect(headers.get('x-request-id')).toBe('ask-0001');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ requestId: 'ask-0001', msg: 'unexpected error', path: ['devices'] });
    expect(JSON.stringify(logged[0])).toContain('serial');
    expect(JSON.stringify(logged[0])).not.toContain(key);
  } finally {
    await broken.stop();
  }
});
