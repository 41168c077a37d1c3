import { z } from 'zod';
import { idempotencyKey, optionalText, requiredText } from '../../platform/text.ts';
import { localNames } from '../device/index.ts';
import { checkOneCurrency, money } from './money.ts';

const sku = requiredText(100).refine(
  (text) => text === '' || /^[\p{L}\p{N}][\p{L}\p{N}._/+-]*$/u.test(text),
  {
    error: 'A SKU is made of letters, digits and . _ / + -, like LC-FAN-35.',
    params: { code: 'invalid_code' },
  },
);

const models = z
  .array(requiredText(50).toUpperCase())
  .max(100, 'Name at most 100 models.')
  .transform((codes) => [...new Set(codes)])
  .nullish();

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

export const createPartInput = z
  .object({
    idempotencyKey,
    sku,
    name: requiredText(200),
    names: localNames,
    cost: money.nullish(),
    price: money.nullish(),
    serialTracked: flag,
    consumable: flag,
    models,
  })
  .superRefine(checkOneCurrency);

export const updatePartInput = z
  .object({
    sku: z.string(),
    name: requiredText(200).nullish(),
    names: localNames,
    cost: money.nullish(),
    price: money.nullish(),
    serialTracked: z.boolean().nullish(),
    consumable: z.boolean().nullish(),
    models,
  })
  .superRefine(checkOneCurrency);

export const createWarehouseInput = z.object({
  idempotencyKey,
  code: requiredText(50)
    .toUpperCase()
    .refine((text) => text === '' || /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text), {
      error: 'A code is made of letters, digits and . _ -, like SH-MAIN.',
      params: { code: 'invalid_code' },
    }),
  name: requiredText(200),
  organization: z.string(),
});

export const mostPieces = 1_000_000_000;

export const quantity = z
  .int('A quantity is a whole number.')
  .min(1, 'A quantity is at least 1.')
  .max(mostPieces, `A quantity is at most ${mostPieces.toLocaleString('en')}.`);

const serial = requiredText(100);
export const serials = z.array(serial).max(1_000, 'Give at most 1,000 serial numbers.').nullish();

const day = z.iso.date('This is not a day, like 2026-12-31.').transform((text) => new Date(text));
export const optionalDay = z.union([day, z.date()]).nullish();

export const stockLine = z.object({ sku: z.string(), quantity, serials });
export const stockLines = z
  .array(stockLine)
  .min(1, 'Give at least one line.')
  .max(100, 'Give at most 100 lines.');

export const place = z.string();
export const reason = optionalText(500);

export const reorderPointInput = z.object({
  warehouse: place,
  sku: z.string(),
  reorderPoint: z
    .int('A reorder point is a whole number.')
    .min(0, 'A reorder point is not negative.')
    .max(mostPieces, `A reorder point is at most ${mostPieces.toLocaleString('en')}.`)
    .nullish(),
});

export const expectStockInput = z.object({
  idempotencyKey,
  warehouse: place,
  sku: z.string(),
  quantity,
  expectedOn: z.union([day, z.date()]),
  reference: optionalText(100),
});
