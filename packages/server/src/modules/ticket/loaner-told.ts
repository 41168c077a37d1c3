import type { Prisma, Transaction } from '../../platform/database.ts';
import { type Actor, recordEvent } from '../../platform/event-log/index.ts';
import type { TicketEventData } from './events.ts';
import { ticketEvent, type TicketRow } from './record.ts';

/** What an event says of a booking: by name, so that a history reads well later. */
export interface LoanerTold {
  serial: string;
  model: string;
  startsAt: string;
  endsAt: string;
}

/** What it takes to tell of a booking. */
export const withUnit = {
  loaner: { include: { device: { include: { model: true } } } },
} satisfies Prisma.LoanerBookingInclude;

export type BookingWithUnit = Prisma.LoanerBookingGetPayload<{ include: typeof withUnit }>;

export type LoanerEventType = Extract<keyof TicketEventData, `loaner.${string}`>;

/** One event of a booking, on its ticket and on the unit, also for those whose pool it is from. */
export async function recordBookingEvent<Type extends LoanerEventType>(
  tx: Transaction,
  ticket: TicketRow,
  { loaner, startsAt, endsAt }: Pick<BookingWithUnit, 'loaner' | 'startsAt' | 'endsAt'>,
  {
    type,
    actor,
    data,
    at,
  }: { type: Type; actor: Actor; data: Omit<TicketEventData[Type], keyof LoanerTold>; at: Date },
): Promise<void> {
  const told = {
    serial: loaner.device.serial,
    model: loaner.device.model.name,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    ...data,
  } as unknown as TicketEventData[Type] & Prisma.InputJsonObject;
  const event = ticketEvent(ticket, type, actor, told, at, [loaner.organizationId]);
  await recordEvent(tx, { ...event, deviceId: loaner.deviceId });
}
