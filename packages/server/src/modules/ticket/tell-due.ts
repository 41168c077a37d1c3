import type { SlaClock, SlaMark } from '../../generated/prisma/client.ts';
import type { SlaClockKind } from '../../generated/prisma/enums.ts';
import { asUnavailable, Prisma, type Transaction } from '../../platform/database.ts';
import { recordEvents } from '../../platform/event-log/index.ts';
import { type Platform, transact } from '../../platform/platform.ts';
import { currentRules, isStale, type Promised, tellClock, type Told, writeClocks } from '../sla/index.ts';
import { changesTicket, escalate, toldEvents } from './escalate.ts';
import { movedDueEvents } from './move.ts';
import type { TicketRow } from './record.ts';

const halfBatch = 125;
/** How long a ticket whose clocks cannot be told is left alone, so that it does not hold up the others. */
const setAsideMs = 60_000;

/** Tells one batch of due clocks. False: another node is at it, or nothing was left. */
export async function tellDue(platform: Platform): Promise<boolean> {
  const { told } = await tellSafely(platform, await dueTickets(platform));
  return told;
}

/** Replays one batch of clocks whose rules were edited. False: another node is at it, or some failed. */
export async function replayStale(platform: Platform): Promise<boolean> {
  const stale = await platform.database.$queryRaw<{ ticketId: string }[]>(staleTickets(2 * halfBatch));
  const { told, failed } = await tellSafely(
    platform,
    stale.map(({ ticketId }) => ticketId),
  );
  return told && failed === 0;
}

/**
 * Tickets with open clocks that go by a version which another has superseded. Nothing marks them, so nothing can be
 * forgotten: not when a node stops in the middle of an edit, nor when a ticket is written by the old rules meanwhile.
 */
export const staleTickets = (limit: number): Prisma.Sql => Prisma.sql`
  select ticket_id as "ticketId" from (
    select open.ticket_id from calendar cross join lateral (
      select ticket_id from sla_clock where calendar_id = calendar.id and ended_at is null limit ${limit}) as open
    where superseded_at is not null
    union all
    select open.ticket_id from service_level cross join lateral (
      select ticket_id from sla_clock where service_level_id = service_level.id and ended_at is null limit ${limit}) as open
    where superseded_at is not null) as stale
  limit ${limit}`;

/** From both ends: after a standstill, what becomes due now must not wait behind all that was missed. */
async function dueTickets({ database, clock }: Platform): Promise<string[]> {
  const now = clock.now();
  const rows = await database.$queryRaw<{ ticketId: string }[]>`
    (select ticket_id as "ticketId" from sla_clock where next_at <= ${now} order by next_at limit ${halfBatch})
    union
    (select ticket_id from sla_clock where next_at <= ${now} order by next_at desc limit ${halfBatch})`;
  return rows.map(({ ticketId }) => ticketId);
}

/** All in one transaction; if one fails, each by itself, so that it does not hold up the others. */
async function tellSafely(platform: Platform, ids: string[]): Promise<{ told: boolean; failed: number }> {
  const tickets = [...new Set(ids)];
  try {
    return { told: await tellTickets(platform, tickets), failed: 0 };
  } catch (error) {
    if (asUnavailable(error)) throw error;
    platform.log.error({ err: error }, 'a batch of clocks could not be told; telling them one by one');
  }
  let failed = 0;
  for (const id of tickets) if (!(await tellAlone(platform, id))) failed++;
  return { told: true, failed };
}

async function tellAlone(platform: Platform, ticketId: string): Promise<boolean> {
  try {
    await tellTickets(platform, [ticketId]);
    return true;
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
    return false;
  }
}

/** Tells the due clocks, and replays the stale ones, of those tickets that nobody else is changing just now: who does so keeps their clocks, too. */
function tellTickets(platform: Platform, due: readonly string[]): Promise<boolean> {
  return transact(platform, async (tx) => {
    const mine = await tx.$queryRaw<{ id: string }[]>`
      select id from unnest(${due}::uuid[]) as due (id) where pg_try_advisory_xact_lock(uuid_hash_extended(id, 0))`;
    if (mine.length === 0) return false;
    const now = platform.clock.now();
    const tickets = await readTickets(
      tx,
      mine.map(({ id }) => id),
    );
    await tellAll(tx, platform, tickets, now);
    return true;
  });
}

type DueRow = Promised & TicketRow;
type DueTicket = DueRow & { marks: SlaMark[]; clocks: SlaClock[] };

/** What telling needs of the tickets, in three statements whose text is the same for any number of them. */
async function readTickets(tx: Transaction, ids: readonly string[]): Promise<DueTicket[]> {
  const tickets = await tx.$queryRaw<DueRow[]>`
    select id, origin_id as "originId", handler_id as "handlerId", device_id as "deviceId",
      service_level as "serviceLevel", priority, band
    from ticket where id = any(${ids}::uuid[]) order by id`;
  const marks = await tx.$queryRaw<SlaMark[]>`
    select ticket_id as "ticketId", seq, at, kind, reason
    from sla_mark where ticket_id = any(${ids}::uuid[]) order by ticket_id, seq`;
  const clocks = await tx.$queryRaw<SlaClock[]>`
    select ticket_id as "ticketId", kind, service_level_id as "serviceLevelId", calendar_id as "calendarId",
      target_ms as "targetMs", state, due_at as "dueAt", breached_at as "breachedAt", ended_at as "endedAt",
      told_percent as "toldPercent", next_at as "nextAt"
    from sla_clock where ticket_id = any(${ids}::uuid[]) order by ticket_id, kind`;
  const marksOf = Map.groupBy(marks, ({ ticketId }) => ticketId);
  const clocksOf = Map.groupBy(clocks, ({ ticketId }) => ticketId);
  return tickets.map((ticket) => ({
    ...ticket,
    marks: marksOf.get(ticket.id) ?? [],
    clocks: clocksOf.get(ticket.id) ?? [],
  }));
}

async function tellAll(tx: Transaction, platform: Platform, tickets: DueTicket[], now: Date): Promise<void> {
  const levels = new Map<string, Awaited<ReturnType<typeof currentRules>>>();
  for (const { serviceLevel } of tickets) {
    if (!levels.has(serviceLevel)) levels.set(serviceLevel, await currentRules(tx, serviceLevel));
  }
  const tellings = tickets.flatMap((ticket) => {
    const rules = levels.get(ticket.serviceLevel)!;
    const concerned = ticket.clocks.filter(
      (clock) => (clock.nextAt !== null && clock.nextAt <= now) || isStale(clock, rules),
    );
    return concerned.map((clock) => ({
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
  const changed = new Set(told.filter(([, one]) => changesTicket(one)).map(([{ id }]) => id));
  const atOnce = told.filter(([{ id }]) => !changed.has(id));
  await recordEvents(tx, [
    ...tellings.flatMap(({ ticket, moved }) => movedDueEvents(ticket, moved, now)),
    ...(await toldEvents(tx, atOnce, now)),
  ]);
  // Where a step changes the ticket, the next one is told to those who have it by then.
  for (const [{ id }, one] of told.filter(([{ id }]) => changed.has(id))) {
    const ticket = await tx.ticket.findUniqueOrThrow({ where: { id } });
    await recordEvents(tx, await toldEvents(tx, [[ticket, one]], now));
    await escalate(tx, platform, id, one);
  }
}

const dropClock = (tx: Transaction, ticketId: string, kind: SlaClockKind) =>
  tx.slaClock.delete({ where: { ticketId_kind: { ticketId, kind } } });
