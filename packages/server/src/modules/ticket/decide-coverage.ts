import type { z } from 'zod';
import { ValidationError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { decideTicket } from '../warranty/index.ts';
import { faultOf, requireNoQuote, toldOfDecision } from './cover.ts';
import { decideCoverageInput } from './inputs.ts';
import { changeTicket, lockHandledTicket, requireOpen } from './move.ts';

/** Decides anew who pays, by what is known now: after a proof came, a void was taken back, or the device was put right. */
export async function decideCoverage(
  ctx: Context,
  input: z.input<typeof decideCoverageInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.decideCoverage');
  const { id, expectedVersion } = parse(decideCoverageInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    requireOpen(ticket);
    requireNoQuote(ticket);
    const fault = faultOf(ticket);
    if (!fault) {
      const message = 'No cause is recorded: diagnose the ticket, and it is decided by that.';
      throw new ValidationError([{ path: ['id'], message, code: 'no_cause' }]);
    }
    const decided = await decideTicket(tx, ctx, ticket, fault);
    const changed = await changeTicket(tx, ctx, ticket, {
      expectedVersion,
      actor: staffActor(viewer),
      change: {},
      type: 'ticket.coverage_decided',
      data: toldOfDecision(decided),
    });
    return changed.id;
  });
}
