import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import type { Context } from '../access/index.ts';
import { closeTrackedTicketInput } from './inputs.ts';
import { customerActor, lockTicket, moveTicket } from './move.ts';
import { requireTrackedTicketId } from './tracking.ts';

/** The customer signs the finished work off, and may rate it. */
export async function closeTrackedTicket(
  ctx: Context,
  input: z.input<typeof closeTrackedTicketInput>,
): Promise<void> {
  const ticketId = requireTrackedTicketId(ctx);
  const { signedBy, signature = null, rating = null } = parse(closeTrackedTicketInput, input);
  await transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ctx, ticketId);
    await moveTicket(tx, ctx, ticket, {
      move: 'close',
      actor: await customerActor(tx, ticket),
      change: { signedBy, signature, rating },
      details: { signedBy, signature, rating },
    });
  });
}
