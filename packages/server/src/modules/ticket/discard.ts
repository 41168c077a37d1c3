import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { discardTicketInput } from './inputs.ts';
import { lockHandledTicket, moveTicket } from './move.ts';
import { requireQuarantined } from './release.ts';

/** Ends a ticket that is in quarantine, with a reason that its customer can read: they may be one after all. */
export async function discardTicket(
  ctx: Context,
  input: z.input<typeof discardTicketInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.discard');
  const { id, expectedVersion, reason } = parse(discardTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id, { inQuarantine: true });
    requireQuarantined(ticket);
    const moved = await moveTicket(tx, ctx, ticket, {
      move: 'cancel',
      expectedVersion,
      actor: staffActor(viewer),
      details: { reason },
    });
    return moved.id;
  });
}
