import type { Quote, QuoteLine } from '../../generated/prisma/client.ts';
import { loadGroup } from '../../platform/batch.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import { type Context, authorize, scope } from '../access/index.ts';
import type { Reason } from '../warranty/index.ts';
import type { QuotedTax } from './price.ts';

/** Written from what was priced, and by nobody else. */
export const taxesOf = ({ taxes }: Pick<Quote, 'taxes'>): QuotedTax[] => taxes as unknown as QuotedTax[];
export const reasonsOf = ({ reasons }: Pick<QuoteLine, 'reasons'>): Reason[] =>
  reasons as unknown as Reason[];

/** The quotes on a ticket that the viewer sees, oldest first. */
export async function listQuotes(ctx: Context, ticketId: string): Promise<Quote[]> {
  const quotes = await loadGroup(ctx, 'Quote', ticketId, async (ids) =>
    Map.groupBy(
      await ctx.database.quote.findMany({
        where: { ticketId: { in: [...ids] } },
        orderBy: [{ ticketId: 'asc' }, { revision: 'asc' }],
      }),
      (quote) => quote.ticketId,
    ),
  );
  return quotes ?? [];
}

export type QuoteLineRow = Prisma.QuoteLineGetPayload<{ include: { part: { select: { sku: true } } } }>;

/** The lines of a quote that the viewer sees, in their order. */
export async function listQuoteLines(ctx: Context, quoteId: string): Promise<QuoteLineRow[]> {
  const lines = await loadGroup(ctx, 'QuoteLine', quoteId, async (ids) =>
    Map.groupBy(
      await ctx.database.quoteLine.findMany({
        where: { quoteId: { in: [...ids] } },
        orderBy: [{ quoteId: 'asc' }, { position: 'asc' }],
        include: { part: { select: { sku: true } } },
      }),
      (line) => line.quoteId,
    ),
  );
  return lines ?? [];
}

/** A quote on a ticket that the viewer sees, with the ticket's id. */
export function findQuote(ctx: Context, id: string, query: Pick<Prisma.QuoteFindFirstArgs, 'select'>) {
  authorize(ctx, 'ticket.read');
  return ctx.database.quote.findFirst({ ...query, where: { id, AND: [scope(ctx, 'Quote')] } });
}

/** The newest quote of a ticket, whatever became of it. */
export const newestQuote = (tx: Transaction, ticketId: string): Promise<Quote | null> =>
  tx.quote.findFirst({ where: { ticketId }, orderBy: { revision: 'desc' } });
