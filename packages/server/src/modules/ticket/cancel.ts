import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { cancelTicketInput } from './inputs.ts';
import { lockTicket, moveTicket } from './move.ts';

/** Ends a ticket that is not resolved. */
export async function cancelTicket(ctx: Context, input: z.input<typeof cancelTicketInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.cancel');
  const { id, expectedVersion, reason } = parse(cancelTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ctx, id);
    const moved = await moveTicket(tx, ctx, ticket, {
      move: 'cancel',
      expectedVersion,
      actor: staffActor(viewer),
      details: { reason },
    });
    return moved.id;
  });
}
