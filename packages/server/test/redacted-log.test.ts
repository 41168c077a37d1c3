import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../src/platform/logger.ts';
import { createTestApp, type TestApp } from './app.ts';
import { asOwner } from './database.ts';
import { RawSocket } from './live-client.ts';
import { submit } from './tickets.ts';

const lines: string[] = [];
const destination = new Writable({
  write(line: Buffer, _encoding, done) {
    lines.push(line.toString());
    done();
  },
});

let app: TestApp;
let key: string;
let page: string;
beforeAll(async () => {
  app = await createTestApp({ log: createLogger('trace', destination) });
  const organization = await app.organization();
  key = await organization.secretKey('ADMIN');
  page = await organization.publishableKey();
});
afterAll(() => app.stop());

const contact = {
  name: 'Wilhelmina Ostrander',
  phone: '+61 2 5550 4321',
  email: 'wilhelmina@ostrander.example',
};
const description = 'The quixotic compressor hums';
const serial = 'SNZANZIBAR77';

/** Nothing of this may stand in a log, at any level. */
const never = () =>
  new RegExp([key, page, 'Ostrander', 'ostrander', '5550', 'quixotic', 'ZANZIBAR', 'hush-hush'].join('|'));

const submitTicket = `mutation ($input: SubmitTicketInput!) { submitTicket(input: $input) { __typename } }`;
const input = { description, contact, device: { serial, modelCode: 'NONE' } };

test('a log at its most talkative tells of requests, and not what was said in them', async () => {
  lines.length = 0;
  const { id, trackingToken } = await submit(app, key, { description, contact });
  await app.query(submitTicket, { as: page, variables: { input } });
  await app.query('{ trackedTicket { description } }', { as: trackingToken });
  await app.query(`{ device(serial: "${serial}") { id } ticket(id: "${id}") { contact { phone } } }`, {
    as: key,
  });
  await app.query('{ viewer { kind } }', { as: 'sk_hush-hush' });
  await app.query(`{ nothing(serial: "${serial}") }`, { as: key });
  await app.fetch(new Request(`http://test/graphql?query={viewer{kind}}&variables={"a":"${serial}"}`));
  await app.fetch(new Request(`http://test/files/${trackingToken}`));
  await app.fetch(new Request(`http://test/records/${trackingToken}`));
  const text = lines.join('');
  expect(lines.length).toBeGreaterThan(5);
  expect(text).not.toMatch(never());
  expect(text).not.toContain(trackingToken);
});

test('a live connection leaves nothing of its credentials or variables', async () => {
  const peer = await RawSocket.connect(await app.listen(), key);
  lines.length = 0;
  peer.subscribe('1', submitTicket, { input });
  await peer.next();
  peer.send('hush-hush');
  await peer.closed;
  expect(lines.join('')).not.toMatch(never());
});

test.each([
  ['in variables', submitTicket, { input: { description, contact } }],
  [
    'in the document',
    `mutation { submitTicket(input: { description: "${description}", contact: { name: "${contact.name}", phone: "${contact.phone}" } }) { __typename } }`,
    {},
  ],
])('a fault that repeats what the caller said %s is logged without it', async (_where, query, variables) => {
  // The database complains in the words that it was given.
  await asOwner(
    app.databaseUrl,
    `create or replace function complain() returns trigger language plpgsql as $$
    begin raise exception 'cannot store % of %', new.description,
      (select row_to_json(contact) from contact where id = new.contact_id); end $$;
    create trigger complain before insert on ticket for each row execute function complain()`,
  );
  try {
    lines.length = 0;
    const { errors, headers } = await app.query<unknown>(query, { as: key, variables });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', requestId: headers.get('x-request-id') });
    const text = lines.filter((line) => line.includes('unexpected error')).join('');
    expect(text).toContain(headers.get('x-request-id'));
    expect(text).toContain('cannot store');
    expect(lines.join('')).not.toMatch(never());
  } finally {
    await asOwner(app.databaseUrl, 'drop trigger complain on ticket');
  }
});
