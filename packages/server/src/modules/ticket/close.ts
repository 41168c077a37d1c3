import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { closeTicketInput } from './inputs.ts';
import { lockTicket, moveTicket } from './move.ts';

/** Archives a resolved ticket, signed off by the customer. */
export async function closeTicket(ctx: Context, input: z.input<typeof closeTicketInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.close');
  const {
    id,
    expectedVersion,
    signedBy = null,
    signature = null,
    rating = null,
  } = parse(closeTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ctx, id);
    const moved = await moveTicket(tx, ctx, ticket, {
      move: 'close',
      expectedVersion,
      actor: staffActor(viewer),
      change: { signedBy, signature, rating },
      details: { signedBy, signature, rating },
    });
    return moved.id;
  });
}
