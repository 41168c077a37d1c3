import type { SlaClock, SlaMark } from '../../generated/prisma/client.ts';
import type { SlaClockKind } from '../../generated/prisma/enums.ts';
import { asUnavailable, type Transaction } from '../../platform/database.ts';
import { recordEvents } from '../../platform/event-log/index.ts';
import { type Platform, transact } from '../../platform/platform.ts';
import { currentRules, type Promised, tellClock, type Told, writeClocks } from '../sla/index.ts';
import { escalate, toldEvents } from './escalate.ts';
import { movedDueEvents } from './move.ts';
import type { TicketRow } from './record.ts';

const halfBatch = 250;
/** How long a ticket whose clocks cannot be told is left alone, so that it does not hold up the others. */
const setAsideMs = 60_000;

/** Tells one batch of due clocks, in one transaction. False: another node is at it, or nothing was left. */
export async function tellDue(platform: Platform): Promise<boolean> {
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

/**
 * From both ends: an edit of a calendar brings all its clocks to the timers at once, and what becomes due while they are
 * replayed must not wait behind them.
 */
async function dueTickets({ database, clock }: Platform): Promise<string[]> {
  const now = clock.now();
  const rows = await database.$queryRaw<{ ticketId: string }[]>`
    (select ticket_id as "ticketId" from sla_clock where next_at <= ${now} order by next_at limit ${halfBatch})
    union
    (select ticket_id from sla_clock where next_at <= ${now} order by next_at desc limit ${halfBatch})`;
  return rows.map(({ ticketId }) => ticketId);
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
    const tickets = await readTickets(
      tx,
      mine.map(({ id }) => id),
      now,
    );
    await tellAll(tx, platform, tickets, now);
    return true;
  });
}

type DueRow = Promised & TicketRow;
type DueTicket = DueRow & { marks: SlaMark[]; clocks: SlaClock[] };

/** What telling needs of the tickets, in three statements whose text is the same for any number of them. */
async function readTickets(tx: Transaction, ids: readonly string[], now: Date): Promise<DueTicket[]> {
  const tickets = await tx.$queryRaw<DueRow[]>`
    select id, origin_id as "originId", handler_id as "handlerId", device_id as "deviceId",
      service_level as "serviceLevel", priority, band
    from ticket where id = any(${ids}::uuid[]) order by id`;
  const marks = await tx.$queryRaw<SlaMark[]>`
    select ticket_id as "ticketId", seq, at, kind, reason
    from sla_mark where ticket_id = any(${ids}::uuid[]) order by ticket_id, seq`;
  // Locked in the order in which an edit of a calendar locks them, so that the two never wait for each other.
  const clocks = await tx.$queryRaw<SlaClock[]>`
    select ticket_id as "ticketId", kind, service_level_id as "serviceLevelId", calendar_id as "calendarId",
      target_ms as "targetMs", state, due_at as "dueAt", breached_at as "breachedAt", ended_at as "endedAt",
      told_percent as "toldPercent", next_at as "nextAt"
    from sla_clock where ticket_id = any(${ids}::uuid[]) order by ticket_id, kind for update`;
  const marksOf = Map.groupBy(marks, ({ ticketId }) => ticketId);
  const dueOf = Map.groupBy(
    clocks.filter(({ nextAt }) => nextAt !== null && nextAt <= now),
    ({ ticketId }) => ticketId,
  );
  return tickets.map((ticket) => ({
    ...ticket,
    marks: marksOf.get(ticket.id) ?? [],
    clocks: dueOf.get(ticket.id) ?? [],
  }));
}

async function tellAll(tx: Transaction, platform: Platform, tickets: DueTicket[], now: Date): Promise<void> {
  const levels = new Map<string, Awaited<ReturnType<typeof currentRules>>>();
  for (const { serviceLevel } of tickets) {
    if (!levels.has(serviceLevel)) levels.set(serviceLevel, await currentRules(tx, serviceLevel));
  }
  const tellings = tickets.flatMap((ticket) => {
    const rules = levels.get(ticket.serviceLevel)!;
    return ticket.clocks.map((clock) => ({
      ticket,
      kind: clock.kind,
      ...tellClock(ticket, clock, rules, ticket.marks, now),
    }));
  });
  await writeClocks(
    tx,
    tellings.flatMap(({ clock }) => clock ?? []),
  );
  for (const { ticket, kind, clock } of tellings) {
    if (!clock) await dropClock(tx, ticket.id, kind);
  }
  const told = tellings.flatMap(({ ticket, told: all }) => all.map((one): [DueRow, Told] => [ticket, one]));
  await recordEvents(tx, [
    ...tellings.flatMap(({ ticket, moved }) => movedDueEvents(ticket, moved, now)),
    ...(await toldEvents(tx, told, now)),
  ]);
  await escalate(tx, platform, told);
}

const dropClock = (tx: Transaction, ticketId: string, kind: SlaClockKind) =>
  tx.slaClock.delete({ where: { ticketId_kind: { ticketId, kind } } });
