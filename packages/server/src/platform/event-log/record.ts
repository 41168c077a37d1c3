import type { ActorKind, Channel } from '../../generated/prisma/enums.ts';
import type { Prisma, Transaction } from '../database.ts';
import { formatCursor } from './cursor.ts';

export interface Actor {
  kind: ActorKind;
  /** The id of the key, the member or the customer's contact; null for the system. */
  id: string | null;
  name: string;
  /** The way by which they came; null for the system. */
  channel: Channel | null;
}

export interface NewEvent {
  type: string;
  at: Date;
  /** Ids of the organizations whose row changed. */
  audience: string[];
  ticketId?: string;
  deviceId?: string | null;
  /** The API key that it happened to. */
  keyId?: string;
  actor: Actor;
  /** What changed, in the shape that the event's type declares. */
  data: Prisma.InputJsonObject;
}

/**
 * Waits for the turn to change a row, and keeps it until the end of the transaction. Taken before anything is locked or
 * written, it makes the log's order of the row's events the order in which they happened: an advisory lock takes no
 * transaction id while it waits, whereas a row lock takes one to follow the row to its newest version, and waits again.
 */
export async function takeTurn(tx: Transaction, rowId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(uuid_hash_extended(${rowId}::uuid, 0))`;
}

/** The same for many rows: in order of their ids, so that callers who need some of the same ones wait for each other in turn. */
export async function takeTurns(tx: Transaction, rowIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    select pg_advisory_xact_lock(uuid_hash_extended(id, 0))
    from (select distinct id from unnest(${rowIds}::uuid[]) as wanted (id) order by id) as ordered`;
}

/** The same for many rows, but without waiting: answers those of which nobody else has the turn. */
export async function tryTurns(tx: Transaction, rowIds: readonly string[]): Promise<string[]> {
  const taken = await tx.$queryRaw<{ id: string }[]>`
    select id from unnest(${rowIds}::uuid[]) as wanted (id) where pg_try_advisory_xact_lock(uuid_hash_extended(id, 0))`;
  return taken.map(({ id }) => id);
}

/**
 * Appends to the log, in the transaction of the change that it tells of, which has taken the turn of the row first.
 */
export async function recordEvent(tx: Transaction, event: NewEvent): Promise<string> {
  return formatCursor(await tx.event.create({ data: rowOf(event), select: { xid: true, seq: true } }));
}

/** The same for many, in their order: one statement, whose text is the same for any number. */
export async function recordEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.$executeRaw`
    insert into event (type, at, audience, ticket_id, device_id, key_id, channel, actor_kind, actor_id, actor_name, data)
    select type, at, audience, ticket_id, device_id, key_id, channel, actor_kind, actor_id, actor_name, data
    from jsonb_populate_recordset(null::event, ${JSON.stringify(events.map(columnsOf))}::jsonb)`;
}

const rowOf = ({ actor, ...rest }: NewEvent) => ({
  ...rest,
  channel: actor.channel,
  actorKind: actor.kind,
  actorId: actor.id,
  actorName: actor.name,
});

const columnsOf = ({ actor, ticketId, deviceId, keyId, ...rest }: NewEvent) => ({
  ...rest,
  ticket_id: ticketId,
  device_id: deviceId,
  key_id: keyId,
  channel: actor.channel,
  actor_kind: actor.kind,
  actor_id: actor.id,
  actor_name: actor.name,
});
