import { describe, expect, it } from 'vitest';
import { formWindow, instantsOf, nextWindow } from './window.ts';

/** Local times: the desk plans in the time of the place where it stands. */
const local = (wall: string) => new Date(wall).getTime();

describe('the window that a form begins with', () => {
  it.each([
    ['2026-11-23T09:20', '2026-11-23', '10:00', '12:00'],
    ['2026-11-23T05:10', '2026-11-23', '08:00', '10:00'],
    ['2026-11-23T15:00', '2026-11-23', '16:00', '18:00'],
    ['2026-11-23T15:59', '2026-11-23', '16:00', '18:00'],
    ['2026-11-23T16:05', '2026-11-24', '08:00', '10:00'],
    ['2026-11-23T23:30', '2026-11-24', '08:00', '10:00'],
    ['2026-12-31T20:00', '2027-01-01', '08:00', '10:00'],
  ])('at %s is %s from %s to %s', (now, date, from, to) => {
    expect(nextWindow(local(now))).toEqual({ date, from, to });
  });
});

describe('the instants of a window', () => {
  it('come back as the same window', () => {
    const window = { date: '2026-11-24', from: '14:00', to: '16:30' };
    expect(formWindow(instantsOf(window)!)).toEqual(window);
  });

  it.each([
    ['nothing chosen', { date: '', from: '', to: '' }],
    ['no end', { date: '2026-11-24', from: '14:00', to: '' }],
    ['it ends as it begins', { date: '2026-11-24', from: '14:00', to: '14:00' }],
    ['it ends before it begins', { date: '2026-11-24', from: '14:00', to: '13:00' }],
  ])('are none with %s', (_what, window) => {
    expect(instantsOf(window)).toBeUndefined();
  });
});
