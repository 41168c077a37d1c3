import type { Money, TrackedQuote } from '@aftercare/sdk/public';

/** `¥1,250.00`, written the way the visitor writes amounts. */
export function formatMoney({ amountMinor, currency }: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** What some quotes come to, in each currency. */
export function formatSum(quotes: readonly TrackedQuote[], locale: string): string {
  const sums = new Map<string, number>();
  for (const { total } of quotes) {
    sums.set(total.currency, (sums.get(total.currency) ?? 0) + total.amountMinor);
  }
  return [...sums]
    .map(([currency, amountMinor]) => formatMoney({ amountMinor, currency }, locale))
    .join(' + ');
}
