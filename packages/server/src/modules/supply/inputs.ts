import { z } from 'zod';
import { idempotencyKey, optionalText, requiredText } from '../../platform/text.ts';
import { optionalDay, place, quantity, reason, serials, stockLines } from '../stock/index.ts';

const ids = z
  .array(z.string())
  .min(1, 'Name at least one line.')
  .max(100, 'Name at most 100 lines.')
  .nullish();

const mostReserved = 1_000_000;

export const reservePartsInput = z.object({
  idempotencyKey,
  ticket: z.string(),
  warehouse: place.nullish(),
  lines: stockLines.superRefine((lines, check) => {
    for (const [index, { quantity: asked }] of lines.entries()) {
      if (asked <= mostReserved) continue;
      const message = `At most ${mostReserved.toLocaleString('en')} pieces of a part are reserved at once.`;
      check.addIssue({ code: 'custom', path: [index, 'quantity'], message });
    }
  }),
  onShortage: z.enum(['REFUSE', 'BACKORDER']).nullish(),
  expiresAt: z.date().nullish(),
});

export const releasePartsInput = z.object({ idempotencyKey, ticket: z.string(), lines: ids });

export const issuePartsInput = z.object({
  idempotencyKey,
  ticket: z.string(),
  lines: ids,
  units: z
    .array(z.object({ line: z.string(), serials: z.array(requiredText(100)).max(1_000) }))
    .max(100)
    .nullish(),
});

export const returnPartsInput = z.object({
  idempotencyKey,
  ticket: z.string(),
  lines: z
    .array(z.object({ line: z.string(), quantity: quantity.nullish(), serials }))
    .min(1, 'Name at least one line.')
    .max(100, 'Name at most 100 lines.'),
  reason,
});

export const recordRemovedPartInput = z.object({
  line: z.string(),
  fate: z.enum(['RETURNED', 'SCRAPPED', 'CUSTOMER']),
  serial: optionalText(100),
});

export const receiveStockInput = z.object({ idempotencyKey, warehouse: place, lines: stockLines, reason });

export const transferStockInput = z.object({
  idempotencyKey,
  from: place,
  to: place,
  lines: stockLines,
  expectedOn: optionalDay,
  reason,
});

export const sendTransferInput = z.object({ idempotencyKey, id: z.string(), expectedOn: optionalDay });
export const moveTransferInput = z.object({ idempotencyKey, id: z.string() });

const mostChanged = 1_000_000_000;

export const adjustStockInput = z.object({
  idempotencyKey,
  warehouse: place,
  sku: z.string(),
  quantity: z
    .int('A quantity is a whole number.')
    .min(-mostChanged, `A quantity is at least ${(-mostChanged).toLocaleString('en')}.`)
    .max(mostChanged, `A quantity is at most ${mostChanged.toLocaleString('en')}.`)
    .refine((change) => change !== 0, 'The change is not 0: say how many more or fewer there are.'),
  serials,
  reason: requiredText(500),
});

export const scrapPartsInput = z.object({
  idempotencyKey,
  warehouse: place,
  lines: stockLines,
  reason: requiredText(500),
});

const counted = z
  .int('What was counted is a whole number.')
  .min(0, 'What was counted is not negative.')
  .max(mostChanged, `What was counted is at most ${mostChanged.toLocaleString('en')}.`);

export const countWarehouseInput = z.object({
  idempotencyKey,
  warehouse: place,
  lines: z
    .array(z.object({ sku: z.string(), counted, expected: counted.nullish(), serials }))
    .min(1, 'Give at least one line.')
    .max(500, 'Give at most 500 lines.'),
  reason,
});
