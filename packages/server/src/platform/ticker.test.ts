import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Ticker } from './ticker.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const start = new Date('2026-11-23T09:00:00Z').getTime();

/** A ticker that notes when it ran, in milliseconds from the start. */
function tickingBy(run: (at: number) => Promise<Date | null>) {
  vi.setSystemTime(start);
  const ranAt: number[] = [];
  const logged: { level: number }[] = [];
  const log = pino({}, { write: (line) => void logged.push(JSON.parse(line) as { level: number }) });
  const ticker = new Ticker({
    async run() {
      const at = Date.now() - start;
      ranAt.push(at);
      return run(at);
    },
    now: () => new Date(),
    log,
  });
  return { ticker, ranAt, logged };
}

const inMs = (ms: number) => new Date(start + ms);

test('runs at once, and every quarter of a second while nothing is known to be due', async () => {
  const { ticker, ranAt } = tickingBy(async () => null);
  ticker.start();
  await vi.advanceTimersByTimeAsync(1_000);
  await ticker.stop();
  expect(ranAt).toEqual([0, 250, 500, 750, 1_000]);
});

test('runs when the next thing is due, but neither without a breath nor after a long sleep', async () => {
  const { ticker, ranAt } = tickingBy(async (at) => {
    if (at < 100) return inMs(100);
    if (at < 200) return inMs(at - 5);
    return inMs(60_000);
  });
  ticker.start();
  await vi.advanceTimersByTimeAsync(700);
  await ticker.stop();
  expect(ranAt).toEqual([0, 100, 120, 140, 160, 180, 200, 450, 700]);
});

test('never runs twice at once, however long a run takes', async () => {
  let running = 0;
  let most = 0;
  const { ticker, ranAt } = tickingBy(async () => {
    most = Math.max(most, ++running);
    await new Promise((done) => setTimeout(done, 1_000));
    running--;
    return inMs(0);
  });
  ticker.start();
  await vi.advanceTimersByTimeAsync(2_500);
  const stopped = ticker.stop();
  await vi.advanceTimersByTimeAsync(1_000);
  await stopped;
  expect(ranAt).toEqual([0, 1_020, 2_040]);
  expect(most).toBe(1);
});

test('tries again after a failure, and says so', async () => {
  const { ticker, ranAt, logged } = tickingBy(async (at) => {
    if (at === 0) throw new Error('broken');
    if (at === 1_000) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    return null;
  });
  ticker.start();
  await vi.advanceTimersByTimeAsync(2_000);
  await ticker.stop();
  expect(ranAt).toEqual([0, 1_000, 2_000]);
  expect(logged.map(({ level }) => level)).toEqual([50, 40]);
});

test('stops when what runs has ended, and runs no more', async () => {
  const ended: number[] = [];
  const { ticker, ranAt } = tickingBy(async (at) => {
    await new Promise((done) => setTimeout(done, 100));
    ended.push(at);
    return null;
  });
  ticker.start();
  await vi.advanceTimersByTimeAsync(50);
  const stopped = ticker.stop().then(() => ended.length);
  await vi.advanceTimersByTimeAsync(100);
  expect(await stopped).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ranAt).toEqual([0]);
});
