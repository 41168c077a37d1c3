import { z } from 'zod';
import { idempotencyKey, requiredText } from '../../platform/text.ts';
import { localNames } from '../device/index.ts';
import { checkOneCurrency, money } from './money.ts';

const sku = requiredText(100).refine(
  (text) => text === '' || /^[\p{L}\p{N}][\p{L}\p{N}._/+-]*$/u.test(text),
  {
    error: 'A SKU is made of letters, digits and . _ / + -, like LC-FAN-35.',
    params: { code: 'invalid_code' },
  },
);

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
  })
  .superRefine(checkOneCurrency);
