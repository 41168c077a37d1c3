import type { TicketStatus } from '@aftercare/sdk';
import type { PartLineState } from '@aftercare/sdk/stock';
import { describe, expect, it } from 'vitest';
import { canReserve, lineSteps } from './steps.ts';

const organization = { id: 'o1', code: 'O', name: 'O', tier: 'DEALER' as const };
const job = (status: TicketStatus = 'IN_PROGRESS', handler = organization) => ({
  status,
  handler,
  handOverReceivers: [],
});
const line = (state: PartLineState, consumable = false) => ({ state, part: { consumable } });
const as = (...roles: ('AGENT' | 'TECHNICIAN' | 'STOREKEEPER' | 'MANAGER' | 'ADMIN')[]) => ({
  roles,
  organization,
});
const elsewhere = { ...organization, id: 'o2' };

describe('what can be done about a line of parts', () => {
  it('is for everybody to release it, and for those who handle parts to hand it out', () => {
    expect(lineSteps(line('RESERVED'), job(), as('AGENT'))).toEqual(['release']);
    expect(lineSteps(line('RESERVED'), job(), as('TECHNICIAN'))).toEqual(['issue', 'release']);
    expect(lineSteps(line('RESERVED'), job(), as('ADMIN'))).toEqual(['issue', 'release']);
    expect(lineSteps(line('BACKORDERED'), job(), as('STOREKEEPER'))).toEqual(['release']);
  });

  it('is, once it is handed out, to say what became of the old part and to take it back', () => {
    expect(lineSteps(line('ISSUED'), job(), as('STOREKEEPER'))).toEqual(['removed', 'return']);
    expect(lineSteps(line('ISSUED'), job('CLOSED'), as('MANAGER'))).toEqual(['removed', 'return']);
    expect(lineSteps(line('ISSUED'), job(), as('AGENT'))).toEqual([]);
  });

  it('leaves no old part to ask for where a part is used up', () => {
    expect(lineSteps(line('ISSUED', true), job(), as('MANAGER'))).toEqual(['return']);
  });

  it.each(['RELEASED', 'RETURNED'] as const)('is nothing any more when it is %s', (state) => {
    expect(lineSteps(line(state), job(), as('MANAGER'))).toEqual([]);
  });

  it('is nothing for those who only read along', () => {
    expect(lineSteps(line('RESERVED'), job('IN_PROGRESS', elsewhere), as('MANAGER'))).toEqual([]);
  });
});

describe('parts are reserved', () => {
  it('for a job that is not over, by whoever handles it', () => {
    expect(canReserve(job('ON_HOLD'), as('AGENT'))).toBe(true);
    expect(canReserve(job('RESOLVED'), as('AGENT'))).toBe(false);
    expect(canReserve(job('IN_PROGRESS', elsewhere), as('AGENT'))).toBe(false);
  });
});
