import { expect, test } from 'vitest';
import { bookingSteps, loanSteps } from './steps.ts';

test.each([
  ['BOOKED', ['handOut', 'extend', 'cancel']],
  ['LENT', ['return', 'extend']],
  ['RETURNED', []],
  ['CANCELLED', []],
] as const)('what the desk may do with one that is %s', (state, steps) => {
  expect(bookingSteps({ state }, ['AGENT'])).toEqual(steps);
  expect(bookingSteps({ state }, ['STOREKEEPER'])).toEqual(steps);
  expect(bookingSteps({ state }, ['TECHNICIAN'])).toEqual([]);
});

test('a loaner is lent while the job is open', () => {
  expect(loanSteps({ status: 'ACCEPTED' }, ['MANAGER'])).toEqual(['lend', 'book']);
  for (const status of ['RESOLVED', 'CLOSED', 'CANCELLED'] as const) {
    expect(loanSteps({ status }, ['ADMIN'])).toEqual([]);
  }
  expect(loanSteps({ status: 'ACCEPTED' }, ['TECHNICIAN'])).toEqual([]);
});
