import type { SlaClock, SlaMark } from '../../generated/prisma/client.ts';
import type { SlaClockKind } from '../../generated/prisma/enums.ts';
import { asUnavailable, Prisma, type Transaction } from '../../platform/database.ts';
import { recordEvents, tryTurns } from '../../platform/event-log/index.ts';
import { type System, transact } from '../../platform/platform.ts';
import {
  currentRules,
  type CurrentRules,
  isStale,
  type Promised,
  rulesOf,
  tellClock,
  type Telling,
  type Told,
  writeClocks,
} from '../sla/index.ts';
import { asideNow, setAside } from './aside.ts';
import { changesTicket, escalate, toldEvents } from './escalate.ts';
import { movedDueEvents } from './move.ts';
import type { TicketRow } from './record.ts';

/** So many tickets, from each end of what is due, and of those whose rules were edited. */
const batch = 125;
/** Tickets that a step changes are told one by one, so many before others have their turn again. */
const aloneTogether = 10;

/** Tells one batch of due clocks. Answers whether it told any. */
export async function tellDue(platform: System): Promise<boolean> {
  const now = platform.clock.now();
  const aside = asideNow(platform);
  // From both ends: after a standstill, what becomes due now must not wait behind all that was missed.
  const rows = await platform.database.$queryRaw<{ ticketId: string }[]>`
    (select ticket_id as "ticketId" from sla_clock where next_at <= ${now} and ticket_id <> all(${aside}::uuid[])
      order by next_at limit ${batch})
    union
    (select ticket_id from sla_clock where next_at <= ${now} and ticket_id <> all(${aside}::uuid[])
      order by next_at desc limit ${batch})`;
  return tellSafely(platform, rows);
}

/** Replays one batch of clocks whose rules were edited. Answers whether it replayed any. */
export async function replayStale(platform: System): Promise<boolean> {
  const stale = staleTickets(batch, asideNow(platform));
  return tellSafely(platform, await platform.database.$queryRaw<{ ticketId: string }[]>(stale));
}

/**
 * Tickets with open clocks that go by a version which another has superseded. Nothing marks them, so nothing can be
 * forgotten: not when a node stops in the middle of an edit, nor when a ticket is written by the old rules meanwhile.
 */
export const staleTickets = (limit: number, aside: string[]): Prisma.Sql => Prisma.sql`
  select ticket_id as "ticketId" from (
    select open.ticket_id from calendar cross join lateral (
      select ticket_id from sla_clock
      where calendar_id = calendar.id and ended_at is null and ticket_id <> all(${aside}::uuid[])
      limit ${limit}) as open
    where superseded_at is not null
    union all
    select open.ticket_id from service_level cross join lateral (
      select ticket_id from sla_clock
      where service_level_id = service_level.id and ended_at is null and ticket_id <> all(${aside}::uuid[])
      limit ${limit}) as open
    where superseded_at is not null) as stale
  limit ${limit}`;

/** All in one transaction, but for those that have to be told alone; if it fails, each by itself. Answers whether any was told. */
async function tellSafely(platform: System, rows: readonly { ticketId: string }[]): Promise<boolean> {
  const ids = [...new Set(rows.map(({ ticketId }) => ticketId))];
  let alone = ids;
  let told = false;
  try {
    const outcome = await tellTickets(platform, ids, 'together');
    alone = outcome.left.slice(0, aloneTogether);
    told = outcome.told > 0;
  } catch (error) {
    // A batch that outran its time looks like a database that is away: telling one by one shows which it is.
    const level = asUnavailable(error) ? 'warn' : 'error';
    platform.log[level]({ err: error }, 'a batch of clocks could not be told; telling them one by one');
  }
  for (const id of alone) told = (await tellAlone(platform, id)) || told;
  return told;
}

async function tellAlone(platform: System, ticketId: string): Promise<boolean> {
  try {
    return (await tellTickets(platform, [ticketId], 'alone')).told > 0;
  } catch (error) {
    if (asUnavailable(error)) throw error;
    setAside(platform, ticketId, error);
    return false;
  }
}

interface Outcome {
  told: number;
  /** Ids of those that a step changes: left out when they are told together. */
  left: string[];
}

/**
 * Tells the due clocks, and replays the stale ones, of those tickets that nobody else is changing just now: who does so
 * keeps their clocks, too.
 */
function tellTickets(platform: System, ids: readonly string[], how: 'together' | 'alone'): Promise<Outcome> {
  return transact(platform, async (tx) => {
    const mine = await tryTurns(tx, ids);
    if (mine.length === 0) return { told: 0, left: [] };
    const now = platform.clock.now();
    const tellings = await readTellings(tx, await readTickets(tx, mine), now);
    const changing = new Set(
      tellings.filter(({ told }) => told.some(changesTicket)).map(({ ticket }) => ticket.id),
    );
    const left = how === 'together' ? [...changing] : [];
    await writeTellings(
      tx,
      platform,
      tellings.filter(({ ticket }) => !left.includes(ticket.id)),
      now,
    );
    return { told: mine.length - left.length, left };
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

type TicketTelling = Telling & { ticket: DueTicket; kind: SlaClockKind };

/** What is to tell of the tickets, each by the rules of its service level; what has ended, by those under which it ended. */
async function readTellings(
  tx: Transaction,
  tickets: readonly DueTicket[],
  now: Date,
): Promise<TicketTelling[]> {
  const levels = new Map<string, CurrentRules>();
  const tellings: TicketTelling[] = [];
  for (const ticket of tickets) {
    const current = levels.get(ticket.serviceLevel) ?? (await currentRules(tx, ticket.serviceLevel));
    levels.set(ticket.serviceLevel, current);
    for (const clock of ticket.clocks) {
      const isDue = clock.nextAt !== null && clock.nextAt <= now;
      if (!isDue && !isStale(clock, current)) continue;
      const rules = clock.endedAt ? await rulesOf(tx, clock) : current;
      tellings.push({ ticket, kind: clock.kind, ...tellClock(ticket, clock, rules, ticket.marks, now) });
    }
  }
  return tellings;
}

async function writeTellings(
  tx: Transaction,
  platform: System,
  tellings: readonly TicketTelling[],
  now: Date,
): Promise<void> {
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
