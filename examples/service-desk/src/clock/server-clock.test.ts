import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { serverClock } from './server-clock.ts';

const start = Date.parse('2026-11-23T09:00:30.250Z');

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  serverClock.adjust(new Date(start).toISOString(), start);
});

afterEach(() => {
  vi.useRealTimers();
});

it('beats on every full second and minute, from one timer', () => {
  const beats: string[] = [];
  const stops = [
    serverClock.follow('second', () => beats.push('second')),
    serverClock.follow('minute', () => beats.push('minute')),
  ];
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(749);
  expect(beats).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(beats).toEqual(['second']);
  vi.advanceTimersByTime(29_000);
  expect(beats.filter((beat) => beat === 'second')).toHaveLength(30);
  expect(beats.filter((beat) => beat === 'minute')).toHaveLength(1);
  for (const stop of stops) stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('takes what the server said for the middle of the call', () => {
  vi.advanceTimersByTime(1_000);
  serverClock.adjust('2026-12-01T00:00:00Z', start);
  expect(new Date(serverClock.now).toISOString()).toBe('2026-12-01T00:00:00.500Z');
});

it('goes ahead to what has happened on the server, and never back', () => {
  serverClock.passed('2026-11-30T09:00:00Z');
  serverClock.passed('2026-11-24T09:00:00Z');
  expect(new Date(serverClock.now).toISOString()).toBe('2026-11-30T09:00:00.000Z');
});

it('tells everybody at once when it was moved', () => {
  let told = 0;
  const stop = serverClock.follow('minute', () => told++);
  serverClock.passed('2026-11-30T09:00:00Z');
  expect(told).toBe(1);
  stop();
});
