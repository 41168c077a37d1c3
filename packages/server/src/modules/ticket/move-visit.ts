import type { z } from 'zod';
import type { Ticket } from '../../generated/prisma/client.ts';
import type { VisitState } from '../../generated/prisma/enums.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { progressVisit } from '../dispatch/index.ts';
import { moveVisitInput } from './inputs-dispatch.ts';
import { lockVisit } from './lock-visit.ts';
import { changeTicket, moveTicket } from './move.ts';
import { recordTicketEvent } from './record.ts';
import { canMove, staffAuthors } from './rules.ts';
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
    if (state === 'ARRIVED') await arrive(tx, ctx, ticket, actor, told);
    else await recordTicketEvent(tx, ctx, ticket, eventOf[state], actor, told);
    return { ticketId: ticket.id, visitId: visit.id };
  });
}

/** Somebody stands before the device: a hold that people have set is over, and the work begins. */
async function arrive(
  tx: Transaction,
  ctx: Context,
  ticket: Ticket,
  actor: Actor,
  told: ReturnType<typeof toldOf>,
): Promise<void> {
  const can = (of: Ticket, move: 'resume' | 'start') =>
    staffAuthors.some((author) => canMove(of, move, author, ctx.clock.now()));
  const first = (['resume', 'start'] as const).find((move) => can(ticket, move));
  if (!first) {
    const marks = [{ kind: 'ARRIVED', reason: null } as const];
    await changeTicket(tx, ctx, ticket, { actor, change: {}, type: 'visit.arrived', data: told, marks });
    return;
  }
  await recordTicketEvent(tx, ctx, ticket, 'visit.arrived', actor, told);
  const going = await moveTicket(tx, ctx, ticket, { move: first, actor, details: {}, arrived: true });
  if (can(going, 'start')) await moveTicket(tx, ctx, going, { move: 'start', actor, details: {} });
}
