import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, shopOrigin, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { contact, outcome } from '../../../test/tickets.ts';
import { jpeg, type Refused, type Uploaded } from '../../../test/uploads.ts';
import { parseNetwork } from '../../platform/client-address.ts';
import { newId } from '../../platform/ids.ts';
import { localId } from '../../platform/global-id.ts';

let app: TestApp;
let base: string;
let dealer: TestOrganization;
beforeAll(async () => {
  // It stands behind a proxy, which says whose each file is.
  app = await createTestApp({ trustedProxies: [parseNetwork('127.0.0.1')!] });
  base = await app.listen();
  dealer = await app.organization();
});
afterAll(() => app.stop());

async function send(as: string, address: string) {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(await jpeg())], 'photo.jpg'));
  const headers = { authorization: `Bearer ${as}`, origin: shopOrigin, 'x-forwarded-for': address };
  const response = await fetch(`${base}/uploads`, { method: 'POST', headers, body });
  const answer = (await response.json()) as Uploaded & Refused;
  return { status: response.status, code: answer.error?.code, id: answer.id };
}

const rowOf = (id: string) =>
  app.platform.database.attachment.findUniqueOrThrow({ where: { id: localId('Attachment', id)! } });

/** As if so many more had come from where this one did, or from elsewhere. */
async function repeat(id: string, times: number, from: { visitor?: string } = {}) {
  const row = { ...(await rowOf(id)), ...from };
  for (let left = times; left > 0; left -= 1_000) {
    const data = Array.from({ length: Math.min(left, 1_000) }, () => ({ ...row, id: newId() }));
    await app.platform.database.attachment.createMany({ data });
  }
}

const use = (as: string, id: string) =>
  outcome(app, 'submitTicket', as, { description: 'It drips.', contact, attachments: [id] });

const taken = { status: 201 };
const refused = { status: 429, code: 'TOO_MANY_UPLOADS' };

test('an address that leaves 100 files unused shuts the uploads of a page for itself alone', async () => {
  const page = await dealer.publishableKey();
  const { id } = await send(page, '203.0.113.1');
  await repeat(id, 98);
  expect(await send(page, '203.0.113.1')).toMatchObject(taken);
  expect(await send(page, '203.0.113.1')).toMatchObject(refused);
  expect(await send(page, '203.0.113.2')).toMatchObject(taken);
  expect(await send(await dealer.publishableKey(), '203.0.113.1')).toMatchObject(taken);
  const { trackingToken } = await use(page, id);
  expect(await send(page, '203.0.113.1')).toMatchObject(taken);
  expect(await send(trackingToken!, '203.0.113.1')).toMatchObject(taken);
});

test('many addresses together have the 10,000 of the key', async () => {
  const page = await dealer.publishableKey();
  const { id } = await send(page, '203.0.113.3');
  await repeat(id, 9_998, { visitor: 'somebody else' });
  expect(await send(page, '203.0.113.3')).toMatchObject(taken);
  expect(await send(page, '203.0.113.4')).toMatchObject(refused);
});

test('a key of the staff has 1,000, from wherever they come', async () => {
  const desk = await dealer.secretKey('AGENT');
  const { id } = await send(desk, '203.0.113.5');
  await repeat(id, 998);
  expect(await send(desk, '203.0.113.6')).toMatchObject(taken);
  expect(await send(desk, '203.0.113.7')).toMatchObject(refused);
});

test('no address is kept with a file, and nothing that tells one from another once the file is used', async () => {
  const page = await dealer.publishableKey();
  const [one, other] = [await send(page, '203.0.113.8'), await send(page, '203.0.113.9')];
  const elsewhere = await send(await dealer.publishableKey(), '203.0.113.8');
  const visitors = await Promise.all(
    [one, other, elsewhere].map(async ({ id }) => (await rowOf(id)).visitor),
  );
  expect(new Set(visitors).size).toBe(3);
  for (const visitor of visitors) expect(visitor).toMatch(/^[\w-]{24}$/);
  await use(page, one.id);
  expect((await rowOf(one.id)).visitor).toBeNull();
});
