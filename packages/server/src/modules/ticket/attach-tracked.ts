import type { z } from 'zod';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import type { Context } from '../access/index.ts';
import { attachToLockedTicket } from './attach.ts';
import { answerHold, requireTakesComments } from './comment-tracked.ts';
import { attachToTrackedTicketInput } from './inputs.ts';
import { customerActor, lockTicket } from './move.ts';
import { requireTrackedTicketId } from './tracking.ts';

/** The customer hangs uploads on the ticket, for all to see; like an answer in words, that ends a hold that waits for them. */
export async function attachToTrackedTicket(
  ctx: Context,
  input: z.input<typeof attachToTrackedTicketInput>,
): Promise<void> {
  const ticketId = requireTrackedTicketId(ctx);
  const { attachments, idempotencyKey } = parse(attachToTrackedTicketInput, input);
  const call = {
    subject: ticketId,
    operation: 'attachToTrackedTicket',
    key: idempotencyKey,
    input: { attachments },
    now: ctx.clock.now(),
  };
  await transact(ctx, (tx) =>
    once(tx, call, async () => {
      const ticket = await lockTicket(tx, ctx, ticketId);
      requireTakesComments(ticket, 'attachments');
      const actor = await customerActor(tx, ticket);
      await attachToLockedTicket(tx, ctx, ticket, { ids: attachments, visibility: 'PUBLIC', actor });
      await answerHold(tx, ctx, ticket);
      return { ticketId };
    }),
  );
}
