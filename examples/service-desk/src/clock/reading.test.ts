import { describe, expect, it } from 'vitest';
import { mostUrgent, type Promised, remainingAt, standingOf, usedShare } from './reading.ts';

const hour = 3_600_000;
const start = Date.parse('2026-11-23T09:00:00Z');

/** Promised within ten hours of a calendar that never closes, read at the start. */
const promise = (changes: Partial<Promised> = {}): Promised => ({
  state: 'RUNNING',
  target: 10 * hour,
  remaining: 10 * hour,
  dueAt: start + 10 * hour,
  endedAt: null,
  ...changes,
});

describe('how a promise stands', () => {
  it.each([
    ['at the start', 0, 'good'],
    ['with more than a fifth left', 7.9, 'good'],
    ['with a fifth left', 8, 'short'],
    ['just before it is due', 9.99, 'short'],
    ['when it is due, before the server has said so', 10, 'late'],
  ] as const)('%s', (_when, hours, standing) => {
    expect(standingOf(promise(), start + hours * hour)).toBe(standing);
  });

  it.each([
    ['PAUSED', null, 'paused'],
    ['BREACHED', null, 'late'],
    ['BREACHED', start + 11 * hour, 'missed'],
    ['MET', start + hour, 'met'],
    ['STOPPED', start + hour, 'stopped'],
  ] as const)('%s, ended at %s: %s', (state, endedAt, standing) => {
    expect(standingOf(promise({ state, endedAt }), start + hour)).toBe(standing);
  });
});

describe('what is left', () => {
  const overnight = promise({
    remaining: 4 * hour,
    dueAt: start + 20 * hour,
    forecast: [
      { from: start, to: start + 3 * hour, counted: true },
      { from: start + 3 * hour, to: start + 19 * hour, counted: false },
      { from: start + 19 * hour, to: start + 20 * hour, counted: true },
    ],
  });

  it.each([
    [0, 4],
    [2, 2],
    [3, 1],
    [12, 1],
    [19.5, 0.5],
    [20, 0],
  ])('after %d hours with a closed night ahead: %d hours', (passed, left) => {
    expect(remainingAt(overnight, start + passed * hour)).toBe(left * hour);
  });

  it('stands still in a pause', () => {
    const paused = promise({ state: 'PAUSED', remaining: 3 * hour });
    expect(remainingAt(paused, start + 9 * hour)).toBe(3 * hour);
  });

  it('is never said to be more than the time until it is due', () => {
    const { forecast: _unknown, ...onCard } = overnight;
    expect(remainingAt(onCard, start + 10 * hour)).toBe(4 * hour);
    expect(remainingAt(onCard, start + 19.5 * hour)).toBe(0.5 * hour);
  });

  it('uses up its target and no more', () => {
    expect(usedShare(promise(), start + 4 * hour)).toBeCloseTo(0.4);
    expect(usedShare(promise({ state: 'BREACHED', remaining: -hour }), start + 11 * hour)).toBe(1);
  });
});

describe('the most urgent promise', () => {
  const late = promise({ state: 'BREACHED', dueAt: start - hour });
  const short = promise({ remaining: hour, dueAt: start + hour });
  const good = promise({ dueAt: start + 9 * hour });
  const sooner = promise({ dueAt: start + 8 * hour });
  const paused = promise({ state: 'PAUSED', dueAt: start + hour });
  const met = promise({ state: 'MET', endedAt: start });

  it.each([
    ['late before all others', [good, short, late], late],
    ['in danger before in time', [good, short], short],
    ['due sooner before due later', [good, sooner], sooner],
    ['running before paused', [paused, good], good],
    ['paused if nothing runs', [met, paused], paused],
  ])('%s', (_rule, clocks, urgent) => {
    expect(mostUrgent(clocks, start)).toBe(urgent);
  });

  it('is none when all have ended', () => {
    expect(mostUrgent([met, promise({ state: 'BREACHED', endedAt: start })], start)).toBeUndefined();
  });
});
