import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { reopenTicketInput } from './inputs.ts';
import { lockTicket, moveTicket } from './move.ts';

/** Takes up a resolved ticket again, or one closed within the last 30 days. */
export async function reopenTicket(ctx: Context, input: z.input<typeof reopenTicketInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.reopen');
  const { id, expectedVersion, reason } = parse(reopenTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ctx, id);
    const moved = await moveTicket(tx, ctx, ticket, {
      move: 'reopen',
      expectedVersion,
      actor: staffActor(viewer),
      change: { resolvedAt: null, closedAt: null, signedBy: null, signature: null, rating: null },
      details: { reason },
    });
    return moved.id;
  });
}
