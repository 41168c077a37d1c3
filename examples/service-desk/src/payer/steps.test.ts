import { describe, expect, it } from 'vitest';
import { payerSteps } from './steps.ts';

const organization = { id: 'o1', code: 'O', name: 'O', tier: 'DEALER' as const };
const device = { id: 'd1' } as never;
const ticket = (change: object = {}) => ({
  status: 'IN_PROGRESS' as const,
  device,
  handler: organization,
  handOverReceivers: [],
  ...change,
});
const as = (...roles: ('AGENT' | 'TECHNICIAN' | 'STOREKEEPER' | 'MANAGER')[]) => ({ roles, organization });

describe('what can be done about who pays', () => {
  it('is to decide anew once there is a decision, and for managers to grant goodwill', () => {
    expect(payerSteps(ticket(), true, as('TECHNICIAN'))).toEqual(['decide']);
    expect(payerSteps(ticket(), true, as('MANAGER'))).toEqual(['decide', 'grant']);
    expect(payerSteps(ticket(), false, as('MANAGER'))).toEqual(['grant']);
    expect(payerSteps(ticket(), true, as('STOREKEEPER'))).toEqual([]);
  });

  it('is to name the device where there is none', () => {
    expect(payerSteps(ticket({ device: null }), false, as('AGENT'))).toEqual(['identify']);
  });

  it('is nothing when the job is over, or for those who only read along', () => {
    expect(payerSteps(ticket({ status: 'RESOLVED' }), true, as('MANAGER'))).toEqual([]);
    const other = { ...organization, id: 'o2' };
    expect(payerSteps(ticket({ handler: other }), true, as('MANAGER'))).toEqual([]);
  });
});
