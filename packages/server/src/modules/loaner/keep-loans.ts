import type { Ticket } from '../../generated/prisma/client.ts';
import { Prisma, type Transaction } from '../../platform/database.ts';
import type { System } from '../../platform/platform.ts';
import { asideNow, eachInTurn, recordBookingEvent, systemActor, withUnit } from '../ticket/index.ts';
import { isLate } from './rules.ts';

/** Each is a transaction of its own. */
const keptTogether = 10;

/**
 * Does what time alone brings about of loans, as long as there is any of it that it can do: tells of a unit that is not
 * back at its end, tells who is promised it next when that time has come and it is still out, and ends promises whose
 * time went by. Any number of nodes may call it at any time. Answers when the next of it is due.
 */
export async function keepLoans(platform: System, stopping?: AbortSignal): Promise<Date | null> {
  for (;;) {
    const now = platform.clock.now();
    const next = await nextDue(platform);
    if (!next || next > now || stopping?.aborted) return next;
    const due = await platform.database.$queryRaw<{ ticket_id: string }[]>`
      select ticket_id from (${dueBookings(platform)}) as due where at <= ${now} order by at limit ${keptTogether}`;
    const ids = [...new Set(due.map(({ ticket_id: id }) => id))];
    if (!(await eachInTurn(platform, ids, (tx, ticket) => keepTicket(tx, ticket, now)))) return next;
  }
}

/** Every booking that time will bring something about for, with the moment. */
const dueBookings = (platform: System) => Prisma.sql`
  select ticket_id, ends_at as at from loaner_booking
  where (state = 'BOOKED' or (state = 'LENT' and told_late_at is null)) and ticket_id <> all(${asideNow(platform)}::uuid[])
  union all
  select next.ticket_id, greatest(next.starts_at, late.ends_at) from loaner_booking next
  join loaner_booking late on late.loaner_id = next.loaner_id and late.state = 'LENT'
  where next.state = 'BOOKED' and next.told_late_at is null and next.ticket_id <> all(${asideNow(platform)}::uuid[])`;

async function nextDue(platform: System): Promise<Date | null> {
  const [next] = await platform.database.$queryRaw<{ at: Date | null }[]>`
    select min(at) as at from (${dueBookings(platform)}) as due`;
  return next?.at ?? null;
}

/** Answers whether anything was due on the ticket. */
async function keepTicket(tx: Transaction, ticket: Ticket, now: Date): Promise<boolean> {
  const open = await tx.loanerBooking.findMany({
    where: { ticketId: ticket.id, state: { in: ['BOOKED', 'LENT'] } },
    include: withUnit,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  let kept = false;
  for (const booking of open) {
    const { id, state, endsAt, toldLateAt } = booking;
    const at = now;
    const actor = systemActor;
    if (state === 'BOOKED' && endsAt <= now) {
      await tx.loanerBooking.update({ where: { id }, data: { state: 'CANCELLED', cancelledAt: now } });
      const data = { reason: null };
      await recordBookingEvent(tx, ticket, booking, { type: 'loaner.cancelled', actor, data, at });
    } else if (!toldLateAt && (isLate(booking, now) || (await isAwaited(tx, booking, now)))) {
      await tx.loanerBooking.update({ where: { id }, data: { toldLateAt: now } });
      const data = { awaited: state === 'BOOKED' };
      await recordBookingEvent(tx, ticket, booking, { type: 'loaner.overdue', actor, data, at });
    } else continue;
    kept = true;
  }
  return kept;
}

/** Whether its time has come and somebody else still has the unit. */
async function isAwaited(
  tx: Transaction,
  { state, loanerId, startsAt }: { state: string; loanerId: string; startsAt: Date },
  now: Date,
): Promise<boolean> {
  if (state !== 'BOOKED' || startsAt > now) return false;
  const out = { loanerId, state: 'LENT', endsAt: { lte: now } } as const;
  return (await tx.loanerBooking.findFirst({ where: out, select: { id: true } })) !== null;
}
