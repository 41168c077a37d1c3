import type { z } from 'zod';
import { checkVersion } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { bookVisit, findTechnician, windowIssues } from '../dispatch/index.ts';
import { scheduleVisitInput } from './inputs-dispatch.ts';
import { changeTicket, lockHandledTicket, moveTicket } from './move.ts';
import { recordTicketEvent } from './record.ts';
import { illegalTransition, staffAuthors, takesVisits } from './rules.ts';
import { toldOf } from './visit-told.ts';
import { readWork } from './work.ts';

export interface VisitOfTicket {
  ticketId: string;
  visitId: string;
}

/** Books a visit for a ticket; an accepted ticket becomes SCHEDULED by it. */
export async function scheduleVisit(
  ctx: Context,
  input: z.input<typeof scheduleVisitInput>,
): Promise<VisitOfTicket> {
  const viewer = authorizeStaff(ctx, 'visit.book');
  const { id, expectedVersion, technician: technicianId, ...window } = parse(scheduleVisitInput, input);
  return transact(ctx, async (tx) => {
    const now = ctx.clock.now();
    const ticket = await lockHandledTicket(tx, ctx, id);
    checkVersion(ticket, expectedVersion);
    if (!takesVisits(ticket)) {
      const onHold =
        ticket.status === 'ON_HOLD' ? 'End the hold first; then a visit can be booked.' : undefined;
      throw illegalTransition(ticket, 'SCHEDULED', staffAuthors, now, onHold);
    }
    const issues = windowIssues(window, now);
    const work = await readWork(tx, ticket, window.endsAt);
    const technician = await findTechnician(tx, ctx, { id: technicianId, path: 'technician' }, work, issues);
    const { organizationId } = work;
    const visit = await bookVisit(tx, { ticketId: id, organizationId, technician, ...window }, now);
    const [actor, told] = [staffActor(viewer), toldOf(visit, technician)];
    if (ticket.status === 'ACCEPTED') {
      const moved = await moveTicket(tx, ctx, ticket, { move: 'schedule', actor, details: told });
      await recordTicketEvent(tx, ctx, moved, 'visit.booked', actor, told);
    } else {
      await changeTicket(tx, ctx, ticket, { actor, change: {}, type: 'visit.booked', data: told });
    }
    return { ticketId: id, visitId: visit.id };
  });
}
