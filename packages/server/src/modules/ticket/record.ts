import type { Ticket } from '../../generated/prisma/client.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import { type Actor, type NewEvent, recordEvent } from '../../platform/event-log/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { TicketEventData, TicketEventType } from './events.ts';

export type TicketRow = Pick<Ticket, 'id' | 'originId' | 'handlerId' | 'deviceId' | 'quarantined'>;

/**
 * One event of a ticket: for those who hold it, and for whom else it concerns. While it is in quarantine they are told that
 * alone; the rest is in its history.
 */
export const ticketEvent = <Type extends TicketEventType>(
  ticket: TicketRow,
  type: Type,
  actor: Actor,
  data: TicketEventData[Type] & Prisma.InputJsonObject,
  at: Date,
  audience: string[] = [],
): NewEvent => ({
  type,
  at,
  audience:
    ticket.quarantined && type !== 'ticket.quarantined'
      ? []
      : [...new Set([ticket.originId, ticket.handlerId, ...audience])],
  ticketId: ticket.id,
  deviceId: ticket.deviceId,
  actor,
  data,
});

export const recordTicketEvent = <Type extends TicketEventType>(
  tx: Transaction,
  platform: Platform,
  ticket: TicketRow,
  type: Type,
  actor: Actor,
  data: TicketEventData[Type] & Prisma.InputJsonObject,
  audience?: string[],
): Promise<string> => recordEvent(tx, ticketEvent(ticket, type, actor, data, platform.clock.now(), audience));
