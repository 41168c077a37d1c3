import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import type { Context } from '../access/index.ts';
import { takeAnswer } from './answer-quote.ts';
import { answerTrackedQuoteInput } from './inputs.ts';
import { customerActor, lockTicket } from './move.ts';
import { requireTrackedTicketId } from './tracking.ts';

/** The customer approves or declines a quote on their ticket. */
export async function answerTrackedQuote(
  ctx: Context,
  input: z.input<typeof answerTrackedQuoteInput>,
): Promise<void> {
  const ticketId = requireTrackedTicketId(ctx);
  const { quote: quoteId, answeredBy, ...answer } = parse(answerTrackedQuoteInput, input);
  await transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ctx, ticketId);
    const actor = await customerActor(tx, ticket);
    await takeAnswer(tx, ctx, ticket, { ...answer, quoteId, answeredBy: answeredBy ?? actor.name, actor });
  });
}
