import { describe, expect, it } from 'vitest';
import { actionsFor, furtherActions } from './actions.ts';

describe('the steps offered for what the server allows', () => {
  it.each([
    ['SUBMITTED', ['ACCEPTED', 'CANCELLED'], ['accept', 'cancel']],
    ['ACCEPTED', ['SCHEDULED', 'IN_PROGRESS', 'ON_HOLD', 'CANCELLED'], ['start', 'hold', 'cancel']],
    ['SCHEDULED', ['IN_PROGRESS', 'ON_HOLD', 'CANCELLED'], ['start', 'hold', 'cancel']],
    ['IN_PROGRESS', ['AWAITING_APPROVAL', 'ON_HOLD', 'RESOLVED', 'CANCELLED'], ['resolve', 'hold', 'cancel']],
    ['ON_HOLD', ['IN_PROGRESS', 'CANCELLED'], ['resume', 'cancel']],
    ['ON_HOLD', ['ACCEPTED', 'CANCELLED'], ['resume', 'cancel']],
    ['RESOLVED', ['IN_PROGRESS', 'CLOSED'], ['close', 'reopen']],
    ['CLOSED', ['IN_PROGRESS'], ['reopen']],
    ['CLOSED', [], []],
    ['CANCELLED', [], []],
  ] as const)('%s to %j: %j', (status, allowed, steps) => {
    expect(actionsFor(status, allowed)).toEqual(steps);
  });
});

describe('what can be done beside moving a ticket on', () => {
  const above = [{ code: 'HQ', name: 'Lumen Climate', tier: 'HEADQUARTERS' as const }];

  it.each([
    ['SUBMITTED', ['AGENT'], ['classify', 'handOver']],
    ['IN_PROGRESS', ['AGENT'], ['classify', 'diagnose', 'handOver']],
    ['IN_PROGRESS', ['TECHNICIAN'], ['diagnose', 'handOver']],
    ['ACCEPTED', ['TECHNICIAN'], ['startRemotely', 'diagnose', 'handOver']],
    ['SCHEDULED', ['AGENT'], ['classify', 'diagnose', 'handOver']],
    ['IN_PROGRESS', ['ADMIN'], ['classify', 'diagnose', 'handOver']],
    ['RESOLVED', ['MANAGER'], []],
    ['CANCELLED', ['ADMIN'], []],
  ] as const)('%s by %j: %j', (status, roles, actions) => {
    expect(furtherActions({ status, handOverReceivers: above }, roles)).toEqual(actions);
  });

  it('a ticket that can go to nobody is not handed over', () => {
    expect(furtherActions({ status: 'IN_PROGRESS', handOverReceivers: [] }, ['STOREKEEPER'])).toEqual([]);
    expect(furtherActions({ status: 'IN_PROGRESS', handOverReceivers: [] }, ['TECHNICIAN'])).toEqual([
      'diagnose',
    ]);
  });
});
