import type { z } from 'zod';
import type { VisitState } from '../../generated/prisma/enums.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { progressVisit } from '../dispatch/index.ts';
import { moveVisitInput } from './inputs-dispatch.ts';
import { lockVisit } from './lock-visit.ts';
import { changeTicket, moveTicket } from './move.ts';
import { recordTicketEvent } from './record.ts';
import type { VisitOfTicket } from './schedule-visit.ts';
import { toldOf } from './visit-told.ts';

const eventOf = {
  BOOKED: 'visit.booked',
  EN_ROUTE: 'visit.en_route',
  ARRIVED: 'visit.arrived',
  DONE: 'visit.done',
  MISSED: 'visit.missed',
  CANCELLED: 'visit.cancelled',
} as const satisfies Record<VisitState, string>;

/** Brings a visit along its life. An arrival ends the ticket's ARRIVAL clock and begins the work. */
export async function moveVisit(ctx: Context, input: z.input<typeof moveVisitInput>): Promise<VisitOfTicket> {
  const viewer = authorizeStaff(ctx, 'visit.move');
  const { visit: id, state, note = null } = parse(moveVisitInput, input);
  return transact(ctx, async (tx) => {
    const { ticket, visit } = await lockVisit(tx, ctx, id);
    const moved = await progressVisit(tx, visit, state, ctx.clock.now());
    const [actor, told] = [staffActor(viewer), toldOf(moved, visit.technician, note)];
    const begins = ticket.status === 'ACCEPTED' || ticket.status === 'SCHEDULED';
    if (state === 'ARRIVED' && !begins) {
      const marks = [{ kind: 'ARRIVED', reason: null } as const];
      await changeTicket(tx, ctx, ticket, { actor, change: {}, type: 'visit.arrived', data: told, marks });
    } else {
      await recordTicketEvent(tx, ctx, ticket, eventOf[state], actor, told);
      if (state === 'ARRIVED') {
        await moveTicket(tx, ctx, ticket, { move: 'start', actor, details: {}, arrived: true });
      }
    }
    return { ticketId: ticket.id, visitId: visit.id };
  });
}
