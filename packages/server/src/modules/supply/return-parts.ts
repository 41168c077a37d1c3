import type { z } from 'zod';
import type { Ticket } from '../../generated/prisma/client.ts';
import { Prisma, type Transaction } from '../../platform/database.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { newId } from '../../platform/ids.ts';
import { parse } from '../../platform/parse.ts';
import { authorizeStaff, type Context, staffActor, visibleOrganizationIds } from '../access/index.ts';
import {
  changeLevels,
  issueAt,
  keyOf,
  lineOf,
  lockLevels,
  ownersOf,
  recordStock,
  type Told,
} from '../stock/index.ts';
import { lockHandledTicket } from '../ticket/index.ts';
import { changeStock } from './change-stock.ts';
import { returnPartsInput } from './inputs.ts';
import { checkLines, returnable } from './check-lines.ts';

type Asked = z.output<typeof returnPartsInput>['lines'][number];

const withPart = { part: true, warehouse: true, units: true } satisfies Prisma.PartLineInclude;
type Line = Prisma.PartLineGetPayload<{ include: typeof withPart }>;

interface Back {
  line: Line;
  quantity: number;
  serials: string[];
}

/** Takes back what was issued and not used: it is in stock again, and in the device no more. */
export async function returnParts(
  ctx: Context,
  input: z.input<typeof returnPartsInput>,
): Promise<{ ticketId: string; lineIds: string[] }> {
  const viewer = authorizeStaff(ctx, 'stock.issue');
  const { idempotencyKey, ...wanted } = parse(returnPartsInput, input);
  const at = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'returnParts', key: idempotencyKey, input: wanted, now: at };
  const who = { actor: staffActor(viewer), at };
  const reason = wanted.reason ?? null;
  return changeStock(ctx, call, async (tx, freed) => {
    const ticket = await lockHandledTicket(tx, ctx, wanted.ticket);
    if (ticket.deviceId) await takeTurn(tx, ticket.deviceId);
    const backs = await readBacks(tx, ctx, ticket, wanted.lines);
    const levels = await lockLevels(
      tx,
      backs.map(({ line }) => line),
    );
    const changed = await changeLevels(
      tx,
      levels,
      backs.map(({ line: { partId, warehouseId }, quantity, serials }) => ({
        partId,
        warehouseId,
        onHand: quantity,
        movement: { kind: 'RETURN' as const, ticketId: ticket.id, serials, reason },
      })),
      who,
    );
    const lineIds = [];
    for (const back of backs) {
      await takeOut(tx, back);
      lineIds.push(await endLine(tx, back, at));
    }
    const places = await ownersOf(
      tx,
      backs.map(({ line }) => line.warehouseId),
    );
    const told = places.map((place): Told => {
      const ofPlace = backs.filter(({ line }) => line.warehouseId === place.id);
      return {
        type: 'stock.returned',
        data: {
          warehouse: place.code,
          lines: ofPlace.map(({ line, quantity }) =>
            lineOf(
              changed.find((level) => keyOf(level) === keyOf(line))!,
              quantity,
            ),
          ),
          serials: ofPlace.flatMap(({ serials }) => serials),
          reason,
        },
        organizationIds: [place.organizationId],
        job: ticket,
      };
    });
    await recordStock(tx, told, changed, who);
    freed.push(...backs.map(({ line: { partId, warehouseId } }) => ({ partId, warehouseId })));
    return { ticketId: ticket.id, lineIds };
  });
}

async function readBacks(
  tx: Transaction,
  ctx: Context,
  ticket: Ticket,
  asked: readonly Asked[],
): Promise<Back[]> {
  const ids = asked.map(({ line }) => line);
  await checkLines(tx, ticket.id, ids, returnable, (index) => ['lines', String(index), 'line']);
  const lines = await tx.partLine.findMany({ where: { id: { in: ids } }, include: withPart });
  return asked.map(({ line: id, quantity, serials }, index) => {
    const line = lines.find((one) => one.id === id)!;
    const { part, units, warehouse } = line;
    if (!visibleOrganizationIds(ctx).includes(warehouse.organizationId)) {
      const message = `The ${part.sku} came from ${warehouse.code}: those who keep that store take it back.`;
      throw issueAt(['lines', index, 'line'], message, 'other_warehouse');
    }
    const back = quantity ?? serials?.length ?? line.quantity;
    if (back > line.quantity) {
      const message = `${line.quantity} of ${part.sku} were issued: ${back} cannot come back.`;
      throw issueAt(['lines', index, 'quantity'], message, 'too_many');
    }
    if (!part.serialTracked) {
      if (!serials?.length) return { line, quantity: back, serials: [] };
      const message = `${part.sku} is counted, not tracked by serial number.`;
      throw issueAt(['lines', index, 'serials'], message, 'not_tracked');
    }
    const issued = units.map(({ serial }) => serial);
    if (!serials && back < line.quantity) {
      const message = `Say which of ${issued.join(', ')} came back.`;
      throw issueAt(['lines', index, 'serials'], message, 'required');
    }
    const named = serials ?? issued;
    if (named.length !== back || new Set(named).size !== back) {
      const message = `There are ${named.length} serial numbers for ${back} of ${part.sku}.`;
      throw issueAt(['lines', index, 'serials'], message, 'wrong_number');
    }
    const other = named.findIndex((serial) => !issued.includes(serial));
    if (other !== -1) {
      const message = `${named[other]} was not issued with this line: ${issued.join(', ')} were.`;
      throw issueAt(['lines', index, 'serials', other], message, 'unknown_unit');
    }
    return { line, quantity: back, serials: named };
  });
}

/** What did not stay in the device was never in it: what was taken out for it is there again. */
async function takeOut(tx: Transaction, { line, quantity, serials }: Back): Promise<void> {
  const installed = await tx.installedPart.findMany({
    where: {
      partLineId: line.id,
      removedOn: null,
      ...(line.part.serialTracked && { serial: { in: serials } }),
    },
    orderBy: { id: 'desc' },
    take: quantity,
  });
  await tx.installedPart.deleteMany({ where: { id: { in: installed.map(({ id }) => id) } } });
  const old = await tx.installedPart.findMany({
    where: { id: { in: installed.flatMap(({ replacesId }) => replacesId ?? []) } },
  });
  const elsewhere = await goneElsewhere(
    tx,
    line.partId,
    old.flatMap(({ serial }) => serial ?? []),
  );
  const back = old.filter(({ serial }) => serial === null || !elsewhere.has(serial));
  await tx.installedPart.updateMany({
    where: { id: { in: back.map(({ id }) => id) } },
    data: { removedOn: null },
  });
}

/** Those that were taken out and have gone on since: into a store, or into another device. */
async function goneElsewhere(tx: Transaction, partId: string, serials: string[]): Promise<Set<string>> {
  if (serials.length === 0) return new Set();
  const wanted = { partId, serial: { in: serials } };
  const stored = await tx.stockUnit.findMany({
    where: { ...wanted, state: { in: ['IN_STOCK', 'IN_TRANSIT'] } },
    select: { serial: true },
  });
  const installed = await tx.installedPart.findMany({
    where: { ...wanted, removedOn: null },
    select: { serial: true },
  });
  return new Set([...stored, ...installed].flatMap(({ serial }) => serial ?? []));
}

/** A line of which a part came back is split: the rest stays issued. Answers the line that was returned. */
async function endLine(tx: Transaction, { line, quantity, serials }: Back, at: Date): Promise<string> {
  const state = 'RETURNED';
  let id = line.id;
  if (quantity === line.quantity) {
    await tx.partLine.update({ where: { id }, data: { state, endedAt: at } });
  } else {
    id = newId();
    const { part: _part, warehouse: _warehouse, units: _units, ...rest } = line;
    await tx.partLine.update({ where: { id: line.id }, data: { quantity: line.quantity - quantity } });
    await tx.partLine.create({ data: { ...rest, id, quantity, state, endedAt: at, transferLineId: null } });
  }
  await tx.stockUnit.updateMany({
    where: { partLineId: line.id, serial: { in: serials } },
    data: { state: 'IN_STOCK', warehouseId: line.warehouseId, partLineId: null },
  });
  return id;
}
