import type { z } from 'zod';
import type { Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
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
      requireTakesComments(ticket, 'body');
      const actor = await customerActor(tx, ticket);
      const commentId = await writeComment(tx, ctx, ticket, { body, visibility: 'PUBLIC', actor });
      await answerHold(tx, ctx, ticket);
      return { commentId };
    }),
  );
}

/** The error, at the field that says something, for a ticket on which its customer may say nothing any more. */
export function requireTakesComments(ticket: Ticket, field: string): void {
  if (takesComments(ticket)) return;
  throw new ValidationError([
    {
      path: [field],
      message:
        ticket.status === 'CANCELLED'
          ? 'This request was withdrawn. Report a new repair.'
          : 'This ticket is closed. Reopen it, or report a new repair.',
      code: 'not_allowed',
    },
  ]);
}

/** Goes on with a locked ticket that waited for its customer. */
export async function answerHold(tx: Transaction, ctx: Context, ticket: Ticket): Promise<void> {
  if (ticket.status !== 'ON_HOLD' || ticket.holdReason !== 'WAITING_CUSTOMER') return;
  await moveTicket(tx, ctx, ticket, { move: 'resume', actor: systemActor, details: {} });
}
