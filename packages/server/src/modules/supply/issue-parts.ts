import type { z } from 'zod';
import type { Ticket } from '../../generated/prisma/client.ts';
import { Prisma, type Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { authorizeStaff, type Context, staffActor, visibleOrganizationIds } from '../access/index.ts';
import { vendorDay } from '../device/index.ts';
import {
  changeLevels,
  issueAt,
  keyOf,
  lineOf,
  lockLevels,
  ownersOf,
  pickUnits,
  recordStock,
  type Told,
} from '../stock/index.ts';
import { lockHandledTicket, requireOpen } from '../ticket/index.ts';
import { putPartsIn } from '../warranty/index.ts';
import { changeStock } from './change-stock.ts';
import { issuePartsInput } from './inputs.ts';
import { checkLines, issuable } from './check-lines.ts';

type Wanted = z.output<typeof issuePartsInput>;

const withPart = {
  part: true,
  warehouse: true,
  quote: { select: { state: true } },
  units: { orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.PartLineInclude;

type Line = Prisma.PartLineGetPayload<{ include: typeof withPart }>;

/** Hands out what is held for a ticket: it leaves the warehouse and, unless it is used up, is in the device from then on. */
export async function issueParts(
  ctx: Context,
  input: z.input<typeof issuePartsInput>,
): Promise<{ ticketId: string; lineIds: string[] }> {
  const viewer = authorizeStaff(ctx, 'stock.issue');
  const { idempotencyKey, ...wanted } = parse(issuePartsInput, input);
  const at = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'issueParts', key: idempotencyKey, input: wanted, now: at };
  const who = { actor: staffActor(viewer), at };
  const issued = changeStock(ctx, call, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, wanted.ticket);
    requireOpen(ticket);
    if (ticket.deviceId) await takeTurn(tx, ticket.deviceId);
    const lines = await readIssued(tx, ctx, ticket, wanted);
    const levels = await lockLevels(tx, lines);
    const serials = await chooseUnits(tx, lines, wanted);
    const changed = await changeLevels(
      tx,
      levels,
      lines.map(({ id, partId, warehouseId, quantity }) => ({
        partId,
        warehouseId,
        onHand: -quantity,
        reserved: -quantity,
        movement: { kind: 'ISSUE' as const, ticketId: ticket.id, serials: serials.get(id) ?? [] },
      })),
      who,
    );
    await endLines(tx, lines, at);
    const places = await ownersOf(
      tx,
      lines.map(({ warehouseId }) => warehouseId),
    );
    const told = places.map((place): Told => {
      const ofPlace = lines.filter(({ warehouseId }) => warehouseId === place.id);
      return {
        type: 'stock.issued',
        data: {
          warehouse: place.code,
          lines: ofPlace.map((line) =>
            lineOf(
              changed.find((level) => keyOf(level) === keyOf(line))!,
              line.quantity,
            ),
          ),
          serials: ofPlace.flatMap(({ id }) => serials.get(id) ?? []),
        },
        organizationIds: [place.organizationId],
        job: ticket,
      };
    });
    await recordStock(tx, told, changed, who);
    await install(tx, ticket, lines, serials, who);
    return { ticketId: ticket.id, lineIds: lines.map(({ id }) => id) };
  });
  try {
    return await issued;
  } catch (error) {
    const raced = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw raced
      ? issueAt(['units'], 'A unit with this serial number is in a device already.', 'taken')
      : error;
  }
}

/** The lines that are named, or all that are held; every problem at once. */
async function readIssued(
  tx: Transaction,
  ctx: Context,
  ticket: Ticket,
  { lines, units }: Wanted,
): Promise<Line[]> {
  if (lines) await checkLines(tx, ticket.id, lines, issuable);
  if (units) {
    const named = units.map(({ line }) => line);
    await checkLines(tx, ticket.id, named, issuable, (index) => ['units', String(index), 'line']);
  }
  const held = await tx.partLine.findMany({
    where: {
      ticketId: ticket.id,
      state: 'RESERVED',
      // What the customer has not approved yet stays in the store.
      ...(lines ? { id: { in: lines } } : { OR: [{ quoteId: null }, { quote: { state: { not: 'SENT' } } }] }),
    },
    orderBy: { id: 'asc' },
    take: mostLines + 1,
    include: withPart,
  });
  checkHeld(ctx, held, lines);
  if (held.length === 0) {
    throw issueAt(['lines'], 'Nothing is held for this ticket: reserve it first.', 'not_reserved');
  }
  return held;
}

const mostLines = 100;

/** Refuses what is not this store's to hand out, or not yet: all that is wrong at once. */
function checkHeld(ctx: Context, held: readonly Line[], named: Wanted['lines']): void {
  if (held.length > mostLines) {
    throw issueAt(['lines'], `At most ${mostLines} lines are handed out at once: name them.`, 'too_many');
  }
  const mine = visibleOrganizationIds(ctx);
  const issues = held.flatMap(({ id, part, warehouse, quote }) => {
    const path = ['lines', ...(named ? [String(named.indexOf(id))] : [])];
    if (!mine.includes(warehouse.organizationId)) {
      const message = `The ${part.sku} is in ${warehouse.code}: those who keep that store hand it out.`;
      return [{ path, message, code: 'other_warehouse' }];
    }
    if (quote?.state !== 'SENT') return [];
    return [{ path, message: `The customer has not approved the ${part.sku} yet.`, code: 'not_approved' }];
  });
  if (issues.length > 0) throw new ValidationError(issues);
}

/** Which units of tracked parts go out: those that are held, or those that were scanned instead, which then trade places with them. */
async function chooseUnits(
  tx: Transaction,
  lines: readonly Line[],
  { units = null }: Wanted,
): Promise<Map<string, string[]>> {
  const chosen = new Map<string, string[]>();
  for (const line of lines) {
    const index = units?.findIndex((unit) => unit.line === line.id) ?? -1;
    if (!line.part.serialTracked) {
      if (index === -1) continue;
      const message = `${line.part.sku} is counted, not tracked by serial number.`;
      throw issueAt(['units', index, 'serials'], message, 'not_tracked');
    }
    if (index === -1) {
      chosen.set(
        line.id,
        line.units.map(({ serial }) => serial),
      );
      continue;
    }
    const { part, warehouse, quantity } = line;
    const { serials } = units![index]!;
    const picked = await pickUnits(tx, {
      part,
      warehouse,
      quantity,
      serials,
      path: ['units', index],
      heldFor: line.id,
    });
    await tx.stockUnit.updateMany({ where: { partLineId: line.id }, data: { partLineId: null } });
    await tx.stockUnit.updateMany({
      where: { id: { in: picked.map(({ id }) => id) } },
      data: { partLineId: line.id },
    });
    chosen.set(line.id, serials);
  }
  return chosen;
}

async function endLines(tx: Transaction, lines: readonly Line[], at: Date): Promise<void> {
  const ids = lines.map(({ id }) => id);
  await tx.partLine.updateMany({
    where: { id: { in: ids } },
    data: { state: 'ISSUED', endedAt: at, expiresAt: null },
  });
  await tx.stockUnit.updateMany({ where: { partLineId: { in: ids } }, data: { state: 'ISSUED' } });
}

/** What can be put in at once: more of a part that is not used up is a mistake. */
const mostPutIn = 100;

async function install(
  tx: Transaction,
  ticket: Ticket,
  lines: readonly Line[],
  serials: Map<string, string[]>,
  who: { actor: Actor; at: Date },
): Promise<void> {
  const lasting = lines.filter(({ part }) => !part.consumable);
  if (!ticket.deviceId || lasting.length === 0) return;
  const device = await tx.device.findUniqueOrThrow({ where: { id: ticket.deviceId } });
  const replacedOn = await vendorDay(tx, who.at);
  for (const { id, part, quantity } of lasting) {
    if (quantity > mostPutIn) {
      const message = `${quantity} of ${part.sku} do not go into one device: at most ${mostPutIn} do. Mark the part as consumable if it is used up.`;
      throw issueAt(['lines'], message, 'too_many');
    }
    const pieces = serials.get(id) ?? Array.from({ length: quantity }, () => null);
    await putPartsIn(tx, device, { part, serials: pieces, replacedOn, ticket, partLineId: id }, who);
  }
}
