import type { z } from 'zod';
import { newId } from '../../platform/ids.ts';
import { parse } from '../../platform/parse.ts';
import type { Transaction } from '../../platform/database.ts';
import { authorizeStaff, type Context, staffActor, visibleOrganizationIds } from '../access/index.ts';
import {
  changeLevels,
  findWarehouse,
  issueAt,
  keyOf,
  lineOf,
  lockLevels,
  pickUnits,
  readLines,
  recordStock,
  type StockChange,
  type StockPlace,
  supplyPlaces,
  type WantedLine,
  writeTransfer,
} from '../stock/index.ts';
import { changeStock } from './change-stock.ts';
import { transferStockInput } from './inputs.ts';
import { requireFree } from './shortages.ts';

/** Sends goods from one warehouse to another. With a day of arrival they are on their way until they are received; without, they are there at once. */
export async function transferStock(
  ctx: Context,
  input: z.input<typeof transferStockInput>,
): Promise<{ transferId: string }> {
  const viewer = authorizeStaff(ctx, 'stock.transfer');
  const { idempotencyKey, ...wanted } = parse(transferStockInput, input);
  const at = ctx.clock.now();
  const call = {
    subject: viewer.id,
    operation: 'transferStock',
    key: idempotencyKey,
    input: wanted,
    now: at,
  };
  const who = { actor: staffActor(viewer), at };
  const { expectedOn = null, reason = null } = wanted;
  return changeStock(ctx, call, async (tx, freed) => {
    const from = await findWarehouse(tx, ctx, wanted.from, ['from']);
    const to = await findReceiver(tx, ctx, from, wanted.to);
    if (!expectedOn && !visibleOrganizationIds(ctx).includes(to.organizationId)) {
      const message = `${to.code} takes in itself what it gets: say when it arrives.`;
      throw issueAt(['expectedOn'], message, 'required');
    }
    const lines = await readLines(tx, wanted.lines);
    const keysAt = ({ id: warehouseId }: StockPlace) =>
      lines.map(({ part }) => ({ partId: part.id, warehouseId }));
    const levels = await lockLevels(tx, [...keysAt(from), ...(expectedOn ? [] : keysAt(to))]);
    requireFree(lines, from, levels);
    const transferId = newId();
    const units = await writeTransferOfUnits(tx, { id: transferId, from, to, lines, expectedOn, reason, at });
    const changes = lines.flatMap(({ part, quantity }): StockChange[] => {
      const movement = { transferId, serials: units.get(part.id) ?? [], reason };
      const out = { ...movement, kind: 'TRANSFER_OUT' as const };
      const into = { ...movement, kind: 'TRANSFER_IN' as const };
      return [
        { partId: part.id, warehouseId: from.id, onHand: -quantity, movement: out },
        ...(expectedOn ? [] : [{ partId: part.id, warehouseId: to.id, onHand: quantity, movement: into }]),
      ];
    });
    const changed = await changeLevels(tx, levels, changes, who);
    const told = {
      type: 'stock.transferred' as const,
      data: {
        warehouse: from.code,
        to: to.code,
        state: expectedOn ? 'IN_TRANSIT' : 'RECEIVED',
        expectedOn: expectedOn?.toISOString().slice(0, 10) ?? null,
        reason,
        lines: changes.map(({ onHand = 0, ...key }) =>
          lineOf(
            changed.find((level) => keyOf(level) === keyOf(key))!,
            Math.abs(onHand),
          ),
        ),
      },
      organizationIds: [from.organizationId, to.organizationId],
    };
    await recordStock(tx, [told], changed, who);
    if (!expectedOn) freed.push(...keysAt(to));
    return { transferId };
  });
}

/** One that the viewer sees, or one that supplies the sender: what came from above can go back up. */
async function findReceiver(
  tx: Transaction,
  ctx: Context,
  from: StockPlace,
  code: string,
): Promise<StockPlace> {
  if (code === from.code) {
    throw issueAt(['to'], `The goods are in ${code} already: name another warehouse.`, 'same_warehouse');
  }
  const { home, others } = await supplyPlaces(tx, from.organizationId);
  const supplier = [...(home ? [home] : []), ...others].find((place) => place.code === code);
  return supplier ?? findWarehouse(tx, ctx, code, ['to']);
}

/** Writes the transfer, and moves or holds the units of tracked parts. Answers their serial numbers by part. */
async function writeTransferOfUnits(
  tx: Transaction,
  transfer: {
    id: string;
    from: StockPlace;
    to: StockPlace;
    lines: readonly WantedLine[];
    expectedOn: Date | null;
    reason: string | null;
    at: Date;
  },
): Promise<Map<string, string[]>> {
  const { id, from, to, lines, expectedOn, reason, at } = transfer;
  const rows = lines.map(({ part, quantity }) => ({ id: newId(), partId: part.id, quantity }));
  await writeTransfer(
    tx,
    {
      id,
      fromId: from.id,
      toId: to.id,
      state: expectedOn ? 'IN_TRANSIT' : 'RECEIVED',
      expectedOn,
      reason,
      createdAt: at,
      sentAt: at,
      endedAt: expectedOn ? null : at,
    },
    rows,
  );
  const serials = new Map<string, string[]>();
  for (const [index, { part, quantity, serials: named, path }] of lines.entries()) {
    if (!part.serialTracked) continue;
    const units = await pickUnits(tx, { part, warehouse: from, quantity, serials: named ?? null, path });
    await tx.stockUnit.updateMany({
      where: { id: { in: units.map((unit) => unit.id) } },
      data: expectedOn ? { state: 'IN_TRANSIT', transferLineId: rows[index]!.id } : { warehouseId: to.id },
    });
    serials.set(
      part.id,
      units.map(({ serial }) => serial),
    );
  }
  return serials;
}
