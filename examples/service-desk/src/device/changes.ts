import type { Role } from '@aftercare/sdk';
import { hasRole } from '../ticket/roles.ts';

export type Change = 'prove' | 'extend' | 'void' | 'restore';

/** What these roles may do about a warranty as it stands. */
export function changesFor(
  { startsOn, voidReason }: { startsOn: string | null; voidReason: string | null },
  roles: readonly Role[],
): Change[] {
  const changes: Change[] = [];
  if (startsOn === null && hasRole(roles, ['AGENT', 'MANAGER'])) changes.push('prove');
  if (hasRole(roles, ['MANAGER'])) changes.push('extend', voidReason === null ? 'void' : 'restore');
  return changes;
}
