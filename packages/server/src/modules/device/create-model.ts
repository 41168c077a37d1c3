import type { z } from 'zod';
import { type Transaction, unlessTaken } from '../../platform/database.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { createProductModelInput } from './inputs.ts';
import { namesByLocale } from './rules.ts';
import { requirePolicy } from './update-model.ts';

/** Adds a model to the catalogue. It holds for the whole network, so only the vendor does it. */
export async function createProductModel(
  ctx: Context,
  input: z.input<typeof createProductModelInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'catalogue.manage');
  const { idempotencyKey, ...wanted } = parse(createProductModelInput, input);
  const now = ctx.clock.now();
  const call = {
    subject: viewer.id,
    operation: 'createProductModel',
    key: idempotencyKey,
    input: wanted,
    now,
  };
  const create = async (tx: Transaction) => {
    const { code, name, names, category, warrantyPolicy } = wanted;
    await requirePolicy(tx, warrantyPolicy);
    const { id } = await tx.productModel.create({
      data: {
        code,
        name,
        names: namesByLocale(names),
        category,
        warrantyPolicy: warrantyPolicy ?? null,
        createdAt: now,
      },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: 'product_model.created',
      at: now,
      audience: [viewer.organizationId],
      actor: staffActor(viewer),
      data: { code, name },
    });
    return { id };
  };
  const { id } = await unlessTaken(
    transact(ctx, (tx) => once(tx, call, () => create(tx))),
    `There is a product model with the code ${wanted.code} already.`,
  );
  return id;
}
