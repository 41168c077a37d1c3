import type { z } from 'zod';
import { ValidationError } from '../../platform/errors.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import type { Context } from '../access/index.ts';
import { writeComment } from './comment.ts';
import { commentTrackedTicketInput } from './inputs.ts';
import { customerActor, lockTicket, moveTicket, systemActor } from './move.ts';
import { takesComments } from './rules.ts';
import { requireTrackedTicketId } from './tracking.ts';

/** The customer writes on the ticket; an answer that was waited for ends the hold. */
export async function commentTrackedTicket(
  ctx: Context,
  input: z.input<typeof commentTrackedTicketInput>,
): Promise<void> {
  const ticketId = requireTrackedTicketId(ctx);
  const { body, idempotencyKey } = parse(commentTrackedTicketInput, input);
  const call = {
    subject: ticketId,
    operation: 'commentTrackedTicket',
    key: idempotencyKey,
    input: { body },
    now: ctx.clock.now(),
  };
  await transact(ctx, (tx) =>
    once(tx, call, async () => {
      const ticket = await lockTicket(tx, ctx, ticketId);
      if (!takesComments(ticket)) {
        throw new ValidationError([
          {
            path: ['body'],
            message:
              ticket.status === 'CANCELLED'
                ? 'This request was withdrawn. Report a new repair.'
                : 'This ticket is closed. Reopen it, or report a new repair.',
            code: 'not_allowed',
          },
        ]);
      }
      const actor = await customerActor(tx, ticket);
      const commentId = await writeComment(tx, ctx, ticket, { body, visibility: 'PUBLIC', actor });
      if (ticket.status === 'ON_HOLD' && ticket.holdReason === 'WAITING_CUSTOMER') {
        await moveTicket(tx, ctx, ticket, { move: 'resume', actor: systemActor, details: {} });
      }
      return { commentId };
    }),
  );
}
