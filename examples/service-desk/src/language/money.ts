import type { Money } from '@aftercare/sdk/desk';
import { language } from './language.ts';

/** An amount with its currency, as the language writes it. */
export function money({ amountMinor, currency }: Money): string {
  const format = new Intl.NumberFormat(language.tag, { style: 'currency', currency });
  return format.format(amountMinor / 10 ** digitsOf(currency));
}

/** A share in hundredths of a percent. */
export function percent(basisPoints: number): string {
  const format = { style: 'percent', maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(language.tag, format).format(basisPoints / 10_000);
}

/** What somebody typed, in the minor unit; undefined when it is no amount. */
export function readMoney(text: string, currency: string): Money | undefined {
  const amount = Number(text.replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(amount) || amount < 0) return undefined;
  return { amountMinor: Math.round(amount * 10 ** digitsOf(currency)), currency };
}

/** How many decimals a currency has: two of CNY, none of JPY. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
