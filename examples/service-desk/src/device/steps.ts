import type { Role } from '@aftercare/sdk';
import { hasRole } from '../ticket/roles.ts';

export type DeviceStep = 'transfer' | 'replace' | 'retire';

interface Standing {
  retiredAt: string | null;
  replacedBy: object | null;
}

/** What these roles may do with a device as it stands. One that is out of service may still be replaced. */
export function deviceSteps({ retiredAt, replacedBy }: Standing, roles: readonly Role[]): DeviceStep[] {
  if (!hasRole(roles, ['AGENT', 'MANAGER'])) return [];
  const steps: DeviceStep[] = [];
  if (retiredAt === null) steps.push('transfer');
  if (replacedBy === null) steps.push('replace');
  if (retiredAt === null) steps.push('retire');
  return steps;
}

/** Whether these roles may put parts into a device: all may, as long as it is in service. */
export const mayReplacePart = ({ retiredAt }: Pick<Standing, 'retiredAt'>, roles: readonly Role[]): boolean =>
  retiredAt === null && hasRole(roles, ['AGENT', 'TECHNICIAN', 'STOREKEEPER', 'MANAGER']);
