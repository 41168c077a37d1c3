import type { Device } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { RequestError } from '../../platform/errors.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { type Context, inSight, scope } from '../access/index.ts';
import { normalizeSerial } from './rules.ts';

export const noSuchDevice = () => new RequestError('NOT_FOUND', 'There is no such device.');

/**
 * The device, if the viewer may see it, with the turn to change it until the end of the transaction. Comes before the
 * transaction's first write.
 */
export async function lockDevice(tx: Transaction, ctx: Context, serial: string): Promise<Device> {
  const named = { serial: normalizeSerial(serial) };
  const where = { ...named, AND: [scope(ctx, 'Device'), await inSight(tx, ctx, 'Device', named)] };
  const found = await tx.device.findFirst({ where, select: { id: true } });
  if (!found) throw noSuchDevice();
  await takeTurn(tx, found.id);
  return tx.device.findUniqueOrThrow({ where: { id: found.id } });
}
