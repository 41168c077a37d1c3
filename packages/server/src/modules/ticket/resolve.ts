import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { coverFault, faultyPart } from './cover.ts';
import { findRepeated } from './diagnose.ts';
import { resolveTicketInput } from './inputs.ts';
import { lockHandledTicket, moveTicket } from './move.ts';

/** Ends the work, with what was found and done. */
export async function resolveTicket(
  ctx: Context,
  input: z.input<typeof resolveTicketInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.resolve');
  const { id, expectedVersion, faultCode, cause, diagnosis, workDone, ...said } = parse(
    resolveTicketInput,
    input,
  );
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    const repeated = await findRepeated(tx, ticket, faultCode);
    const part = await faultyPart(tx, ctx, ticket, said);
    const actor = staffActor(viewer);
    const moved = await moveTicket(tx, ctx, ticket, {
      move: 'resolve',
      expectedVersion,
      actor,
      change: {
        faultCode,
        cause,
        ...part,
        diagnosis,
        workDone,
        repeatOfId: repeated?.id ?? null,
      },
      details: { faultCode, cause, diagnosis, workDone, repeatOf: repeated?.number ?? null },
    });
    await coverFault(tx, ctx, moved, { cause, sku: part.faultSku, partSerial: part.faultSerial }, actor);
    return moved.id;
  });
}
