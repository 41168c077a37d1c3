import type { TicketStatus } from '@aftercare/sdk';
import { describe, expect, it } from 'vitest';
import { canQuote, quoteSteps } from './steps.ts';

const organization = { id: 'o1', code: 'O', name: 'O', tier: 'DEALER' as const };
const job = (status: TicketStatus, allowedTransitions: TicketStatus[] = []) => ({
  status,
  allowedTransitions,
  handler: organization,
  handOverReceivers: [],
});
const as = (...roles: ('AGENT' | 'TECHNICIAN' | 'STOREKEEPER' | 'MANAGER')[]) => ({ roles, organization });
const out = { state: 'SENT' as const };

describe('what can be done about a quote', () => {
  it('is to note the answer and to withdraw it, by role', () => {
    const waiting = job('AWAITING_APPROVAL');
    expect(quoteSteps(out, waiting, as('AGENT'))).toEqual(['accept', 'decline', 'withdraw']);
    expect(quoteSteps(out, waiting, as('TECHNICIAN'))).toEqual(['withdraw']);
    expect(quoteSteps(out, waiting, as('STOREKEEPER'))).toEqual([]);
  });

  it('is for who took the ticket in to note the answer, when another organization works on it', () => {
    const elsewhere = { ...job('AWAITING_APPROVAL'), handler: { ...organization, id: 'o2' } };
    expect(quoteSteps(out, elsewhere, as('AGENT'))).toEqual(['accept', 'decline']);
  });

  it('is nothing once it has ended', () => {
    expect(quoteSteps({ state: 'ACCEPTED' }, job('IN_PROGRESS'), as('AGENT'))).toEqual([]);
  });
});

describe('a quote can be written', () => {
  it('where the server allows the ticket to wait for an answer, by who handles it', () => {
    expect(canQuote(job('IN_PROGRESS', ['AWAITING_APPROVAL', 'ON_HOLD']), as('AGENT'))).toBe(true);
    expect(canQuote(job('IN_PROGRESS', ['ON_HOLD']), as('AGENT'))).toBe(false);
    const elsewhere = {
      ...job('IN_PROGRESS', ['AWAITING_APPROVAL']),
      handler: { ...organization, id: 'o2' },
    };
    expect(canQuote(elsewhere, as('AGENT'))).toBe(false);
  });
});
