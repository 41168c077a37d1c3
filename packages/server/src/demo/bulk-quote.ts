import type { Prisma } from '../platform/database.ts';

export interface BulkQuote {
  quote: Prisma.QuoteCreateManyInput;
  line: Prisma.QuoteLineCreateManyInput;
}

const validMs = 14 * 24 * 60 * 60 * 1000;
const currency = 'CNY';
const amountMinor = 18_000;

/** A quote that is out: for an hour of work. None of them is out of date when the run ends. */
export function bulkQuote(
  { quoteId, lineId, ticketId }: { quoteId: string; lineId: string; ticketId: string },
  { sentBy, sentAt, now }: { sentBy: string; sentAt: Date; now: Date },
): BulkQuote {
  return {
    quote: {
      id: quoteId,
      ticketId,
      revision: 1,
      state: 'SENT',
      currency,
      netMinor: amountMinor,
      taxMinor: 0,
      totalMinor: amountMinor,
      taxes: [],
      validUntil: new Date(now.getTime() + validMs),
      sentBy,
      sentAt,
    },
    line: {
      id: lineId,
      quoteId,
      position: 0,
      kind: 'LABOUR',
      text: 'Hour of work',
      quantityCenti: 100,
      terms: 'CHARGED',
      unitCostMinor: 9_000,
      unitPriceMinor: amountMinor,
      amountMinor,
      reasons: [],
    },
  };
}

export const toldOfQuote = ({ quote: { revision, totalMinor, validUntil } }: BulkQuote) => ({
  revision,
  totalMinor,
  currency,
  validUntil: new Date(validUntil).toISOString(),
});
