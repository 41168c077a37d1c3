import { afterEach, describe, expect, test, vi } from 'vitest';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey as native } from 'altcha-lib/algorithms/web/pbkdf2';
import { claimsOf } from '../../server/test/forms.ts';
import { issueFormToken } from '../../server/src/modules/access/index.ts';
import { createClient } from '../src/index.ts';
import { Form } from '../src/form.ts';
import { deriveKey as inTurns } from '../src/form-in-turns.ts';
import { createPublicClient } from '../src/public.ts';
import type { Transport } from '../src/transport/transport.ts';
import { operationOf, startServer } from './server.ts';

const report = {
  description: 'It hums, and shows E4.',
  contact: { name: 'Mei Lin', phone: '+86 139 1602 4417' },
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What goes to the server, by the name of the operation. */
function watch(
  refused: (operation: string) => boolean = () => false,
  answered?: (operation: string) => Promise<Response> | void,
) {
  const asked: string[] = [];
  const watched: typeof fetch = async (input, init) => {
    const operation = operationOf(init?.body);
    asked.push(operation);
    if (refused(operation)) return new Response('away', { status: 502 });
    const response = await fetch(input, init);
    return (await answered?.(operation)) ?? response;
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

test.each([
  ['was lost on the way back', 'ConnectionError', () => Promise.reject(new TypeError('connection reset'))],
  ['was cut off', 'InvalidRequestError', () => Promise.resolve(new Response('{"data":{"submit'))],
  ['became the page of a proxy', 'ServerError', () => Promise.resolve(new Response('away', { status: 504 }))],
])(
  'spends its proof on a submission whose answer %s: the server may have taken it',
  async (_how, name, lose) => {
    let lost = false;
    const { page, asked, reasonsOf } = await start(
      () => false,
      (operation) => {
        if (operation !== 'ReportFault' || lost) return;
        lost = true;
        return lose();
      },
    );
    await expect(page.tickets.submit(report)).rejects.toMatchObject({ name });
    const { number } = await page.tickets.submit(report);
    expect(asked).toEqual(['FormChallenge', 'ReportFault', 'FormChallenge', 'ReportFault']);
    expect(await reasonsOf(number)).toBeUndefined();
  },
);

test('keeps the proof of a submission that was given up before it was sent', async () => {
  const giveUp = new AbortController();
  const { page, asked, reasonsOf } = await start(
    () => false,
    (operation) => {
      if (operation === 'FormChallenge') giveUp.abort();
    },
  );
  await expect(page.tickets.submit(report, { signal: giveUp.signal })).rejects.toThrow('aborted');
  const { number } = await page.tickets.submit(report);
  expect(asked).toEqual(['FormChallenge', 'ReportFault']);
  expect(await reasonsOf(number)).toBeUndefined();
});

describe('on a slow phone', () => {
  /** A form whose challenges are solved only once the phone gets on. */
  async function fill() {
    const { app, publishableKey } = await startServer();
    const claims = await claimsOf(app.platform, publishableKey);
    const challenge = await issueFormToken(app.platform.secret, claims, app.clock.now());
    let getOn!: () => void;
    const busy = new Promise<void>((resolve) => (getOn = resolve));
    const { subtle } = crypto;
    vi.stubGlobal('crypto', {
      subtle: {
        importKey: subtle.importKey.bind(subtle),
        deriveBits: (...how: Parameters<SubtleCrypto['deriveBits']>) =>
          busy.then(() => subtle.deriveBits(...how)),
      },
    });
    const answer = { formChallenge: { challenge, readyIn: 0, expiresIn: 3_600 } };
    const send = vi.fn<() => Promise<typeof answer>>(() => Promise.resolve(answer));
    return { form: new Form({ send } as unknown as Transport), send, getOn };
  }

  test('a proof that does not come in time is there for the next submission', async () => {
    const { form, send, getOn } = await fill();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const late = form.take();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await late).toBeUndefined();
    vi.useRealTimers();
    getOn();
    expect((await form.take())?.solution).toEqual(expect.any(String));
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('two submissions at once do not get the same proof', async () => {
    const { form, send, getOn } = await fill();
    const both = [form.take(), form.take()];
    getOn();
    const [one, other] = await Promise.all(both);
    const solved = { solution: expect.stringMatching(/^[\w+/=]{40,}$/) };
    expect([one, other]).toMatchObject([solved, solved]);
    expect(one!.solution).not.toBe(other!.solution);
    expect(one!.proof).not.toBe(other!.proof);
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('a challenge that could not be solved is not tried again', async () => {
    const { form, send, getOn } = await fill();
    const { subtle } = crypto;
    vi.stubGlobal('crypto', { subtle: { importKey: () => Promise.reject(new Error('not now')) } });
    getOn();
    expect(await form.take()).toBeUndefined();
    vi.stubGlobal('crypto', { subtle });
    expect((await form.take())?.solution).toEqual(expect.any(String));
    expect(send).toHaveBeenCalledTimes(2);
  });
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
