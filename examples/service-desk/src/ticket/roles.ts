import type { Role } from '@aftercare/sdk';

/** Whether one of these roles may do what the server lets `needed` do; an administrator always may. */
export function hasRole(roles: readonly Role[], needed: readonly Role[]): boolean {
  return roles.some((role) => role === 'ADMIN' || needed.includes(role));
}

/** Who books visits and assigns technicians. */
export const dispatchers: readonly Role[] = ['AGENT', 'MANAGER'];
