import type { Visit } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { VisitConflictError } from './errors.ts';
import { earliestStart, openStates, type Window } from './rules.ts';

export interface NewVisit extends Window {
  ticketId: string;
  organizationId: string;
  technician: { id: string; name: string };
}

/** Books a technician for a time that they have free. */
export async function bookVisit(
  tx: Transaction,
  { ticketId, organizationId, technician, startsAt, endsAt }: NewVisit,
  now: Date,
): Promise<Visit> {
  await requireFree(tx, technician, { startsAt, endsAt });
  return tx.visit.create({
    data: { ticketId, organizationId, technicianId: technician.id, startsAt, endsAt, createdAt: now },
  });
}

/** Puts a visit that has not begun to another time, or gives it to another technician. */
export async function rebookVisit(
  tx: Transaction,
  visit: Pick<Visit, 'id'>,
  { technician, startsAt, endsAt }: Pick<NewVisit, 'technician' | 'startsAt' | 'endsAt'>,
): Promise<Visit> {
  await requireFree(tx, technician, { startsAt, endsAt }, visit.id);
  return tx.visit.update({
    where: { id: visit.id },
    data: { technicianId: technician.id, startsAt, endsAt, state: 'BOOKED', enRouteAt: null },
  });
}

/**
 * Bookings of one technician take turns, so that each sees the one before and can say which time is taken; who sees it
 * before their turn need not wait for it. That no two overlap, whoever writes, is the business of the constraint
 * `visit_no_overlap`.
 */
async function requireFree(
  tx: Transaction,
  technician: NewVisit['technician'],
  window: Window,
  except?: string,
): Promise<void> {
  const refuseTaken = async () => {
    const taken = await findTaken(tx, technician.id, window, except);
    if (taken) throw new VisitConflictError(technician.name, taken);
  };
  await refuseTaken();
  await takeTurn(tx, technician.id);
  await refuseTaken();
}

const findTaken = (tx: Transaction, technicianId: string, { startsAt, endsAt }: Window, except?: string) =>
  tx.visit.findFirst({
    where: {
      technicianId,
      state: { in: openStates },
      startsAt: { gt: earliestStart(startsAt), lt: endsAt },
      endsAt: { gt: startsAt },
      ...(except && { NOT: { id: except } }),
    },
    orderBy: { startsAt: 'asc' },
    select: { startsAt: true, endsAt: true },
  });
