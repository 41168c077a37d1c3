import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { decidePromise } from './classify.ts';
import { acceptTicketInput } from './inputs.ts';
import { lockHandledTicket, moveTicket } from './move.ts';

/** Answers a new ticket: the first human answer, which ends the RESPONSE clock. The desk sets the priority here. */
export async function acceptTicket(ctx: Context, input: z.input<typeof acceptTicketInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.accept');
  const { id, expectedVersion, ...wanted } = parse(acceptTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    const { priority, ...promise } = await decidePromise(tx, ticket, wanted);
    const moved = await moveTicket(tx, ctx, ticket, {
      move: 'accept',
      expectedVersion,
      actor: staffActor(viewer),
      change: { priority, ...promise },
      details: { priority, previousPriority: ticket.priority },
    });
    return moved.id;
  });
}
