import type { z } from 'zod';
import type { Ticket } from '../../generated/prisma/client.ts';
import type { CommentVisibility } from '../../generated/prisma/enums.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { addCommentInput } from './inputs.ts';
import { lockTicket } from './move.ts';
import { recordTicketEvent } from './record.ts';

export interface AddedComment {
  ticketId: string;
  commentId: string;
}

/** Writes on a ticket. The customer sees PUBLIC comments; INTERNAL ones stay with the staff. */
export async function addComment(
  ctx: Context,
  input: z.input<typeof addCommentInput>,
): Promise<AddedComment> {
  const viewer = authorizeStaff(ctx, 'ticket.comment');
  const { id, body, visibility, idempotencyKey } = parse(addCommentInput, input);
  const call = {
    subject: viewer.id,
    operation: 'addComment',
    key: idempotencyKey,
    input: { id, body, visibility },
    now: ctx.clock.now(),
  };
  return transact(ctx, (tx) =>
    once(tx, call, async () => {
      const ticket = await lockTicket(tx, ctx, id);
      const commentId = await writeComment(tx, ctx, ticket, { body, visibility, actor: staffActor(viewer) });
      return { ticketId: ticket.id, commentId };
    }),
  );
}

/** Adds a comment to a locked ticket, and records it. A comment does not change the ticket's version. */
export async function writeComment(
  tx: Transaction,
  ctx: Context,
  ticket: Ticket,
  { body, visibility, actor }: { body: string; visibility: CommentVisibility; actor: Actor },
): Promise<string> {
  const comment = await tx.comment.create({
    data: {
      ticketId: ticket.id,
      body,
      visibility,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      createdAt: ctx.clock.now(),
    },
    select: { id: true },
  });
  await recordTicketEvent(tx, ctx, ticket, 'ticket.commented', actor, {
    commentId: comment.id,
    body,
    visibility,
  });
  return comment.id;
}
