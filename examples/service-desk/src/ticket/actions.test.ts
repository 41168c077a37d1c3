import type { Ticket, TicketStatus } from '@aftercare/sdk';
import { describe, expect, it } from 'vitest';
import { actionsFor, furtherActions } from './actions.ts';

describe('the steps offered for what the server allows', () => {
  it.each([
    ['SUBMITTED', ['ACCEPTED', 'CANCELLED'], ['accept', 'cancel']],
    ['ACCEPTED', ['SCHEDULED', 'IN_PROGRESS', 'ON_HOLD', 'CANCELLED'], ['start', 'hold', 'cancel']],
    ['SCHEDULED', ['IN_PROGRESS', 'ON_HOLD', 'CANCELLED'], ['start', 'hold', 'cancel']],
    ['IN_PROGRESS', ['AWAITING_APPROVAL', 'ON_HOLD', 'RESOLVED', 'CANCELLED'], ['resolve', 'hold', 'cancel']],
    ['AWAITING_APPROVAL', ['IN_PROGRESS', 'RESOLVED', 'CANCELLED'], ['cancel']],
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
  const organization = { id: 'center', code: 'SC', name: 'Center', tier: 'SERVICE_CENTER' as const };
  const above = [{ code: 'HQ', name: 'Lumen Climate', tier: 'HEADQUARTERS' as const }];
  const ticket = (status: TicketStatus, handOverReceivers: Ticket['handOverReceivers']) => ({
    status,
    handler: organization,
    handOverReceivers,
  });

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
    expect(furtherActions(ticket(status, above), { roles, organization })).toEqual(actions);
  });

  it('who is alone hands nothing over', () => {
    const viewer = { roles: ['TECHNICIAN' as const], organization };
    expect(furtherActions(ticket('IN_PROGRESS', []), viewer)).toEqual(['diagnose']);
  });

  it('who has handed a ticket on only reads along', () => {
    const viewer = { roles: ['AGENT' as const], organization: { ...organization, id: 'dealer' } };
    expect(furtherActions(ticket('IN_PROGRESS', []), viewer)).toEqual([]);
  });
});
