import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import { finding, outcome, plainOffer, submit, type TestTicket } from './tickets.ts';
import { uniqueCode } from './warranty-calls.ts';

/** A part, a rate of each kind and a tax, for the lines of a quote. */
export async function priceList(app: TestApp) {
  const { database } = app.platform;
  const createdAt = app.clock.now();
  const [sku, hour, trip, tax] = ['FAN', 'hour', 'trip', 'vat'].map(uniqueCode) as [
    string,
    string,
    string,
    string,
  ];
  const prices = (costMinor: number, priceMinor: number) => ({
    costMinor,
    priceMinor,
    currency: 'CNY',
    createdAt,
  });
  const names = (chinese: string) => ({ 'zh-CN': chinese });
  await database.part.create({
    data: { sku, name: 'Fan', names: names('风扇'), ...prices(12_000, 25_000) },
  });
  await database.serviceRate.create({
    data: { code: hour, kind: 'LABOUR', name: 'Hour', names: names('工时'), ...prices(8_000, 20_000) },
  });
  await database.serviceRate.create({
    data: { code: trip, kind: 'TRAVEL', name: 'Trip', names: names('上门'), ...prices(3_000, 6_000) },
  });
  await database.taxRate.create({
    data: { code: tax, name: 'VAT 13 %', names: names('增值税 13%'), basisPoints: 1_300, createdAt },
  });
  return { sku, hour, trip, tax };
}

export type PriceList = Awaited<ReturnType<typeof priceList>>;

/** Two fans, an hour and a half of work, and the way: of each kind. */
export const offerOf = ({ sku, hour, trip, tax }: PriceList) => ({
  currency: 'CNY',
  tax,
  lines: [
    { kind: 'PARTS', sku, quantity: 2 },
    { kind: 'LABOUR', rate: hour, quantity: 1.5 },
    { kind: 'TRAVEL', rate: trip },
  ],
});

/** A ticket at work, of which is known why it broke. */
export async function diagnosed(
  app: TestApp,
  desk: string,
  input: Record<string, unknown> = {},
): Promise<TestTicket> {
  const ticket = await submit(app, desk, input);
  for (const [verb, more] of [
    ['acceptTicket', {}],
    ['startWork', {}],
    ['diagnoseTicket', finding],
  ] as const) {
    await outcome(app, verb, desk, { id: ticket.id, ...more });
  }
  return ticket;
}

export interface TestQuote extends TestTicket {
  quote: string;
}

/** A ticket with a quote that is out. */
export async function quoted(
  app: TestApp,
  desk: string,
  offer: Record<string, unknown> = {},
  input: Record<string, unknown> = {},
): Promise<TestQuote> {
  const ticket = await diagnosed(app, desk, input);
  const sent = await outcome(app, 'sendQuote', desk, { id: ticket.id, ...plainOffer, ...offer });
  expect(sent.__typename).toBe('SendQuotePayload');
  return { ...ticket, quote: (await quotesOf(app, desk, ticket.id)).at(-1)!.id };
}

export interface ToldQuote {
  id: string;
  revision: number;
  state: string;
  endedAt: string | null;
  answeredBy: string | null;
  reason: string | null;
  total: { amountMinor: number };
}

export async function quotesOf(app: TestApp, as: string, id: string): Promise<ToldQuote[]> {
  const { data, errors } = await app.query<{ ticket: { quotes: ToldQuote[] } }>(
    `query ($id: ID!) {
      ticket(id: $id) { quotes { id revision state endedAt answeredBy reason total { amountMinor } } }
    }`,
    { as, variables: { id } },
  );
  expect(errors).toBeUndefined();
  return data.ticket.quotes;
}
