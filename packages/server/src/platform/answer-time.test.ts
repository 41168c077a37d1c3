import { expect, test } from 'vitest';
import { AnswerTime } from './answer-time.ts';

const lengthOf = async (use: (time: AnswerTime) => void): Promise<number> => {
  const begun = performance.now();
  const time = new AnswerTime();
  use(time);
  await time.come();
  return performance.now() - begun;
};

test('an answer that takes no time of its own leaves at once', async () => {
  const time = new AnswerTime();
  let left = false;
  const leaving = time.come().then(() => (left = true));
  await Promise.resolve();
  await Promise.resolve();
  expect(left).toBe(true);
  await leaving;
});

test('what is asked three times in one request takes three times as long', async () => {
  const once = await lengthOf((time) => time.takes(30));
  const thrice = await lengthOf((time) => [30, 30, 30].forEach((ms) => time.takes(ms)));
  expect(once).toBeGreaterThanOrEqual(29);
  expect(thrice).toBeGreaterThanOrEqual(89);
});
