import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { findRepeated } from './diagnose.ts';
import { resolveTicketInput } from './inputs.ts';
import { lockHandledTicket, moveTicket } from './move.ts';

/** Ends the work, with what was found and done. */
export async function resolveTicket(
  ctx: Context,
  input: z.input<typeof resolveTicketInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.resolve');
  const { id, expectedVersion, faultCode, cause, diagnosis, workDone } = parse(resolveTicketInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    const repeated = await findRepeated(tx, ticket, faultCode);
    const moved = await moveTicket(tx, ctx, ticket, {
      move: 'resolve',
      expectedVersion,
      actor: staffActor(viewer),
      change: {
        faultCode,
        cause,
        diagnosis,
        workDone,
        repeatOfId: repeated?.id ?? null,
      },
      details: { faultCode, cause, diagnosis, workDone, repeatOf: repeated?.number ?? null },
    });
    return moved.id;
  });
}
