import type { Prisma, Transaction } from '../../platform/database.ts';

/**
 * Writes a transfer with its lines, a statement each. In one call for both, Prisma would send the second even when the
 * transaction has meanwhile run out of time and was rolled back: outside of it, on a connection that is somebody else's.
 */
export async function writeTransfer(
  tx: Transaction,
  transfer: Prisma.TransferUncheckedCreateInput & { id: string },
  lines: readonly { id: string; partId: string; quantity: number }[],
): Promise<void> {
  await tx.transfer.create({ data: transfer });
  await tx.transferLine.createMany({ data: lines.map((line) => ({ ...line, transferId: transfer.id })) });
}
