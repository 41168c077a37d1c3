import type { Role } from '@aftercare/sdk';
import { hasRole } from '../ticket/roles.ts';

export type Change = 'extend' | 'void' | 'restore';

/** What these roles may do about a warranty as it stands. */
export function changesFor({ voidReason }: { voidReason: string | null }, roles: readonly Role[]): Change[] {
  const changes: Change[] = [];
  if (hasRole(roles, ['AGENT', 'MANAGER'])) changes.push('extend');
  if (hasRole(roles, ['MANAGER'])) changes.push(voidReason === null ? 'void' : 'restore');
  return changes;
}
