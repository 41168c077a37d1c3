import type { z } from 'zod';
import { checkVersion } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { newestQuote, QuoteEndedError } from '../quote/index.ts';
import { withdrawQuoteInput } from './inputs.ts';
import { lockHandledTicket, moveTicket } from './move.ts';

/** Takes back the quote that is out, so that the work goes on or another quote can be sent. */
export async function withdrawQuote(
  ctx: Context,
  input: z.input<typeof withdrawQuoteInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.quote');
  const { id, expectedVersion, reason } = parse(withdrawQuoteInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    checkVersion(ticket, expectedVersion);
    const quote = await newestQuote(tx, ticket.id);
    if (quote && quote.state !== 'SENT') throw new QuoteEndedError(quote);
    const moved = await moveTicket(tx, ctx, ticket, {
      move: 'withdraw',
      actor: staffActor(viewer),
      details: { reason },
    });
    return moved.id;
  });
}
