import type { Prisma, Transaction } from '../../platform/database.ts';
import { RequestError } from '../../platform/errors.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { type Context, inSight, scope, visibleOrganizationIds } from '../access/index.ts';
import { lineOf, type LockedLevels, issueAt, keyOf, type Told } from '../stock/index.ts';

const withLines = {
  from: true,
  to: true,
  ticket: true,
  lines: {
    where: { cancelled: false },
    orderBy: { id: 'asc' },
    include: { part: true, partLine: true, units: { select: { serial: true } } },
  },
} satisfies Prisma.TransferInclude;

export type LockedTransfer = Prisma.TransferGetPayload<{ include: typeof withLines }>;

/**
 * A transfer whose turn the transaction has until its end, and that of the ticket that it is for: it is the `side`'s to
 * move on, and in the state that this takes.
 */
export async function lockTransfer(
  tx: Transaction,
  ctx: Context,
  id: string,
  { side, state }: { side: 'from' | 'to'; state: 'REQUESTED' | 'IN_TRANSIT' },
): Promise<LockedTransfer> {
  const where = { id, AND: [scope(ctx, 'Transfer'), await inSight(tx, ctx, 'Transfer', { id })] };
  const found = await tx.transfer.findFirst({ where, select: { ticketId: true } });
  if (!found) throw new RequestError('NOT_FOUND', 'There is no such transfer.');
  if (found.ticketId) await takeTurn(tx, found.ticketId);
  await takeTurn(tx, id);
  const transfer = await tx.transfer.findUniqueOrThrow({ where: { id }, include: withLines });
  const place = transfer[side];
  if (!visibleOrganizationIds(ctx).includes(place.organizationId)) {
    throw new RequestError('FORBIDDEN', `This is for ${place.code} to do.`);
  }
  if (transfer.state === state) return transfer;
  throw issueAt(['id'], `This transfer is ${transfer.state}: it would have to be ${state}.`, 'wrong_state');
}

/** What tells both sides of a transfer how it goes on. */
export const transferTold = (
  transfer: LockedTransfer,
  warehouseId: string,
  levels: LockedLevels,
  { state, expectedOn = null }: { state: string; expectedOn?: Date | null },
): Told => ({
  type: 'stock.transferred',
  data: {
    warehouse: transfer.from.code,
    to: transfer.to.code,
    state,
    expectedOn: expectedOn?.toISOString().slice(0, 10) ?? null,
    reason: transfer.reason,
    lines: transfer.lines.map(({ partId, quantity }) =>
      lineOf({ ...levels.get(keyOf({ partId, warehouseId }))!, becameLow: false }, quantity),
    ),
  },
  organizationIds: [transfer.from.organizationId, transfer.to.organizationId],
});
