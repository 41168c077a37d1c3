import type { QuoteState } from '../../generated/prisma/enums.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import type { PricedQuote } from './price.ts';

interface Sending {
  ticketId: string;
  revision: number;
  note: string | null;
  validUntil: Date;
  sentBy: string;
  sentAt: Date;
}

/** Counts the quotes of a locked ticket. */
export const nextRevision = async (tx: Transaction, ticketId: string): Promise<number> =>
  (await tx.quote.count({ where: { ticketId } })) + 1;

/** Writes down what is offered on a locked ticket, and answers its id. None of it is ever changed. */
export async function writeQuote(
  tx: Transaction,
  { lines, decision, taxes, ...sums }: PricedQuote,
  sending: Sending,
): Promise<string> {
  const quote = await tx.quote.create({
    data: {
      ...sums,
      ...sending,
      taxes: taxes as unknown as Prisma.InputJsonArray,
      decisionId: decision.id,
    },
  });
  await tx.quoteLine.createMany({
    data: lines.map(({ part, reasons, ...line }, position) => ({
      ...line,
      quoteId: quote.id,
      position,
      partId: part?.id ?? null,
      reasons: reasons as unknown as Prisma.InputJsonArray,
    })),
  });
  return quote.id;
}

export interface QuoteEnding {
  state: Exclude<QuoteState, 'SENT'>;
  at: Date;
  answeredBy: string | null;
  reason: string | null;
}

/** Ends the quote that is out on a locked ticket, if there is one, and answers its id. Every end comes through here. */
export async function endQuote(
  tx: Transaction,
  ticketId: string,
  { state, at, answeredBy, reason }: QuoteEnding,
): Promise<string | null> {
  const [ended] = await tx.quote.updateManyAndReturn({
    where: { ticketId, state: 'SENT' },
    data: { state, endedAt: at, answeredBy, reason },
    select: { id: true },
  });
  return ended?.id ?? null;
}
