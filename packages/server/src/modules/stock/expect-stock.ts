import type { z } from 'zod';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { RequestError } from '../../platform/errors.ts';
import { authorizeStaff, type Context, inSight, scope, staffActor } from '../access/index.ts';
import { expectStockInput } from './inputs.ts';
import { lockLevels } from './levels.ts';
import { findWarehouse } from './places.ts';
import { recordStock } from './record.ts';
import { issueAt } from './units.ts';

/** Says what a supplier is to deliver, and when: those who wait are told that day. */
export async function expectStock(ctx: Context, input: z.input<typeof expectStockInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'stock.receive');
  const { idempotencyKey, ...wanted } = parse(expectStockInput, input);
  const at = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'expectStock', key: idempotencyKey, input: wanted, now: at };
  const { id } = await transact(ctx, (tx) =>
    once(tx, call, async () => {
      const { warehouse, sku, quantity, expectedOn, reference = null } = wanted;
      const place = await findWarehouse(tx, ctx, warehouse, ['warehouse']);
      const part = await tx.part.findUnique({ where: { sku }, select: { id: true } });
      if (!part) throw issueAt(['sku'], `There is no part ${sku} in the catalogue.`, 'unknown_part');
      const expected = await tx.expectedStock.create({
        data: { partId: part.id, warehouseId: place.id, quantity, expectedOn, reference, createdAt: at },
        select: { id: true },
      });
      const day = expectedOn.toISOString().slice(0, 10);
      const told = {
        type: 'stock.expected' as const,
        data: { warehouse: place.code, sku, quantity, expectedOn: day },
        organizationIds: [place.organizationId],
      };
      await recordStock(tx, [told], [], { actor: staffActor(viewer), at });
      return { id: expected.id };
    }),
  );
  return id;
}

const nothingExpected = () => new RequestError('NOT_FOUND', 'Nothing of this id is expected.');

/** Takes back what was expected: it does not come. Answers the warehouse's code. */
export async function cancelExpectedStock(ctx: Context, id: string): Promise<string> {
  const viewer = authorizeStaff(ctx, 'stock.receive');
  const at = ctx.clock.now();
  return transact(ctx, async (tx) => {
    const expected = await tx.expectedStock.findFirst({
      where: { id, AND: [scope(ctx, 'ExpectedStock'), await inSight(tx, ctx, 'ExpectedStock', { id })] },
      include: { part: { select: { sku: true } }, warehouse: true },
    });
    if (!expected) throw nothingExpected();
    const { part, warehouse } = expected;
    // Goods that come in at the same time take it off under the same lock.
    await lockLevels(tx, [{ partId: expected.partId, warehouseId: warehouse.id }]);
    const { count } = await tx.expectedStock.deleteMany({ where: { id } });
    if (count === 0) throw nothingExpected();
    const told = {
      type: 'stock.expected' as const,
      data: { warehouse: warehouse.code, sku: part.sku, quantity: 0, expectedOn: null },
      organizationIds: [warehouse.organizationId],
    };
    await recordStock(tx, [told], [], { actor: staffActor(viewer), at });
    return warehouse.id;
  });
}
