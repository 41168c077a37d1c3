import type { z } from 'zod';
import { type Transaction, unlessTaken } from '../../platform/database.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import { namesByLocale } from '../device/index.ts';
import { findModels } from './fits.ts';
import { createPartInput } from './inputs.ts';
import { recordPartEvent } from './record.ts';

/** Adds a part to the catalogue. It holds for the whole network, so only the vendor does it. */
export async function createPart(ctx: Context, input: z.input<typeof createPartInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'catalogue.manage');
  const { idempotencyKey, ...wanted } = parse(createPartInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'createPart', key: idempotencyKey, input: wanted, now };
  const create = async (tx: Transaction) => {
    const { names, cost, price, models, ...columns } = wanted;
    const modelIds = await findModels(tx, models ?? []);
    const { id } = await tx.part.create({
      data: {
        ...columns,
        names: namesByLocale(names),
        costMinor: cost?.amountMinor ?? null,
        priceMinor: price?.amountMinor ?? null,
        currency: cost?.currency ?? price?.currency ?? null,
        createdAt: now,
      },
      select: { id: true },
    });
    await tx.partFit.createMany({ data: modelIds.map((modelId) => ({ partId: id, modelId })) });
    await recordPartEvent(tx, viewer, 'part.created', wanted.sku, now);
    return { id };
  };
  const { id } = await unlessTaken(
    transact(ctx, (tx) => once(tx, call, () => create(tx))),
    `There is a part with the SKU ${wanted.sku} already.`,
  );
  return id;
}
