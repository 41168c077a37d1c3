import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { authorizeStaff, beyondScope, type Context, scope } from '../access/index.ts';
import { type PricedQuote, priceOffer } from '../quote/index.ts';
import { quotePreviewInput } from './inputs.ts';
import { noSuchTicket } from './move.ts';

/** What a quote would come to, by what is known now. Nothing is written. */
export async function previewQuote(
  ctx: Context,
  input: z.input<typeof quotePreviewInput>,
): Promise<PricedQuote> {
  authorizeStaff(ctx, 'ticket.quote');
  const { id, ...offered } = parse(quotePreviewInput, input);
  const ticket = await ctx.database.ticket.findFirst({ where: { id, AND: [scope(ctx, 'Ticket')] } });
  if (!ticket) throw noSuchTicket();
  return priceOffer(beyondScope(ctx, 'ticket.price'), ctx, ticket, offered);
}
