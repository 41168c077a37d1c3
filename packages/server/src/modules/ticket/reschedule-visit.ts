import type { z } from 'zod';
import { ValidationError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { findTechnician, isMovable, rebookVisit, windowIssues } from '../dispatch/index.ts';
import { rescheduleVisitInput } from './inputs-dispatch.ts';
import { lockVisit } from './lock-visit.ts';
import { recordTicketEvent } from './record.ts';
import type { VisitOfTicket } from './schedule-visit.ts';
import { toldOf } from './visit-told.ts';
import { readWork } from './work.ts';

/** Puts a visit to another time, or gives it to another technician. */
export async function rescheduleVisit(
  ctx: Context,
  input: z.input<typeof rescheduleVisitInput>,
): Promise<VisitOfTicket> {
  const viewer = authorizeStaff(ctx, 'visit.book');
  const { visit: id, technician: technicianId, ...times } = parse(rescheduleVisitInput, input);
  return transact(ctx, async (tx) => {
    const { ticket, visit } = await lockVisit(tx, ctx, id);
    if (!isMovable(visit.state)) {
      const message = `The visit is ${visit.state}. Book another one.`;
      throw new ValidationError([{ path: ['visit'], message, code: 'not_open' }]);
    }
    const window = { startsAt: times.startsAt ?? visit.startsAt, endsAt: times.endsAt ?? visit.endsAt };
    const now = ctx.clock.now();
    const hasBegun = visit.startsAt < now && window.startsAt.getTime() === visit.startsAt.getTime();
    const issues = windowIssues(window, hasBegun ? visit.startsAt : now);
    const work = await readWork(tx, ticket, window.endsAt);
    const wanted = { id: technicianId ?? visit.technicianId, path: 'technician' };
    const technician = await findTechnician(tx, ctx, wanted, work, issues);
    const rebooked = await rebookVisit(tx, visit, { technician, ...window });
    await recordTicketEvent(tx, ctx, ticket, 'visit.rescheduled', staffActor(viewer), {
      ...toldOf(rebooked, technician),
      previousTechnician: visit.technician.name,
      previousStartsAt: visit.startsAt.toISOString(),
      previousEndsAt: visit.endsAt.toISOString(),
    });
    return { ticketId: ticket.id, visitId: visit.id };
  });
}
