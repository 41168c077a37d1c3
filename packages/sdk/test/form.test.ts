import { afterEach, expect, test, vi } from 'vitest';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey as native } from 'altcha-lib/algorithms/web/pbkdf2';
import { claimsOf } from '../../server/test/forms.ts';
import { issueFormToken } from '../../server/src/modules/access/index.ts';
import { createClient } from '../src/index.ts';
import { deriveKey as inTurns } from '../src/form-in-turns.ts';
import { createPublicClient } from '../src/public.ts';
import { operationOf, startServer } from './server.ts';

const report = {
  description: 'It hums, and shows E4.',
  contact: { name: 'Mei Lin', phone: '+86 139 1602 4417' },
};

afterEach(() => vi.unstubAllGlobals());

/** What goes to the server, by the name of the operation. */
function watch(
  refused: (operation: string) => boolean = () => false,
  answered?: (operation: string) => void,
) {
  const asked: string[] = [];
  const watched: typeof fetch = async (input, init) => {
    const operation = operationOf(init?.body);
    asked.push(operation);
    if (refused(operation)) return new Response('away', { status: 502 });
    const response = await fetch(input, init);
    answered?.(operation);
    return response;
  };
  return { asked, fetch: watched };
}

async function start(...how: Parameters<typeof watch>) {
  const server = await startServer();
  const { asked, fetch } = watch(...how);
  const { url, publishableKey: key, origin } = server;
  const page = createPublicClient({ url, key, headers: { origin }, fetch, maxRetries: 0 });
  const reasonsOf = async (number: string) =>
    (await createClient({ url, key: server.key }).tickets.get({ number }))?.quarantine?.reasons;
  return { ...server, page, asked, reasonsOf };
}

test('brings the proof of the form along, prepared once, and each time another one', async () => {
  const { page, asked, reasonsOf } = await start();
  for (let typed = 0; typed < 5; typed++) page.tickets.prepare();
  const first = await page.tickets.submit(report);
  expect(asked).toEqual(['FormChallenge', 'ReportFault']);
  const [second, third] = await Promise.all([page.tickets.submit(report), page.tickets.submit(report)]);
  for (const { number } of [first, second, third]) expect(await reasonsOf(number)).toBeUndefined();
});

test('keeps the proof of a submission that was refused for the next one', async () => {
  const { page, asked, reasonsOf } = await start();
  const contact = { name: 'Mei Lin', phone: 'call me' };
  await expect(page.tickets.submit({ ...report, contact })).rejects.toMatchObject({
    name: 'ValidationError',
  });
  const { number } = await page.tickets.submit(report);
  expect(asked).toEqual(['FormChallenge', 'ReportFault', 'ReportFault']);
  expect(await reasonsOf(number)).toBeUndefined();
});

test('works in a page without TLS, where the browser hashes nothing', async () => {
  const getRandomValues = crypto.getRandomValues.bind(crypto);
  const hashed = vi.spyOn(crypto.subtle, 'deriveBits');
  // The server lives in the same process, and needs what the page lacks: it is gone while the page solves.
  const giveBack = (operation: string) => {
    if (operation !== 'ReportFault') return false;
    vi.unstubAllGlobals();
    expect(hashed).not.toHaveBeenCalled();
    return false;
  };
  const { page, asked, reasonsOf } = await start(giveBack, (operation) => {
    if (operation !== 'FormChallenge') return;
    hashed.mockClear();
    vi.stubGlobal('crypto', { getRandomValues });
  });
  const { number } = await page.tickets.submit(report);
  expect(asked).toEqual(['FormChallenge', 'ReportFault']);
  expect(await reasonsOf(number)).toBeUndefined();
});

test('submits without a proof where none can be had, and asks no more than once for it', async () => {
  const { page, asked, reasonsOf } = await start((operation) => operation === 'FormChallenge');
  const { number } = await page.tickets.submit(report);
  expect(asked).toEqual(['FormChallenge', 'ReportFault']);
  expect(await reasonsOf(number)).toEqual(['NO_PROOF']);
});

test('rests after a failure, however much is typed', async () => {
  const { page, asked } = await start((operation) => operation === 'FormChallenge');
  page.tickets.prepare();
  await expect.poll(() => asked).toEqual(['FormChallenge']);
  await expect
    .poll(() => {
      page.tickets.prepare();
      return asked.length;
    })
    .toBeLessThanOrEqual(2);
  const before = asked.length;
  for (let typed = 0; typed < 20; typed++) page.tickets.prepare();
  await page.productModels.list().page();
  expect(asked.filter((name) => name === 'FormChallenge').length).toBe(before);
});

test('gives up with its signal', async () => {
  const { page } = await start();
  await expect(page.tickets.submit(report, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('finds the same solution in turns as the browser does', async () => {
  const { app, publishableKey } = await startServer();
  const claims = await claimsOf(app.platform, publishableKey);
  const token = await issueFormToken(app.platform.secret, claims, app.clock.now());
  const challenge = JSON.parse(token) as Challenge;
  const [one, other] = [
    await solveChallenge({ challenge, deriveKey: native }),
    await solveChallenge({ challenge, deriveKey: inTurns }),
  ];
  expect(other).toMatchObject({ counter: one!.counter, derivedKey: one!.derivedKey });
});
