import { setTimeout as delay } from 'node:timers/promises';
import { Prisma, type Database } from '../database.ts';
import type { Event } from '../../generated/prisma/client.ts';
import { type Cursor, laterOf, logStart } from './cursor.ts';

/** One row of the log. */
export type LogEvent = Event;

export interface EventMatch {
  /** Ids of the organizations that the reader sees; null: no limit but the ticket below. */
  audience: string[] | null;
  ticketId?: string | null;
  deviceId?: string | null;
  keyId?: string | null;
  /** Prefixes of event types. */
  types?: string[] | null;
  /** Prefixes of those that the reader may not see. */
  hidden?: readonly string[];
}

export interface EventRequest {
  after: Cursor;
  match: EventMatch;
  limit: number;
  upTo: 'horizon' | 'now' | Cursor;
}

/** Transactions below the horizon have ended, so no row can appear there any more. */
const horizon = Prisma.sql`((pg_snapshot_xmin(pg_current_snapshot()))::text)::bigint`;

/** The first transaction id that has not been given yet. */
const unassigned = Prisma.sql`((pg_snapshot_xmax(pg_current_snapshot()))::text)::bigint`;

const columns = Prisma.sql`xid, seq, type, at, audience, ticket_id as "ticketId", device_id as "deviceId",
  key_id as "keyId", channel::text as channel, actor_kind::text as "actorKind", actor_id as "actorId", actor_name as "actorName", data`;

/**
 * The next events after the cursor that match, in order. Up to the horizon, nothing can appear before them later. `now`
 * is for the events of one ticket or key: their transactions take turns, so they commit in order anyway.
 */
export function readEvents(
  database: Pick<Database, '$queryRaw'>,
  { after, match, limit, upTo }: EventRequest,
): Promise<LogEvent[]> {
  return database.$queryRaw<LogEvent[]>`
    select ${columns} from event
    where (xid, seq) > (${after.xid}, ${after.seq}) ${bound(upTo)} ${conditions(match)}
    order by xid, seq limit ${limit}`;
}

/** So many rows are looked at in a few tens of milliseconds, however few of them match. */
const passageRows = 10_000;

/**
 * As `readEvents`, in bounded time for conditions that no index answers: it looks through one passage of the log, which
 * `whole` measures, as its length must not depend on how much of it the reader sees. `rest` is the place to go on from,
 * also when nothing matched; null when the end was reached.
 */
export async function scanEvents(
  reader: Pick<Database, '$queryRaw'>,
  whole: Pick<Database, '$queryRaw'>,
  request: EventRequest,
): Promise<{ events: LogEvent[]; rest: Cursor | null }> {
  const { after, match, limit, upTo } = request;
  if (match.ticketId || match.deviceId || match.keyId) {
    const events = await readEvents(reader, request);
    return { events, rest: events.length === limit ? events.reduce(laterOf, after) : null };
  }
  const [ending] = await whole.$queryRaw<(Cursor & { looked: number })[]>`
    with passage as (
      select xid, seq from event where (xid, seq) > (${after.xid}, ${after.seq}) ${bound(upTo)}
      order by xid, seq limit ${passageRows})
    select xid, seq, (select count(*) from passage)::int as looked from passage order by xid desc, seq desc limit 1`;
  if (!ending) return { events: [], rest: null };
  const end = { xid: ending.xid, seq: ending.seq };
  const events = await readEvents(reader, { after, match, limit, upTo: end });
  if (events.length === limit) return { events, rest: events.reduce(laterOf, after) };
  return { events, rest: ending.looked === passageRows ? end : null };
}

function bound(upTo: 'horizon' | 'now' | Cursor): Prisma.Sql {
  if (upTo === 'now') return Prisma.empty;
  if (upTo === 'horizon') return Prisma.sql`and xid < ${horizon}`;
  return Prisma.sql`and (xid, seq) <= (${upTo.xid}, ${upTo.seq})`;
}

/** The place of the last event below the horizon. */
export async function readHead(database: Database): Promise<Cursor> {
  const rows = await database.$queryRaw<Cursor[]>`
    select xid, seq from event where xid < ${horizon} order by xid desc, seq desc limit 1`;
  return rows.reduce(laterOf, logStart);
}

const settlingMs = 500;
const lookAgainMs = 5;

/**
 * Waits until what is committed now lies below the horizon, so that callers read their own writes. An older transaction
 * that still runs holds it up; after half a second it is left to the next reading.
 */
export async function settle(database: Database): Promise<void> {
  const deadline = performance.now() + settlingMs;
  const rows = await database.$queryRaw<{ newest: bigint; settled: boolean }[]>`
    select xid as newest, xid < ${horizon} as settled from event order by xid desc, seq desc limit 1`;
  const [last] = rows;
  let settled = last?.settled ?? true;
  while (last && !settled && performance.now() < deadline) {
    await delay(lookAgainMs);
    const [now] = await database.$queryRaw<
      { settled: boolean }[]
    >`select ${last.newest} < ${horizon} as settled`;
    settled = now?.settled ?? true;
  }
}

/** Whether committed events wait above the horizon for an older transaction to end. */
export async function hasPending(database: Database): Promise<boolean> {
  const rows = await database.$queryRaw<{ pending: boolean }[]>`
    select exists (select from event where xid >= ${horizon} and xid < ${unassigned}) as pending`;
  return rows[0]?.pending ?? false;
}

/** Whether there are events of transactions that this cluster has yet to begin: a dump of another one. */
export async function isForeign(database: Database): Promise<boolean> {
  const rows = await database.$queryRaw<{ foreign: boolean }[]>`
    select exists (select from event where xid >= ${unassigned}) as foreign`;
  return rows[0]?.foreign ?? false;
}

export async function eventExists(database: Database, cursor: Cursor): Promise<boolean> {
  return (await database.event.findUnique({ where: { xid_seq: cursor }, select: { seq: true } })) !== null;
}

function conditions(match: EventMatch): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  if (match.audience) parts.push(Prisma.sql`and audience && ${match.audience}::uuid[]`);
  if (match.ticketId) parts.push(Prisma.sql`and ticket_id = ${match.ticketId}::uuid`);
  if (match.deviceId) parts.push(Prisma.sql`and device_id = ${match.deviceId}::uuid`);
  if (match.keyId) parts.push(Prisma.sql`and key_id = ${match.keyId}::uuid`);
  if (match.hidden?.length) {
    parts.push(
      Prisma.sql`and not exists (select from unnest(${match.hidden}::text[]) as prefix where starts_with(type, prefix))`,
    );
  }
  if (match.types?.length) {
    // PostgreSQL's text holds no NUL, and neither does any type.
    const prefixes = match.types.filter((prefix) => !prefix.includes('\0'));
    parts.push(
      Prisma.sql`and exists (select from unnest(${prefixes}::text[]) as prefix where starts_with(type, prefix))`,
    );
  }
  return parts.length === 0 ? Prisma.empty : Prisma.join(parts, ' ');
}

/** The same conditions for a row that is in memory already. */
export function matchesEvent(event: LogEvent, match: EventMatch): boolean {
  return (
    (match.audience === null || event.audience.some((id) => match.audience?.includes(id))) &&
    (!match.ticketId || event.ticketId === match.ticketId) &&
    (!match.deviceId || event.deviceId === match.deviceId) &&
    (!match.keyId || event.keyId === match.keyId) &&
    !match.hidden?.some((prefix) => event.type.startsWith(prefix)) &&
    (!match.types?.length || match.types.some((prefix) => event.type.startsWith(prefix)))
  );
}
