import type { Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Work } from '../dispatch/index.ts';

/** What a technician is wanted for on a ticket: by whom, and for which category of devices. */
export async function readWork(
  tx: Transaction,
  { handlerId, modelId }: Pick<Ticket, 'handlerId' | 'modelId'>,
  at: Date,
): Promise<Work> {
  const model =
    modelId && (await tx.productModel.findUnique({ where: { id: modelId }, select: { category: true } }));
  return { organizationId: handlerId, category: model ? model.category : null, at };
}
