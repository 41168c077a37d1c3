import type { Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';

/** The name of whom a ticket is assigned to; null: nobody. */
export async function readAssignee(
  tx: Transaction,
  { assigneeId }: Pick<Ticket, 'assigneeId'>,
): Promise<string | null> {
  if (!assigneeId) return null;
  const { name } = await tx.member.findUniqueOrThrow({ where: { id: assigneeId }, select: { name: true } });
  return name;
}
