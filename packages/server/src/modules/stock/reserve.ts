import type { Part, Warehouse } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { newId } from '../../platform/ids.ts';
import { InsufficientStockError, type Shortage } from './errors.ts';
import {
  type ChangedLevel,
  changeLevels,
  keyOf,
  type Level,
  type LevelKey,
  type LockedLevels,
  lockLevels,
  type StockChange,
} from './levels.ts';
import { readNextDay } from './promise.ts';
import { type Job, lineOf, recordStock, type Told } from './record.ts';
import { takeFrom } from './rules.ts';
import { writeTransfer } from './transfers.ts';
import { issueAt, pickUnits } from './units.ts';

export type StockPart = Pick<Part, 'id' | 'sku' | 'serialTracked'>;
export type StockPlace = Pick<Warehouse, 'id' | 'code' | 'organizationId'>;

export interface WantedLine {
  part: StockPart;
  quantity: number;
  /** Units that are to be held; the oldest by default. */
  serials?: readonly string[] | null;
  /** Where in the input. */
  path: readonly (string | number)[];
}

export interface Reservation {
  lines: readonly WantedLine[];
  /** Where the parts are taken from, and awaited. */
  home: StockPlace;
  /** The other warehouses that supply the ticket, nearest first. */
  others: readonly StockPlace[];
  /** HOME: the others are only told of. TRY_HOME: as NETWORK, but throws ShortAtHome rather than lock their levels. */
  reach: 'HOME' | 'TRY_HOME' | 'NETWORK';
  /** PART: what is missing is left out. */
  onShortage: 'REFUSE' | 'BACKORDER' | 'PART';
  expiresAt: Date | null;
  quoteId?: string | null;
}

export interface ReservedLines {
  lineIds: string[];
  /** Whether the ticket waits for more than before. */
  awaits: boolean;
}

/** The parts are not all at home: the transaction is to be started again, with the levels of the whole network. */
export class ShortAtHome extends Error {
  override readonly name = 'ShortAtHome';
}

interface Plan {
  line: WantedLine;
  requestId: string;
  hit: boolean;
  takes: { place: StockPlace; quantity: number }[];
  missing: number;
}

/**
 * Holds parts for a ticket whose turn the transaction has, all lines or none. A line that is not all at home is taken
 * from the other warehouses in their order, by transfers that are requested here, and the rest is refused, awaited or
 * left out. Nobody overtakes those who wait already and rank before.
 */
export async function reserveForTicket(
  tx: Transaction,
  job: Job,
  reservation: Reservation,
  who: { actor: Actor; at: Date },
): Promise<ReservedLines> {
  const levels = await lockFor(tx, reservation);
  const plans = await planLines(tx, job, reservation, levels);
  const short = plans.filter(({ missing }) => missing > 0);
  if (short.length > 0 && reservation.onShortage === 'REFUSE') {
    throw await shortageOf(tx, reservation, short, levels);
  }
  return writePlans(tx, job, reservation, { plans, levels, who });
}

async function lockFor(tx: Transaction, { lines, home, others, reach }: Reservation): Promise<LockedLevels> {
  const partIds = lines.map(({ part }) => part.id);
  const atHome = partIds.map((partId) => ({ partId, warehouseId: home.id }));
  if (reach !== 'NETWORK' || others.length === 0) return lockLevels(tx, atHome);
  const elsewhere = await tx.stockLevel.findMany({
    where: { partId: { in: partIds }, warehouseId: { in: others.map(({ id }) => id) } },
    select: { partId: true, warehouseId: true },
  });
  return lockLevels(tx, [...atHome, ...elsewhere]);
}

async function planLines(
  tx: Transaction,
  job: Job,
  { lines, home, others, reach, onShortage }: Reservation,
  levels: LockedLevels,
): Promise<Plan[]> {
  const awaited = await readAwaited(tx, job, [...levels.values()]);
  const places = reach === 'NETWORK' ? [home, ...others] : [home];
  const plans = lines.map((line): Plan => {
    const sources = places.flatMap((place) => {
      const level = levels.get(keyOf({ partId: line.part.id, warehouseId: place.id }));
      if (!level) return [];
      return {
        warehouseId: place.id,
        free: level.onHand - level.reserved - (awaited.get(keyOf(level)) ?? 0),
      };
    });
    const { takes, missing } = takeFrom(sources, line.quantity);
    const atHome = missing === 0 && takes.every(({ warehouseId }) => warehouseId === home.id);
    if (line.serials && !atHome && reach !== 'TRY_HOME') {
      const message = `Not all of these units of ${line.part.sku} are free in ${home.code}.`;
      throw issueAt([...line.path, 'serials'], message, 'unknown_unit');
    }
    return {
      line,
      requestId: newId(),
      hit: atHome,
      takes: takes.map(({ warehouseId, quantity }) => ({
        place: places.find(({ id }) => id === warehouseId)!,
        quantity,
      })),
      missing,
    };
  });
  const short = plans.some(({ missing }) => missing > 0);
  if (short && reach === 'TRY_HOME' && others.length > 0 && onShortage !== 'PART') throw new ShortAtHome();
  return plans;
}

/** How many pieces those wait for who come before the ticket, at each level. */
async function readAwaited(
  tx: Transaction,
  job: Job,
  keys: readonly LevelKey[],
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<(LevelKey & { quantity: number })[]>`
    select line.part_id as "partId", line.warehouse_id as "warehouseId", sum(line.quantity)::float8 as quantity
    from jsonb_to_recordset(${JSON.stringify(keys.map(({ partId, warehouseId }) => ({ partId, warehouseId })))}::jsonb)
      as k ("partId" uuid, "warehouseId" uuid)
    join part_line line on line.part_id = k."partId" and line.warehouse_id = k."warehouseId"
    join ticket on ticket.id = line.ticket_id
    where line.state = 'BACKORDERED' and line.transfer_line_id is null and ticket.priority <= ${job.priority}::"Priority"
    group by 1, 2`;
  return new Map(rows.map((row) => [keyOf(row), row.quantity]));
}

/** What there is of the lines that cannot be filled: here, elsewhere, and when. */
async function shortageOf(
  tx: Transaction,
  { home, others }: Reservation,
  short: readonly Plan[],
  levels: LockedLevels,
): Promise<InsufficientStockError> {
  const keys = short.map(({ line, missing }) => ({ partId: line.part.id, warehouseId: home.id, missing }));
  const days = await readNextDay(tx, keys);
  const elsewhere = await tx.$queryRaw<{ id: string; partId: string; warehouseId: string }[]>`
    select id, part_id as "partId", warehouse_id as "warehouseId" from stock_level
    where part_id = any(${keys.map(({ partId }) => partId)}::uuid[])
      and warehouse_id = any(${others.map(({ id }) => id)}::uuid[]) and on_hand > reserved`;
  const rank = new Map(others.map(({ id }, index) => [id, index]));
  return new InsufficientStockError(
    short.map(({ line: { part, quantity } }): Shortage => {
      const level = levels.get(keyOf({ partId: part.id, warehouseId: home.id }))!;
      return {
        partId: part.id,
        sku: part.sku,
        requested: quantity,
        warehouseId: home.id,
        warehouse: home.code,
        available: level.onHand - level.reserved,
        elsewhere: elsewhere
          .filter(({ partId }) => partId === part.id)
          .toSorted((one, other) => rank.get(one.warehouseId)! - rank.get(other.warehouseId)!)
          .map(({ id }) => id),
        expectedOn: days.get(keyOf(level)) ?? null,
      };
    }),
  );
}

interface Writing {
  plans: readonly Plan[];
  levels: LockedLevels;
  who: { actor: Actor; at: Date };
}

async function writePlans(
  tx: Transaction,
  job: Job,
  reservation: Reservation,
  { plans, levels, who }: Writing,
): Promise<ReservedLines> {
  const { home, expiresAt, quoteId = null, onShortage } = reservation;
  const common = { ticketId: job.id, warehouseId: home.id, expiresAt, quoteId, createdAt: who.at };
  const changes: StockChange[] = [];
  const rows: (typeof common & {
    id: string;
    partId: string;
    quantity: number;
    requestId: string;
    hit: boolean;
    awaited: boolean;
    state: 'RESERVED' | 'BACKORDERED';
    transferLineId: string | null;
  })[] = [];
  const requested: { id: string; place: StockPlace; plan: Plan; quantity: number }[] = [];
  for (const plan of plans) {
    const { line, requestId, hit, takes, missing } = plan;
    const add = (state: 'RESERVED' | 'BACKORDERED', quantity: number, transferLineId: string | null = null) =>
      rows.push({
        ...common,
        id: newId(),
        partId: line.part.id,
        quantity,
        requestId,
        hit,
        awaited: state === 'BACKORDERED',
        state,
        transferLineId,
      });
    for (const { place, quantity } of takes) {
      changes.push({ partId: line.part.id, warehouseId: place.id, reserved: quantity });
      if (place.id === home.id) add('RESERVED', quantity);
      else {
        const id = newId();
        requested.push({ id, place, plan, quantity });
        add('BACKORDERED', quantity, id);
      }
    }
    if (missing > 0 && onShortage === 'BACKORDER') {
      add('BACKORDERED', missing);
      changes.push({ partId: line.part.id, warehouseId: home.id });
    }
  }
  const changed = await changeLevels(tx, levels, changes, who);
  const transfers = await requestTransfers(tx, job, home, requested, who.at);
  await tx.partLine.createMany({ data: rows });
  for (const { line, takes } of plans) {
    const row = rows.find(({ partId, state }) => partId === line.part.id && state === 'RESERVED');
    const quantity = takes.find(({ place }) => place.id === home.id)?.quantity;
    if (!line.part.serialTracked || !row || !quantity) continue;
    const wanted = { part: line.part, warehouse: home, quantity, path: line.path };
    const units = await pickUnits(tx, { ...wanted, serials: line.serials ?? null });
    await tx.stockUnit.updateMany({
      where: { id: { in: units.map(({ id }) => id) } },
      data: { partLineId: row.id },
    });
  }
  await recordStock(tx, toldOf(job, reservation, { rows, transfers, changed, levels }), changed, who);
  return {
    lineIds: rows.map(({ id }) => id),
    awaits: rows.some(({ state }) => state === 'BACKORDERED'),
  };
}

/** One transfer from each warehouse, which is to send what it now holds for it. */
async function requestTransfers(
  tx: Transaction,
  job: Job,
  home: StockPlace,
  requested: readonly { id: string; place: StockPlace; plan: Plan; quantity: number }[],
  at: Date,
): Promise<{ place: StockPlace; lines: { partId: string; quantity: number }[] }[]> {
  const transfers = [];
  for (const [, ofPlace] of Map.groupBy(requested, ({ place }) => place.id)) {
    const { place } = ofPlace[0]!;
    const lines = ofPlace.map(({ id, plan, quantity }) => ({ id, partId: plan.line.part.id, quantity }));
    await writeTransfer(
      tx,
      { id: newId(), fromId: place.id, toId: home.id, state: 'REQUESTED', ticketId: job.id, createdAt: at },
      lines,
    );
    for (const { id, plan, quantity } of ofPlace) {
      const { part, path } = plan.line;
      if (!part.serialTracked) continue;
      const units = await pickUnits(tx, { part, warehouse: place, quantity, path });
      await tx.stockUnit.updateMany({
        where: { id: { in: units.map((unit) => unit.id) } },
        data: { transferLineId: id },
      });
    }
    transfers.push({ place, lines });
  }
  return transfers;
}

function toldOf(
  job: Job,
  { home, expiresAt }: Reservation,
  written: {
    rows: readonly { partId: string; quantity: number; state: 'RESERVED' | 'BACKORDERED' }[];
    transfers: Awaited<ReturnType<typeof requestTransfers>>;
    changed: readonly ChangedLevel[];
    levels: LockedLevels;
  },
): Told[] {
  const { rows, transfers, changed, levels } = written;
  const levelAt = (partId: string, warehouseId: string): ChangedLevel => {
    const key = keyOf({ partId, warehouseId });
    const level: Level = levels.get(key)!;
    return changed.find((one) => keyOf(one) === key) ?? { ...level, becameLow: false };
  };
  const linesOf = (wanted: 'RESERVED' | 'BACKORDERED') =>
    rows
      .filter(({ state }) => state === wanted)
      .map(({ partId, quantity }) => lineOf(levelAt(partId, home.id), quantity));
  const organizationIds = [home.organizationId];
  const reserved = linesOf('RESERVED');
  const backordered = linesOf('BACKORDERED');
  const expires = expiresAt?.toISOString() ?? null;
  return [
    ...(reserved.length > 0
      ? [
          {
            type: 'stock.reserved' as const,
            data: { warehouse: home.code, lines: reserved, filled: false, expiresAt: expires },
            organizationIds,
            job,
          },
        ]
      : []),
    ...(backordered.length > 0
      ? [
          {
            type: 'stock.backordered' as const,
            data: { warehouse: home.code, lines: backordered, expectedOn: null },
            organizationIds,
            job,
          },
        ]
      : []),
    ...transfers.map(({ place, lines }) => ({
      type: 'stock.transferred' as const,
      data: {
        warehouse: place.code,
        to: home.code,
        state: 'REQUESTED',
        expectedOn: null,
        reason: null,
        lines: lines.map(({ partId, quantity }) => lineOf(levelAt(partId, place.id), quantity)),
      },
      organizationIds: [place.organizationId, home.organizationId],
    })),
  ];
}
