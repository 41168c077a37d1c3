import type { z } from 'zod';
import type { Ticket } from '../../generated/prisma/client.ts';
import { ValidationError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { startClocks } from '../sla/index.ts';
import { releaseTicketInput } from './inputs.ts';
import { changeTicket, lockHandledTicket } from './move.ts';

/** Lets a ticket out of quarantine: from here on it is one like any other, promised from the moment it was submitted. */
export async function releaseTicket(
  ctx: Context,
  input: z.input<typeof releaseTicketInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.release');
  const { id, expectedVersion } = parse(releaseTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id, { inQuarantine: true });
    requireQuarantined(ticket);
    const now = ctx.clock.now();
    const actor = staffActor(viewer);
    const released = await changeTicket(tx, ctx, ticket, {
      expectedVersion,
      actor,
      now,
      change: { quarantined: false, quarantineEndedAt: now, quarantineEndedBy: actor.name },
      type: 'ticket.released',
      // Whoever follows the stream hears of the ticket for the first time.
      data: { from: null, to: ticket.status, channel: ticket.channel },
    });
    await startClocks(tx, released, now, released.createdAt);
    return released.id;
  });
}

export function requireQuarantined(ticket: Ticket): void {
  if (ticket.quarantined) return;
  throw new ValidationError([
    { path: ['id'], message: 'This ticket is not in quarantine.', code: 'not_quarantined' },
  ]);
}
