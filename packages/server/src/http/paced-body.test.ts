import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pacedBody } from './paced-body.ts';
import { usualLimits } from './upload-limits.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

const kB = 1024;

/** Sends so many bytes in each second, to the end of a file, and says what became of it after how many seconds. */
async function send(bytesIn: (second: number) => number, length: number) {
  let left = length;
  let source!: ReadableStreamDefaultController<Uint8Array>;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => void (source = controller),
    cancel: () => void (cancelled = true),
  });
  let came = 0;
  let outcome: unknown;
  const reading = (async () => {
    for await (const chunk of pacedBody(body, usualLimits.pace)) came += chunk.length;
  })().then(
    () => (outcome = 'whole'),
    (error: { code: string }) => (outcome = error.code),
  );
  let second = 0;
  while (outcome === undefined) {
    const bytes = Math.min(bytesIn(second), left);
    left -= bytes;
    if (bytes > 0) source.enqueue(new Uint8Array(bytes));
    if (left === 0) source.close();
    else second++;
    await vi.advanceTimersByTimeAsync(left === 0 ? 0 : 1000);
  }
  await reading;
  expect(vi.getTimerCount()).toBe(0);
  expect([came, cancelled]).toEqual([length - left, left > 0]);
  return { outcome, second };
}

test.each([
  ['a photo over a good connection', 5_000 * kB, () => 1_000 * kB, 4],
  ['a photo of a slow phone', 4_000 * kB, () => 16 * kB, 249],
  ['a small one over the worst connection', 500 * kB, () => 4 * kB, 124],
  ['one that stands still for a while', 1_000 * kB, (s: number) => (s % 25 === 0 ? 250 * kB : 0), 75],
])('%s gets through', async (_what, length, bytesIn, second) => {
  expect(await send(bytesIn, length)).toEqual({ outcome: 'whole', second });
});

test.each([
  ['nothing comes', () => 0, 30],
  ['one byte is sent every second', () => 1, 31],
  ['less than the least rate is sent', () => 2 * kB, 60],
  ['it began well, and then nothing comes', (s: number) => (s < 3 ? 500 * kB : 0), 32],
  ['it is not whole after four and a half minutes', () => 8 * kB, 270],
])('a body is given up when %s', async (_what, bytesIn, second) => {
  expect(await send(bytesIn, 10_000 * kB)).toEqual({ outcome: 'UPLOAD_TOO_SLOW', second });
});
