import type { Transaction } from '../../platform/database.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import {
  type ChangedLevel,
  changeLevels,
  keyOf,
  type LevelKey,
  lockLevels,
  type StockChange,
} from './levels.ts';
import { type Job, lineOf, ownersOf, recordStock, type ReleaseReason, type Told } from './record.ts';

const openLine = {
  select: {
    id: true,
    partId: true,
    warehouseId: true,
    quantity: true,
    state: true,
    quoteId: true,
    transferLine: { include: { transfer: true } },
  },
} as const;

interface OpenLine extends LevelKey {
  id: string;
  quantity: number;
  state: string;
  quoteId: string | null;
  transferLine: { id: string; transfer: { id: string; state: string; fromId: string; toId: string } } | null;
}

/** The lines of a ticket that are held or awaited: all, those of a quote, or those whose time is over. */
export const openLines = (
  tx: Transaction,
  ticketId: string,
  which: { quoteId?: string; id?: { in: string[] }; expiresAt?: { lte: Date } } = {},
): Promise<OpenLine[]> =>
  tx.partLine.findMany({
    where: { ticketId, state: { in: ['RESERVED', 'BACKORDERED'] }, ...which },
    orderBy: { id: 'asc' },
    ...openLine,
  });

/**
 * Ends lines of a ticket whose turn the transaction has: what was held is there for others, what was awaited is awaited
 * no more, and what another warehouse was to send it keeps. What is on its way already arrives as stock of its own.
 * Answers the levels that have more than before.
 */
export async function freeLines(
  tx: Transaction,
  job: Job,
  lines: readonly OpenLine[],
  { reason, ...who }: { reason: ReleaseReason; actor: Actor; at: Date },
): Promise<LevelKey[]> {
  if (lines.length === 0) return [];
  const changes = lines.map((line): StockChange => {
    const { partId, warehouseId, quantity, state, transferLine } = line;
    if (state === 'RESERVED') return { partId, warehouseId, reserved: -quantity };
    if (transferLine?.transfer.state === 'REQUESTED')
      return { partId, warehouseId: transferLine.transfer.fromId, reserved: -quantity };
    return { partId, warehouseId };
  });
  const calledOff = lines.flatMap(({ transferLine }) =>
    transferLine?.transfer.state === 'REQUESTED' ? [transferLine] : [],
  );
  const levels = await lockLevels(tx, [...changes, ...lines]);
  const changed = await changeLevels(tx, levels, changes, who);
  const lineIds = lines.map(({ id }) => id);
  await tx.partLine.updateMany({
    where: { id: { in: lineIds } },
    data: { state: 'RELEASED', endedAt: who.at, expiresAt: null },
  });
  await tx.stockUnit.updateMany({ where: { partLineId: { in: lineIds } }, data: { partLineId: null } });
  await callOff(
    tx,
    calledOff.map(({ id }) => id),
    who.at,
  );
  const places = await ownersOf(tx, [
    ...lines.map(({ warehouseId }) => warehouseId),
    ...calledOff.flatMap(({ transfer }) => [transfer.fromId, transfer.toId]),
  ]);
  const levelAt = (key: LevelKey): ChangedLevel =>
    changed.find((level) => keyOf(level) === keyOf(key)) ?? { ...levels.get(keyOf(key))!, becameLow: false };
  const placeOf = (warehouseId: string) => places.find(({ id }) => id === warehouseId)!;
  const released = [...Map.groupBy(lines, ({ warehouseId }) => warehouseId)].map(
    ([warehouseId, ofPlace]): Told => ({
      type: 'stock.released',
      data: {
        warehouse: placeOf(warehouseId).code,
        lines: ofPlace.map((line) => lineOf(levelAt(line), line.quantity)),
        reason,
      },
      organizationIds: [placeOf(warehouseId).organizationId],
      job,
    }),
  );
  const cancelled = lines.flatMap(({ partId, quantity, transferLine }): Told[] => {
    if (transferLine?.transfer.state !== 'REQUESTED') return [];
    const from = placeOf(transferLine.transfer.fromId);
    const to = placeOf(transferLine.transfer.toId);
    return [
      {
        type: 'stock.transferred',
        data: {
          warehouse: from.code,
          to: to.code,
          state: 'CANCELLED',
          expectedOn: null,
          reason: null,
          lines: [lineOf(levelAt({ partId, warehouseId: from.id }), quantity)],
        },
        organizationIds: [from.organizationId, to.organizationId],
      },
    ];
  });
  await recordStock(tx, [...released, ...cancelled], changed, who);
  return changes.filter(({ reserved = 0 }) => reserved < 0);
}

/** Calls off lines that were to be sent, and transfers of which nothing is left. */
async function callOff(tx: Transaction, transferLineIds: string[], at: Date): Promise<void> {
  if (transferLineIds.length === 0) return;
  await tx.transferLine.updateMany({ where: { id: { in: transferLineIds } }, data: { cancelled: true } });
  await tx.stockUnit.updateMany({
    where: { transferLineId: { in: transferLineIds } },
    data: { transferLineId: null },
  });
  await tx.transfer.updateMany({
    where: {
      state: 'REQUESTED',
      lines: { some: { id: { in: transferLineIds } }, every: { cancelled: true } },
    },
    data: { state: 'CANCELLED', endedAt: at },
  });
}

/** What the column of a ticket holds; nobody waits for so many. */
const mostMissing = 2_147_483_647;

/** How many pieces a ticket waits for. */
export async function countMissing(tx: Transaction, ticketId: string): Promise<number> {
  const { _sum } = await tx.partLine.aggregate({
    where: { ticketId, state: 'BACKORDERED' },
    _sum: { quantity: true },
  });
  return Math.min(_sum.quantity ?? 0, mostMissing);
}
