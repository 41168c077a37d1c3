import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { holdTicketInput } from './inputs.ts';
import { lockHandledTicket, moveTicket } from './move.ts';

/** Puts a ticket on hold. WAITING_PARTS is not for people to set. */
export async function holdTicket(ctx: Context, input: z.input<typeof holdTicketInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.hold');
  const { id, expectedVersion, reason, note = null } = parse(holdTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    const moved = await moveTicket(tx, ctx, ticket, {
      move: 'hold',
      expectedVersion,
      actor: staffActor(viewer),
      change: { holdReason: reason, heldFrom: ticket.status },
      details: { reason, note },
    });
    return moved.id;
  });
}
