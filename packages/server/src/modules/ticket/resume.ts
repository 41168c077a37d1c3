import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { resumeTicketInput } from './inputs.ts';
import { lockHandledTicket, moveTicket } from './move.ts';

/** Ends a hold: the ticket returns to the state from which it was put on hold. */
export async function resumeTicket(ctx: Context, input: z.input<typeof resumeTicketInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.resume');
  const { id, expectedVersion } = parse(resumeTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    const moved = await moveTicket(tx, ctx, ticket, {
      move: 'resume',
      expectedVersion,
      actor: staffActor(viewer),
      details: {},
    });
    return moved.id;
  });
}
