import { z } from 'zod';
import { JobLineKind } from '../../generated/prisma/enums.ts';
import { idempotencyKey, optionalText, requiredText } from '../../platform/text.ts';
import { localNames } from '../device/index.ts';
import { checkOneCurrency, currency, money } from '../stock/index.ts';

const code = requiredText(50).refine((text) => text === '' || /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text), {
  error: 'A code is made of letters, digits and . - _, and begins with a letter or a digit.',
  params: { code: 'invalid_code' },
});
const name = requiredText(200);

export const createServiceRateInput = z
  .object({
    idempotencyKey,
    code,
    kind: z.enum(JobLineKind).refine((kind) => kind !== 'PARTS', {
      error: 'Parts have their prices in the catalogue of parts.',
      params: { code: 'not_allowed' },
    }),
    name,
    names: localNames,
    cost: money,
    price: money,
  })
  .superRefine(checkOneCurrency);

export const createTaxRateInput = z.object({
  idempotencyKey,
  code,
  name,
  names: localNames,
  basisPoints: z
    .int('This is a whole number of hundredths of a percent.')
    .min(0, 'A tax is not negative.')
    .max(10_000, 'A tax is at most 100 %: 10,000 hundredths of a percent.'),
});

const mostQuantity = 10_000;

/** Hundredths, so that sums are of whole numbers. */
const quantityCenti = z
  .number()
  .min(0.01, 'A quantity is at least 0.01.')
  .max(mostQuantity, `A quantity is at most ${mostQuantity.toLocaleString('en')}.`)
  .refine((quantity) => Math.abs(quantity * 100 - Math.round(quantity * 100)) < 1e-6, {
    error: 'A quantity has at most two decimals.',
    params: { code: 'too_fine' },
  })
  .nullish()
  .transform((quantity) => Math.round((quantity ?? 1) * 100));

const line = z
  .object({
    kind: z.enum(JobLineKind),
    text: optionalText(500),
    sku: optionalText(100),
    rate: optionalText(50),
    quantity: quantityCenti,
    unitCost: money.nullish(),
    unitPrice: money.nullish(),
    tax: optionalText(50),
  })
  .superRefine(({ kind, text, sku, rate, unitCost, unitPrice }, check) => {
    const say = (path: string, problem: string, message: string) => {
      check.addIssue({ code: 'custom', path: [path], message, params: { code: problem } });
    };
    if (kind === 'PARTS') {
      if (!sku) say('sku', 'required', 'Say which part.');
      if (rate) say('rate', 'not_allowed', 'A part has no rate: its price is in the catalogue.');
      return;
    }
    if (sku) say('sku', 'not_allowed', 'Only a line of PARTS has a part.');
    if (rate) return;
    const otherwise = 'Say it, or a rate.';
    if (!text) say('text', 'required', otherwise);
    if (!unitCost) say('unitCost', 'required', otherwise);
    if (!unitPrice) say('unitPrice', 'required', otherwise);
  });

const mostLines = 100;

/** What a quote offers. */
export const offer = {
  currency,
  lines: z
    .array(line)
    .min(1, 'A quote has at least one line.')
    .max(mostLines, `A quote has at most ${mostLines} lines.`),
  tax: optionalText(50),
};
export type Offer = z.output<z.ZodObject<typeof offer>>;
