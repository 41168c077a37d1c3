import { createServiceRate, createTaxRate } from '../modules/quote/index.ts';
import { createPart } from '../modules/stock/index.ts';
import { momentOf } from './ago.ts';
import { currency, parts, serviceRates, taxRates } from './catalogue.ts';
import type { Action } from './play.ts';

const money = (amountMinor: number) => ({ amountMinor, currency });
const inOtherLanguages = (names: { 'zh-CN': string }) =>
  Object.entries(names).map(([locale, name]) => ({ locale, name }));

/** What parts, work and journeys cost, and the taxes on them, before the first unit is sold. */
export function priceList(now: Date): Action[] {
  return [
    {
      at: momentOf('1490d 11:00', now, 'Asia/Shanghai'),
      async run(stage) {
        const ctx = stage.asStaff('shen');
        for (const [sku, { cost, price, names, ...part }] of Object.entries(parts)) {
          const prices = { cost: money(cost), price: money(price) };
          await createPart(ctx, { ...part, ...prices, sku, names: inOtherLanguages(names) });
        }
        for (const [code, { cost, price, names, ...rate }] of Object.entries(serviceRates)) {
          const prices = { cost: money(cost), price: money(price) };
          await createServiceRate(ctx, { ...rate, ...prices, code, names: inOtherLanguages(names) });
        }
        for (const [code, { names, ...tax }] of Object.entries(taxRates)) {
          await createTaxRate(ctx, { ...tax, code, names: inOtherLanguages(names) });
        }
      },
    },
  ];
}
