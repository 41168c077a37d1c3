import type { z } from 'zod';
import type { Ticket } from '../../generated/prisma/client.ts';
import type { CommentVisibility } from '../../generated/prisma/enums.ts';
import type { Transaction } from '../../platform/database.ts';
import { type Actor, recordEvents } from '../../platform/event-log/index.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { attachmentTold, hangAttachments } from '../attachment/index.ts';
import { attachToTicketInput } from './inputs.ts';
import { lockTicket } from './move.ts';
import { ticketEvent } from './record.ts';

/** Hangs uploads on a ticket. The customer sees PUBLIC ones; INTERNAL ones stay with the staff. */
export async function attachToTicket(
  ctx: Context,
  input: z.input<typeof attachToTicketInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.attach');
  const { id, attachments, visibility, idempotencyKey } = parse(attachToTicketInput, input);
  const call = {
    subject: viewer.id,
    operation: 'attachToTicket',
    key: idempotencyKey,
    input: { id, attachments, visibility },
    now: ctx.clock.now(),
  };
  const { ticketId } = await transact(ctx, (tx) =>
    once(tx, call, async () => {
      const ticket = await lockTicket(tx, ctx, id);
      await attachToLockedTicket(tx, ctx, ticket, {
        ids: attachments,
        visibility,
        actor: staffActor(viewer),
      });
      return { ticketId: ticket.id };
    }),
  );
  return ticketId;
}

/** Hangs uploads on a locked ticket, and records each. Like a comment, it does not change the ticket's version. */
export async function attachToLockedTicket(
  tx: Transaction,
  ctx: Context,
  ticket: Ticket,
  { ids, visibility, actor }: { ids: readonly string[]; visibility: CommentVisibility; actor: Actor },
): Promise<void> {
  const hung = await hangAttachments(tx, ctx, ids, { on: { ticketId: ticket.id }, visibility, actor });
  const now = ctx.clock.now();
  await recordEvents(
    tx,
    hung.map((row) => ticketEvent(ticket, 'attachment.added', actor, attachmentTold(row), now)),
  );
}
