import { setInterval } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, shopOrigin, type TestApp } from './app.ts';
import { pick, seededRandom } from './random.ts';
import { rankDifference } from './rank-test.ts';
import { makePolicy, sell } from './warranty-calls.ts';

const seed = 20261128;
const random = seededRandom(seed);
/** Far enough apart that no answer leaves while another does. */
const everyMs = 8;
/** Standard deviations beyond which two samples are told apart. */
const bound = 4;
const plantedMs = 0.3;

interface Check {
  serial: string;
  modelCode: string;
}
interface Answered {
  ms: number;
  /** All that somebody who mines serials gets to see. */
  seen: string;
}

let app: TestApp;
let key: string;
let device: Check;
let otherModel: string;
beforeAll(async () => {
  app = await createTestApp();
  const organization = await app.organization();
  key = await organization.publishableKey();
  device = await sell(app, organization, { policy: await makePolicy(app), purchasedOn: '2026-02-28' });
  otherModel = (await app.model()).code;
  app.clock.hold('2026-11-28T12:00:00Z');
});
afterAll(() => app.stop());

const query = `query ($serial: String!, $modelCode: String!) {
  deviceCheck(serial: $serial, modelCode: $modelCode) {
    recognised productName explanation zh: explanation(locale: "zh-CN")
    coverage { outcome labour parts travel phase lastDay at decidedAt reasons { code message rule version } }
    phases { from to labour parts travel }
  }
}`;

async function check(variables: Check): Promise<Answered> {
  const request = new Request('http://test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, origin: shopOrigin },
    body: JSON.stringify({ documentId: `sha256:${await app.trust(query)}`, variables }),
  });
  const asked = performance.now();
  const response = await app.fetch(request);
  const text = await response.text();
  const ms = performance.now() - asked;
  const headers = [...response.headers].map(([name, value]) =>
    ['date', 'x-request-id'].includes(name) ? name : `${name}: ${value}`,
  );
  return { ms, seen: [response.status, ...headers, text].join('\n') };
}

const unknownSerial = () => `SN${Math.floor(random() * 36 ** 6).toString(36)}`.toUpperCase();
const kinds = {
  'unknown serial': () => ({ serial: unknownSerial(), modelCode: device.modelCode }),
  'another model': () => ({ serial: device.serial, modelCode: otherModel }),
  'right pair': () => ({ serial: device.serial, modelCode: device.modelCode }),
};
type Kind = keyof typeof kinds;

/** Asks in a random order, one after the other whether or not the one before is answered, and keeps what came for each kind. */
async function checkAll(counts: Record<Kind, number>): Promise<Record<Kind, Answered[]>> {
  const left = (Object.entries(counts) as [Kind, number][]).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => kind),
  );
  const answers: Record<Kind, Answered[]> = { 'unknown serial': [], 'another model': [], 'right pair': [] };
  const asked: Promise<unknown>[] = [];
  for await (const _ of setInterval(everyMs)) {
    const [kind] = left.splice(Math.floor(random() * left.length), 1);
    if (kind === undefined) break;
    asked.push(check(kinds[kind]()).then((answer) => answers[kind].push(answer)));
  }
  await Promise.all(asked);
  return answers;
}

const timesOf = (answers: readonly Answered[]) => answers.map(({ ms }) => ms);
const later = (times: readonly number[]) => times.map((ms) => ms + plantedMs);

/** Asks on until so many answers would show a difference of a third of a millisecond, however busy the machine is. */
async function checkUntilSharp(counts: Record<Kind, number>): Promise<Record<Kind, Answered[]>> {
  const answers = await checkAll(counts);
  const isSharp = () =>
    Object.values(answers).every((of) => rankDifference(later(timesOf(of)), timesOf(of)) > 1.25 * bound);
  while (!isSharp()) {
    const more = await checkAll(counts);
    for (const kind of Object.keys(answers) as Kind[]) answers[kind].push(...more[kind]);
  }
  return answers;
}

test('1,000 checks of serials do not tell a known one from an unknown one, and a match takes no other time', async () => {
  await checkAll({ 'unknown serial': 20, 'another model': 20, 'right pair': 20 });
  const answers = await checkUntilSharp({ 'unknown serial': 500, 'another model': 500, 'right pair': 500 });
  const refused = [...answers['unknown serial'], ...answers['another model']];
  expect([...new Set(refused.map(({ seen }) => seen))]).toEqual([
    expect.stringContaining('"recognised":false,"productName":null'),
  ]);
  const recognised = [...new Set(answers['right pair'].map(({ seen }) => seen))];
  expect(recognised).toEqual([expect.stringContaining('"recognised":true')]);
  const headersOf = (seen: string) =>
    seen
      .split('\n')
      .slice(0, -1)
      .filter((line) => !line.startsWith('content-length'));
  expect(headersOf(recognised[0]!)).toEqual(headersOf(refused[0]!.seen));
  const times = timesOf(answers['unknown serial']);
  for (const others of [timesOf(answers['another model']), timesOf(answers['right pair'])]) {
    expect(Math.abs(rankDifference(times, others)), `seed ${seed}`).toBeLessThan(bound);
  }
}, 120_000);

test('a rank test sees a difference, and none where there is none', () => {
  const sample = (count: number, more = 0) => Array.from({ length: count }, () => random() + random() + more);
  expect(Math.abs(rankDifference(sample(500), sample(500)))).toBeLessThan(bound);
  expect(rankDifference(sample(500, 0.3), sample(500))).toBeGreaterThan(bound);
  expect(rankDifference(sample(500), sample(500, 0.3))).toBeLessThan(-bound);
  const ties = Array.from({ length: 500 }, () => pick(random, [1, 2]));
  expect(rankDifference(ties, ties)).toBeCloseTo(0);
  expect(rankDifference([3, 4], [1, 2])).toBeCloseTo(1.549, 3);
});
