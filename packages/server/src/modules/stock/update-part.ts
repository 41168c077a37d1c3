import type { z } from 'zod';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import { namesByLocale } from '../device/index.ts';
import { findModels } from './fits.ts';
import { updatePartInput } from './inputs.ts';
import { recordPartEvent } from './record.ts';
import { issueAt } from './units.ts';

/** Changes what is given of a part; its SKU stays. Quotes that were sent keep what they say. */
export async function updatePart(ctx: Context, input: z.input<typeof updatePartInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'catalogue.manage');
  const { sku, name, names, cost, price, serialTracked, consumable, models } = parse(updatePartInput, input);
  return transact(ctx, async (tx) => {
    const known = await tx.part.findUnique({ where: { sku }, select: { id: true } });
    if (!known) {
      const message = `There is no part ${sku} in the catalogue.`;
      throw new ValidationError([{ path: ['sku'], message, code: 'unknown_part' }]);
    }
    await takeTurn(tx, known.id);
    const part = await tx.part.findUniqueOrThrow({ where: { id: known.id } });
    const given = cost?.currency ?? price?.currency;
    const keepsOther =
      (cost ? price : cost) === undefined && (cost ? part.priceMinor : part.costMinor) !== null;
    if (given && given !== part.currency && keepsOther) {
      const message = `Its ${cost ? 'price' : 'cost'} is in ${part.currency}: give both to change the currency.`;
      const path = [cost ? 'cost' : 'price', 'currency'];
      throw new ValidationError([{ path, message, code: 'other_currency' }]);
    }
    if (serialTracked != null && serialTracked !== part.serialTracked) await checkGone(tx, part);
    const costMinor = cost === undefined ? part.costMinor : (cost?.amountMinor ?? null);
    const priceMinor = price === undefined ? part.priceMinor : (price?.amountMinor ?? null);
    await tx.part.update({
      where: { id: part.id },
      data: {
        name: name ?? undefined,
        ...(names && { names: namesByLocale(names) }),
        costMinor,
        priceMinor,
        currency: costMinor === null && priceMinor === null ? null : (given ?? part.currency),
        serialTracked: serialTracked ?? undefined,
        consumable: consumable ?? undefined,
      },
    });
    if (models) {
      const modelIds = await findModels(tx, models);
      await tx.partFit.deleteMany({ where: { partId: part.id } });
      await tx.partFit.createMany({ data: modelIds.map((modelId) => ({ partId: part.id, modelId })) });
    }
    await recordPartEvent(tx, viewer, 'part.changed', sku, ctx.clock.now());
    return part.id;
  });
}

/** Pieces and units cannot be told apart afterwards: who changes how a part is kept has none of it, in stock or on its way. */
async function checkGone(tx: Transaction, { id: partId, sku }: { id: string; sku: string }): Promise<void> {
  const [left] = await tx.$queryRaw<{ there: boolean }[]>`
    select exists (select from stock_level where part_id = ${partId}::uuid and on_hand > 0)
      or exists (
        select from transfer_line line join transfer on transfer.id = line.transfer_id
        where line.part_id = ${partId}::uuid and transfer.state = 'IN_TRANSIT'
      ) as there`;
  if (!left!.there) return;
  const message = `There are some of ${sku} in stock or on their way: take them out before you change how they are kept.`;
  throw issueAt(['serialTracked'], message, 'in_stock');
}
