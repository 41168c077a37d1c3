import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import type { Context } from '../access/index.ts';
import { reopenTrackedTicketInput } from './inputs.ts';
import { customerActor, lockTicket, moveTicket } from './move.ts';
import { requireTrackedTicketId } from './tracking.ts';

/** The customer says that the fault is back or was not mended. */
export async function reopenTrackedTicket(
  ctx: Context,
  input: z.input<typeof reopenTrackedTicketInput>,
): Promise<void> {
  const ticketId = requireTrackedTicketId(ctx);
  const { reason } = parse(reopenTrackedTicketInput, input);
  await transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ctx, ticketId);
    await moveTicket(tx, ctx, ticket, {
      move: 'reopen',
      actor: await customerActor(tx, ticket),
      change: { resolvedAt: null, closedAt: null, signedBy: null, signature: null, rating: null },
      details: { reason },
    });
  });
}
