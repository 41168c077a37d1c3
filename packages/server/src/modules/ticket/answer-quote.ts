import type { z } from 'zod';
import type { Quote, Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { RequestError } from '../../platform/errors.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { type Platform, transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, inSight, scope, staffActor } from '../access/index.ts';
import { QuoteEndedError, takesAnswer } from '../quote/index.ts';
import { answerQuoteInput } from './inputs.ts';
import { lockTicket, moveTicket } from './move.ts';

export const noSuchQuote = () => new RequestError('NOT_FOUND', 'There is no such quote.');

/** Notes what the customer said to a quote, to whoever speaks for them. */
export async function answerQuote(ctx: Context, input: z.input<typeof answerQuoteInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.answerQuote');
  const { quote: id, ...answer } = parse(answerQuoteInput, input);
  return transact(ctx, async (tx) => {
    const found = await tx.quote.findFirst({
      where: { id, AND: [scope(ctx, 'Quote'), await inSight(tx, ctx, 'Quote', { id })] },
      select: { ticketId: true },
    });
    if (!found) throw noSuchQuote();
    const ticket = await lockTicket(tx, ctx, found.ticketId);
    await takeAnswer(tx, ctx, ticket, { ...answer, quoteId: id, actor: staffActor(viewer) });
    return ticket.id;
  });
}

interface Answer {
  quoteId: string;
  accepted: boolean;
  answeredBy: string;
  reason?: string | null;
  ending: 'UNREPAIRED' | 'CANCELLED';
  actor: Actor;
}

/** Brings a locked ticket on by the answer to one of its quotes, if that is still out. */
export async function takeAnswer(
  tx: Transaction,
  platform: Platform,
  ticket: Ticket,
  { quoteId, accepted, answeredBy, reason = null, ending, actor }: Answer,
): Promise<void> {
  const quote = await tx.quote.findFirst({ where: { id: quoteId, ticketId: ticket.id } });
  if (!quote) throw noSuchQuote();
  if (!takesAnswer(quote, platform.clock.now())) throw new QuoteEndedError(quote);
  const details = { accepted, answeredBy, reason };
  if (accepted) {
    await moveTicket(tx, platform, ticket, { move: 'approve', actor, details });
  } else if (ending === 'CANCELLED') {
    await moveTicket(tx, platform, ticket, { move: 'abandon', actor, details });
  } else {
    const change = { workDone: notRepaired(ticket, quote, reason) };
    await moveTicket(tx, platform, ticket, { move: 'decline', actor, change, details });
  }
}

/** What was done, in the customer's language: nothing, and why. */
function notRepaired(
  { locale }: Pick<Ticket, 'locale'>,
  { revision }: Pick<Quote, 'revision'>,
  reason: string | null,
): string {
  return /^zh\b/i.test(locale ?? '')
    ? `未维修：客户未接受第 ${revision} 号报价单${reason ? `：${reason}` : '。'}`
    : `Not repaired: the customer declined quote ${revision}${reason ? `: ${reason}` : '.'}`;
}
