import type { Role } from '@aftercare/sdk';
import { hasRole } from '../ticket/roles.ts';

export type Change = 'prove' | 'extend' | 'void' | 'restore';

/** What these roles may do about a warranty as it stands. */
export function changesFor(
  { startsOn, voidReason }: { startsOn: string | null; voidReason: string | null },
  roles: readonly Role[],
): Change[] {
  const changes: Change[] = [];
  const isDesk = hasRole(roles, ['AGENT', 'MANAGER']);
  if (isDesk && startsOn === null) changes.push('prove');
  if (isDesk) changes.push('extend');
  if (hasRole(roles, ['MANAGER'])) changes.push(voidReason === null ? 'void' : 'restore');
  return changes;
}
