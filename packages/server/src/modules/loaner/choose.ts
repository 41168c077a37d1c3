import type { Ticket } from '../../generated/prisma/client.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import { ValidationError, type ValidationIssue } from '../../platform/errors.ts';
import { takeTurn, takeTurns } from '../../platform/event-log/index.ts';
import { type Context, inSight, scope } from '../access/index.ts';
import { isOpen, lockTicket } from '../ticket/index.ts';
import { LoanerConflictError } from './errors.ts';
import { conflictOf, freeFrom, type Span } from './rules.ts';

export interface WantedUnit {
  serial?: string | null;
  modelCode?: string | null;
}

interface Wanted extends WantedUnit {
  ticket: string;
  span: Span;
}

/** Whom a unit is looked for among: a pool of one model is small. */
const mostUnits = 100;

/**
 * The ticket and the unit that it gets for a span, both locked: the one that was named, or the first free one of a model,
 * from the pool of the ticket's handler before others. Bookings of one unit take turns, so that each sees the one before
 * and can say which time is taken. That no two overlap, whoever writes, is the business of the constraint
 * `loaner_booking_no_overlap`.
 */
export async function chooseUnit(
  tx: Transaction,
  ctx: Context,
  { ticket: ticketId, span, ...wanted }: Wanted,
) {
  const condition = conditionFor(ctx, wanted);
  const found = await readSeenUnits(tx, ctx, condition, span);
  // Who sees that all are taken before their turn need not wait for it.
  if (found.length > 0) refuseIfTaken(found, wanted, span, ctx.clock.now());
  // Turns are taken before anything is locked, the ticket's first: see `takeTurn`.
  await takeTurn(tx, ticketId);
  await takeTurns(
    tx,
    found.map(({ deviceId }) => deviceId),
  );
  const ticket = await lockTicket(tx, ctx, ticketId);
  if (!isOpen(ticket)) {
    throw issue('ticket', 'not_open', `The ticket is ${ticket.status}: the job is over.`);
  }
  const ids = found.map(({ id }) => id);
  const units = await readUnits(tx, { id: { in: ids }, AND: [condition] }, span);
  return { ticket, unit: firstFree(units, ticket, wanted, span, ctx.clock.now()) };
}

const conditionFor = (ctx: Context, { serial, modelCode }: WantedUnit): Prisma.LoanerWhereInput => ({
  removedAt: null,
  device:
    serial != null
      ? { serial }
      : // What came back damaged is not given out by itself.
        { model: { code: modelCode! }, retiredAt: null, customerId: null },
  ...(serial == null && { condition: 'OK' as const }),
  AND: [scope(ctx, 'Loaner')],
});

async function readSeenUnits(
  tx: Transaction,
  ctx: Context,
  where: Prisma.LoanerWhereInput,
  span: Span,
): Promise<Unit[]> {
  const units = await readUnits(tx, where, span);
  const seen = await inSight(tx, ctx, 'Loaner', { id: units.map(({ id }) => id) });
  return units.filter(({ id }) => seen.id.in.includes(id));
}

const unitFor = ({ startsAt }: Span) =>
  ({
    device: { include: { model: true } },
    bookings: {
      where: { state: { not: 'CANCELLED' }, OR: [{ endsAt: { gt: startsAt } }, { state: 'LENT' }] },
      orderBy: { startsAt: 'asc' },
    },
  }) satisfies Prisma.LoanerInclude;

type Unit = Prisma.LoanerGetPayload<{ include: ReturnType<typeof unitFor> }>;

const readUnits = (tx: Transaction, where: Prisma.LoanerWhereInput, span: Span): Promise<Unit[]> =>
  tx.loaner.findMany({
    where,
    include: unitFor(span),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: mostUnits,
  });

const issue = (path: string, code: string, message: string) =>
  new ValidationError([{ path: [path], message, code }]);

function firstFree(
  units: Unit[],
  ticket: Ticket,
  { serial, modelCode }: WantedUnit,
  span: Span,
  now: Date,
): Unit {
  const path = serial != null ? 'serial' : 'modelCode';
  const obstacles = units.map((unit) => obstacle(unit, ticket));
  const fit = units.filter((_unit, at) => !obstacles[at]);
  if (fit.length === 0) {
    const said = obstacles.find((one) => one !== null) ?? unknown(serial, modelCode);
    throw new ValidationError([{ path: [path], ...said }]);
  }
  const own = ({ organizationId }: Unit) => organizationId === ticket.handlerId;
  const ordered = [...fit.filter(own), ...fit.filter((unit) => !own(unit))];
  refuseIfTaken(ordered, { serial, modelCode }, span, now);
  return ordered.find(({ bookings }) => !conflictOf(bookings, span, now))!;
}

/** Says of units that are all taken when the first of them is free. */
function refuseIfTaken(units: Unit[], { serial, modelCode }: WantedUnit, span: Span, now: Date): void {
  if (units.some(({ bookings }) => !conflictOf(bookings, span, now))) return;
  const [soonest] = units
    .map(({ bookings }) => ({
      taken: conflictOf(bookings, span, now)!,
      from: freeFrom(bookings, span, now),
    }))
    .toSorted((one, other) => (one.from?.getTime() ?? Infinity) - (other.from?.getTime() ?? Infinity));
  const what =
    serial ?? (units.length === 1 ? `The only ${modelCode}` : `Each of the ${units.length} ${modelCode}`);
  throw new LoanerConflictError(what, soonest!.taken, soonest!.from);
}

type Obstacle = Omit<ValidationIssue, 'path'>;

const unknown = (serial: string | null | undefined, modelCode: string | null | undefined): Obstacle => ({
  code: 'unknown_loaner',
  message:
    serial != null
      ? 'There is no loaner with this serial number.'
      : `There is no loaner of the model ${modelCode} in good order.`,
});

/** What stands against giving a unit to a ticket, whenever. */
function obstacle({ device }: Pick<Unit, 'device'>, ticket: Pick<Ticket, 'deviceId'>): Obstacle | null {
  if (device.id === ticket.deviceId) {
    return { code: 'own_device', message: `${device.serial} is the device that the ticket is about.` };
  }
  return unfit(device);
}

/** What stands against giving out a device at all. */
export function unfit(device: {
  serial: string;
  retiredAt: Date | null;
  customerId: string | null;
}): Obstacle | null {
  if (device.retiredAt) return { code: 'retired', message: `${device.serial} is retired.` };
  if (device.customerId) {
    return {
      code: 'customer_device',
      message: `${device.serial} is a customer’s: a loaner is the vendor’s own.`,
    };
  }
  return null;
}
