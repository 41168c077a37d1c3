import type { Transaction } from '../../platform/database.ts';
import type { ValidationIssue } from '../../platform/errors.ts';

/** What is wrong with the code of a service level: by its row, because the module of service levels lies above. */
export async function serviceLevelIssues(
  tx: Transaction,
  code: string | null | undefined,
): Promise<ValidationIssue[]> {
  if (code == null) return [];
  const known = await tx.serviceLevel.findFirst({
    where: { code, supersededAt: null },
    select: { id: true },
  });
  if (known) return [];
  const message = `There is no service level ${code}.`;
  return [{ path: ['serviceLevel'], message, code: 'unknown_service_level' }];
}
