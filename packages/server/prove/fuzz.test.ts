import { onTestFinished, test, expect } from 'vitest';
import { createTestDatabase } from '../test/database.ts';
import { proveFuzz } from './fuzz/prove.ts';

test(
  'every operation is answered or refused with a code, whoever asks and whatever it says',
  { timeout: 240_000 },
  async () => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    const { faults, outcomes } = await proveFuzz(database.url, { seed: 1, from: 0, to: 1_500, callers: 4 });
    expect(faults).toEqual([]);
    const count = (pattern: RegExp) =>
      [...outcomes].reduce((sum, [outcome, times]) => (pattern.test(outcome) ? sum + times : sum), 0);
    // The operations get somewhere.
    expect(count(/answered|in part/)).toBeGreaterThan(300);
    expect(count(/^live/)).toBeGreaterThan(100);
  },
);
