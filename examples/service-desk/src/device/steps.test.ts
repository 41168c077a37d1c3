import { describe, expect, it } from 'vitest';
import { deviceSteps, mayReplacePart } from './steps.ts';

const inUse = { retiredAt: null, replacedBy: null };
const retired = { ...inUse, retiredAt: '2026-11-28T12:00:00Z' };

describe('what can be done with a device', () => {
  it('is a matter of roles', () => {
    for (const role of ['AGENT', 'MANAGER', 'ADMIN'] as const) {
      expect(deviceSteps(inUse, [role])).toEqual(['transfer', 'replace', 'retire']);
    }
    expect(deviceSteps(inUse, ['TECHNICIAN', 'STOREKEEPER'])).toEqual([]);
  });

  it('is little once it is out of service, and nothing once there is another unit in its place', () => {
    expect(deviceSteps(retired, ['AGENT'])).toEqual(['replace']);
    expect(deviceSteps({ ...retired, replacedBy: { serial: 'UNIT-2' } }, ['AGENT'])).toEqual([]);
  });
});

describe('a part', () => {
  it('is replaced by anybody with a role, in a device that is in service', () => {
    for (const role of ['AGENT', 'TECHNICIAN', 'STOREKEEPER', 'MANAGER', 'ADMIN'] as const) {
      expect(mayReplacePart(inUse, [role])).toBe(true);
    }
    expect(mayReplacePart(inUse, [])).toBe(false);
    expect(mayReplacePart(retired, ['TECHNICIAN'])).toBe(false);
  });
});
