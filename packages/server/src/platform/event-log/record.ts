import type { ActorKind } from '../../generated/prisma/enums.ts';
import type { Prisma, Transaction } from '../database.ts';
import { formatCursor } from './cursor.ts';

export interface NewEvent {
  type: string;
  at: Date;
  /** Ids of the organizations whose row changed. */
  audience: string[];
  ticketId?: string;
  deviceId?: string | null;
  actor: { kind: ActorKind; name: string };
  /** What changed, in the shape that the event's type declares. */
  data: Prisma.InputJsonObject;
}

/**
 * Appends to the log, in the transaction of the change that it tells of. The transaction must have taken its row locks
 * before its first write: then the events of one row stand in the order of its versions.
 */
export async function recordEvent(tx: Transaction, event: NewEvent): Promise<string> {
  const { actor, ...rest } = event;
  const row = await tx.event.create({
    data: { ...rest, actorKind: actor.kind, actorName: actor.name },
    select: { xid: true, seq: true },
  });
  return formatCursor(row);
}
