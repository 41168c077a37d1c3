import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import { startWorkInput } from './inputs.ts';
import { lockTicket, moveTicket, staffActor } from './move.ts';

/** Begins the work on a ticket. */
export async function startWork(ctx: Context, input: z.input<typeof startWorkInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.start');
  const { id, expectedVersion } = parse(startWorkInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ctx, id);
    return moveTicket(tx, ctx, ticket, {
      move: 'start',
      expectedVersion,
      actor: staffActor(viewer),
      details: {},
    });
  });
}
