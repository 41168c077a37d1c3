import type { z } from 'zod';
import type { Transaction } from '../../platform/database.ts';
import { RequestError, ValidationError } from '../../platform/errors.ts';
import { recordEvent, takeTurn } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { updateProductModelInput } from './inputs.ts';
import { currentPolicies } from './look-up.ts';
import { namesByLocale } from './rules.ts';

/** Changes what is given of a model; its code stays. Units that were sold keep the warranty they were sold with. */
export async function updateProductModel(
  ctx: Context,
  input: z.input<typeof updateProductModelInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'catalogue.manage');
  const { code, name, names, category, warrantyPolicy } = parse(updateProductModelInput, input);
  return transact(ctx, async (tx) => {
    const model = await tx.productModel.findUnique({ where: { code }, select: { id: true } });
    if (!model) throw new RequestError('NOT_FOUND', 'There is no such product model.');
    await requirePolicy(tx, warrantyPolicy);
    await takeTurn(tx, model.id);
    await tx.productModel.update({
      where: { id: model.id },
      data: {
        name: name ?? undefined,
        ...(names && { names: namesByLocale(names) }),
        category: category ?? undefined,
        warrantyPolicy,
      },
    });
    await recordEvent(tx, {
      type: 'product_model.changed',
      at: ctx.clock.now(),
      audience: [viewer.organizationId],
      actor: staffActor(viewer),
      data: { code },
    });
    return model.id;
  });
}

/** Refuses a model that would be sold with a policy that nobody has made. */
export async function requirePolicy(tx: Transaction, code: string | null | undefined): Promise<void> {
  if (code == null || (await currentPolicies(tx, [code])).has(code)) return;
  const message = `There is no warranty policy ${code}.`;
  throw new ValidationError([{ path: ['warrantyPolicy'], message, code: 'unknown_policy' }]);
}
