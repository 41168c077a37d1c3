import { z } from 'zod';
import { mostMinor } from './money-rules.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 code. */
export const currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => currencies.has(code), {
    error: 'This is not a currency of ISO 4217, like CNY.',
    params: { code: 'unknown_currency' },
  });

/** An amount of money, of no currency in doubt. */
export const money = z.object({
  amountMinor: z
    .int('An amount is a whole number of minor units, like cents.')
    .min(0, 'An amount is not negative.')
    .max(mostMinor, `An amount is at most ${mostMinor.toLocaleString('en')} minor units.`),
  currency,
});

export interface Money {
  amountMinor: number;
  currency: string;
}

export const moneyOf = (amountMinor: number | null, of: string | null): Money | null =>
  amountMinor === null || of === null ? null : { amountMinor, currency: of };

/** Says where a cost and a price are of two currencies. */
export function checkOneCurrency(
  { cost, price }: { cost?: Money | null | undefined; price?: Money | null | undefined },
  check: z.core.$RefinementCtx,
): void {
  if (!cost || !price || cost.currency === price.currency) return;
  check.addIssue({
    code: 'custom',
    path: ['price', 'currency'],
    message: `The cost is in ${cost.currency}: the price must be so too.`,
    params: { code: 'other_currency' },
  });
}
