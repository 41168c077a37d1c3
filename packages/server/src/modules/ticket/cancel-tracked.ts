import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import type { Context } from '../access/index.ts';
import { cancelTrackedTicketInput } from './inputs.ts';
import { customerActor, lockTicket, moveTicket } from './move.ts';
import { requireTrackedTicketId } from './tracking.ts';

/** The customer withdraws the request. */
export async function cancelTrackedTicket(
  ctx: Context,
  input: z.input<typeof cancelTrackedTicketInput>,
): Promise<void> {
  const ticketId = requireTrackedTicketId(ctx);
  const { reason } = parse(cancelTrackedTicketInput, input);
  await transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ctx, ticketId);
    await moveTicket(tx, ctx, ticket, {
      move: 'cancel',
      actor: await customerActor(tx, ticket),
      details: { reason },
    });
  });
}
