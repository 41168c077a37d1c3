import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { decideTicket } from '../warranty/index.ts';
import { faultOf, requireNoQuote, toldOfDecision } from './cover.ts';
import { grantGoodwillInput } from './inputs.ts';
import { changeTicket, lockHandledTicket, requireOpen } from './move.ts';
import { recordTicketEvent } from './record.ts';

/** Gives the customer of one job better terms than the warranty does. */
export async function grantGoodwill(
  ctx: Context,
  input: z.input<typeof grantGoodwillInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.grantGoodwill');
  const { id, expectedVersion, ...granted } = parse(grantGoodwillInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    requireOpen(ticket);
    requireNoQuote(ticket);
    const actor = staffActor(viewer);
    const now = ctx.clock.now();
    const changed = await changeTicket(tx, ctx, ticket, {
      expectedVersion,
      actor,
      now,
      change: {},
      type: 'ticket.goodwill_granted',
      data: granted,
    });
    await tx.goodwill.create({ data: { ...granted, ticketId: id, grantedBy: actor.name, grantedAt: now } });
    const fault = faultOf(ticket);
    if (fault) {
      const decided = await decideTicket(tx, ctx, ticket, fault);
      await recordTicketEvent(tx, ctx, changed, 'ticket.coverage_decided', actor, toldOfDecision(decided));
    }
    return changed.id;
  });
}
