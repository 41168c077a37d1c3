import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, shopOrigin, type TestApp } from '../app.ts';
import { read, upload } from '../uploads.ts';
import { makeWorld, type World } from './world.ts';

let app: TestApp;
let world: World;
/** Links that the owner was given: to a file, and to a service record. */
let links: { file: string; record: string };

const pathOf = (url: string): string => new URL(url, 'http://test').pathname;

beforeAll(async () => {
  app = await createTestApp();
  world = await makeWorld(app);
  app.clock.hold(app.clock.now());
  const { data } = await app.query<{
    ticket: { attachments: { url: string }[]; serviceRecordUrl: string };
    tickets: { nodes: { serviceRecordUrl: string | null }[] };
  }>(
    `query ($id: ID!) {
      ticket(id: $id) { attachments { url } }
      tickets(filter: { status: RESOLVED }) { nodes { serviceRecordUrl } }
    }`,
    { as: world.owner, variables: { id: world.victim.ticketId } },
  );
  links = {
    file: pathOf(data.ticket.attachments[0]!.url),
    record: pathOf(data.tickets.nodes[0]!.serviceRecordUrl!),
  };
}, 180_000);
afterAll(() => app.stop());

/** The whole answer but for the id of the request. */
async function answerTo(path: string, headers: Record<string, string> = {}) {
  const response = await app.fetch(new Request(`http://test${path}`, { headers }));
  const kept = [...response.headers].filter(([name]) => !['x-request-id', 'date'].includes(name));
  return { status: response.status, headers: kept, body: await response.text() };
}

const credentials = (as: string | undefined): Record<string, string> => ({
  ...(as && { authorization: `Bearer ${as}` }),
  ...(as?.startsWith('pk_') && { origin: shopOrigin }),
});

const seen = (text: string): string[] => world.victim.needles.filter((needle) => text.includes(needle));

const attackers = [
  'a sibling',
  'an organization below',
  'a key without a role',
  'a revoked key',
  'an expired key',
  'a publishable key of a sibling',
  'the tracking token of another ticket',
  'nobody',
];

describe.each([
  ['file', '/files/'],
  ['record', '/records/'],
] as const)('a link to a %s', (kind, place) => {
  test('opens it to whoever holds it, by the link alone', async () => {
    expect((await answerTo(links[kind])).status).toBe(200);
  });

  test('that was changed anywhere opens nothing, and is answered like one that never was', async () => {
    const token = links[kind].slice(place.length);
    const never = await answerTo(`${place}never`);
    expect(never.status).toBe(404);
    for (const [at, character] of [...token].entries()) {
      if (at % 7 !== 0 && character !== '.') continue;
      const changed = `${token.slice(0, at)}${character === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      // The last character of a signature may hold bits that say nothing.
      if (at === token.length - 1) continue;
      expect(await answerTo(place + changed), `changed at ${at}`).toEqual(never);
    }
  });

  test('does not open what lies behind the other door', async () => {
    const other = place === '/files/' ? links.record : links.file;
    const token = other.split('/').at(-1)!;
    expect(await answerTo(place + token)).toEqual(await answerTo(`${place}never`));
  });

  test.each(attackers)('is guessed by nobody, whoever asks: %s', async (attacker) => {
    const headers = credentials(world.attackers[attacker]);
    const guesses = [world.victim.attachmentId, world.victim.ticketId, world.victim.number];
    for (const guess of guesses) {
      const guessed = await answerTo(place + encodeURIComponent(guess), headers);
      expect(guessed).toEqual(await answerTo(`${place}never`, headers));
      expect(seen(guessed.body)).toEqual([]);
    }
  });
});

test('a link is no key: neither opens the API', async () => {
  for (const link of Object.values(links)) {
    const { errors } = await app.query('{ viewer { kind } }', { as: link.split('/').at(-1)! });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
  }
});

test('a file that was taken off is gone behind its link, too', async () => {
  const { id, url } = await upload(app, world.owner);
  expect((await read(app, url)).status).toBe(200);
  const input = { id: world.victim.plannedId, attachments: [id] };
  await app.query(
    'mutation ($input: AttachToTicketInput!) { attachToTicket(input: $input) { __typename } }',
    {
      as: world.owner,
      variables: { input },
    },
  );
  await app.query('mutation ($id: ID!) { removeAttachment(input: { id: $id }) { __typename } }', {
    as: world.owner,
    variables: { id },
  });
  expect(await answerTo(pathOf(url))).toEqual(await answerTo('/files/never'));
});

test.each(attackers)('health tells nobody of anybody: %s', async (attacker) => {
  const headers = credentials(world.attackers[attacker]);
  for (const path of ['/healthz', '/readyz', '/nowhere', '/uploads']) {
    const answered = await answerTo(path, headers);
    expect(seen(JSON.stringify(answered))).toEqual([]);
    expect(answered).toEqual(await answerTo(path));
  }
});

test.each(['a key without a role', 'a revoked key', 'an expired key', 'nobody'])(
  'nothing is uploaded by %s',
  async (attacker) => {
    const body = new FormData();
    body.set('file', new File(['x'], 'x.jpg'));
    const headers = credentials(world.attackers[attacker]);
    const response = await app.fetch(new Request('http://test/uploads', { method: 'POST', headers, body }));
    expect([401, 403]).toContain(response.status);
    expect(await response.json()).toEqual({
      error: { code: expect.stringMatching(/^(UNAUTHENTICATED|FORBIDDEN)$/), message: expect.any(String) },
    });
  },
);

test.each(attackers)('GET answers as POST does: %s', async (attacker) => {
  const query = `query ($id: ID!) { ticket(id: $id) { number description } }`;
  const as = world.attackers[attacker];
  const document: Record<string, string> = as?.startsWith('pk_')
    ? { documentId: `sha256:${await app.trust(query)}` }
    : { query };
  const search = new URLSearchParams({
    ...document,
    variables: JSON.stringify({ id: world.victim.ticketId }),
  });
  const foreign = await answerTo(`/graphql?${search.toString()}`, credentials(as));
  expect(seen(foreign.body)).toEqual([]);
  const { data, errors } = await app.query<unknown>(query, {
    ...(as && { as }),
    variables: { id: world.victim.ticketId },
  });
  const { extensions: _cost, ...told } = JSON.parse(foreign.body) as { extensions?: unknown };
  expect(told).toEqual({
    ...(data !== undefined && { data }),
    ...(errors && { errors }),
  });
});
