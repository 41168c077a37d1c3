import type { Ticket } from '../../generated/prisma/client.ts';
import type { SlaClockKind } from '../../generated/prisma/enums.ts';
import { asUnavailable, type Transaction } from '../../platform/database.ts';
import { recordEvents, takeTurn } from '../../platform/event-log/index.ts';
import { type Platform, transact } from '../../platform/platform.ts';
import { currentRules, type SlaMark, tellClock, type Told, writeClocks } from '../sla/index.ts';
import { escalate, toldEvents } from './escalate.ts';
import { moveTicket, recordMovedDues, systemActor } from './move.ts';
import { closeAfterDays, dayMs } from './rules.ts';

const batch = 500;
/** How long a ticket whose clocks cannot be told is left alone, so that it does not hold up the others. */
const setAsideMs = 60_000;

/**
 * Does what time alone brings about: tells clocks whose warning, breach or escalation has come, and closes tickets that
 * nobody signed off. Any number of nodes may call it at any time. Answers when the next of it is due.
 */
export async function keepTime(platform: Platform): Promise<Date | null> {
  for (;;) {
    const { telling, closing } = await nextDue(platform);
    const now = platform.clock.now();
    const isDue = (at: Date | null) => at !== null && at <= now;
    if (isDue(telling) && !(await tellClocks(platform))) return telling;
    if (isDue(closing)) await closeTickets(platform, now);
    if (!isDue(telling) && !isDue(closing)) {
      return [telling, closing].reduce((one, other) => (!one || (other && other < one) ? other : one));
    }
  }
}

const closeAfterMs = closeAfterDays * dayMs;

async function nextDue({ database }: Platform): Promise<{ telling: Date | null; closing: Date | null }> {
  const [next] = await database.$queryRaw<{ telling: Date | null; resolved: Date | null }[]>`
    select (select min(next_at) from sla_clock where next_at is not null) as telling,
      (select min(resolved_at) from ticket where status = 'RESOLVED') as resolved`;
  const resolved = next?.resolved;
  return {
    telling: next?.telling ?? null,
    closing: resolved ? new Date(resolved.getTime() + closeAfterMs) : null,
  };
}

/** One batch of clocks, in one transaction. False: another node is at it, or nothing was left. */
async function tellClocks(platform: Platform): Promise<boolean> {
  const due = await dueTickets(platform);
  try {
    return await tellTickets(platform, due);
  } catch (error) {
    if (asUnavailable(error)) throw error;
    platform.log.error({ err: error }, 'a batch of clocks could not be told; telling them one by one');
    for (const id of due) await tellAlone(platform, id);
    return true;
  }
}

async function dueTickets({ database, clock }: Platform): Promise<string[]> {
  const rows = await database.slaClock.findMany({
    where: { nextAt: { lte: clock.now() } },
    orderBy: { nextAt: 'asc' },
    take: batch,
    select: { ticketId: true },
  });
  return [...new Set(rows.map(({ ticketId }) => ticketId))];
}

async function tellAlone(platform: Platform, ticketId: string): Promise<void> {
  try {
    await tellTickets(platform, [ticketId]);
  } catch (error) {
    if (asUnavailable(error)) throw error;
    platform.log.error(
      { err: error, ticketId },
      'the clocks of a ticket could not be told; trying in a minute',
    );
    await platform.database.slaClock.updateMany({
      where: { ticketId, nextAt: { not: null } },
      data: { nextAt: new Date(platform.clock.now().getTime() + setAsideMs) },
    });
  }
}

/** Tells the due clocks of those tickets that nobody else is changing just now: who does so keeps their clocks, too. */
function tellTickets(platform: Platform, due: readonly string[]): Promise<boolean> {
  return transact(platform, async (tx) => {
    const mine = await tx.$queryRaw<{ id: string }[]>`
      select id from unnest(${due}::uuid[]) as due (id) where pg_try_advisory_xact_lock(uuid_hash_extended(id, 0))`;
    if (mine.length === 0) return false;
    const now = platform.clock.now();
    const tickets = await tx.ticket.findMany({
      where: { id: { in: mine.map(({ id }) => id) } },
      // Whoever writes the clocks of many tickets does so in one order, and so nobody waits in a circle.
      orderBy: { id: 'asc' },
      include: {
        slaMarks: { orderBy: { seq: 'asc' } },
        slaClocks: { where: { nextAt: { lte: now } } },
      },
    });
    await tellAll(tx, platform, tickets, now);
    return true;
  });
}

type DueTicket = Ticket & {
  slaMarks: SlaMark[];
  slaClocks: Parameters<typeof tellClock>[1][];
};

async function tellAll(tx: Transaction, platform: Platform, tickets: DueTicket[], now: Date): Promise<void> {
  const levels = new Map<string, Awaited<ReturnType<typeof currentRules>>>();
  for (const { serviceLevel } of tickets) {
    if (!levels.has(serviceLevel)) levels.set(serviceLevel, await currentRules(tx, serviceLevel));
  }
  const tellings = tickets.flatMap((ticket) => {
    const rules = levels.get(ticket.serviceLevel)!;
    return ticket.slaClocks.map((clock) => ({
      ticket,
      kind: clock.kind,
      ...tellClock(ticket, clock, rules, ticket.slaMarks, now),
    }));
  });
  await writeClocks(
    tx,
    tellings.flatMap(({ clock }) => clock ?? []),
  );
  for (const { ticket, kind, clock, moved } of tellings) {
    if (!clock) await dropClock(tx, ticket.id, kind);
    await recordMovedDues(tx, platform, ticket, moved);
  }
  const told = tellings.flatMap(({ ticket, told: all }) => all.map((one): [Ticket, Told] => [ticket, one]));
  await recordEvents(tx, await toldEvents(tx, told, now));
  await escalate(tx, platform, told);
}

const dropClock = (tx: Transaction, ticketId: string, kind: SlaClockKind) =>
  tx.slaClock.delete({ where: { ticketId_kind: { ticketId, kind } } });

async function closeTickets(platform: Platform, now: Date): Promise<void> {
  const resolvedBefore = new Date(now.getTime() - closeAfterMs);
  const resolved = await platform.database.ticket.findMany({
    where: { status: 'RESOLVED', resolvedAt: { lte: resolvedBefore } },
    orderBy: { resolvedAt: 'asc' },
    take: batch,
    select: { id: true },
  });
  for (const { id } of resolved) {
    await transact(platform, async (tx) => {
      await takeTurn(tx, id);
      const ticket = await tx.ticket.findUniqueOrThrow({ where: { id } });
      if (ticket.status !== 'RESOLVED' || !ticket.resolvedAt || ticket.resolvedAt > resolvedBefore) return;
      await moveTicket(tx, platform, ticket, {
        move: 'close',
        actor: systemActor,
        change: { closedAt: platform.clock.now() },
        details: { signedBy: null, rating: null },
      });
    });
  }
}
