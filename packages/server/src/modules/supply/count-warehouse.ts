import type { z } from 'zod';
import { ValidationError, type ValidationIssue } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import type { Transaction } from '../../platform/database.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import {
  changeLevels,
  findWarehouse,
  issueAt,
  keyOf,
  lineOf,
  type LockedLevels,
  lockLevels,
  readLines,
  recordStock,
  type StockChange,
  type StockPlace,
  takeInUnits,
  type WantedLine,
} from '../stock/index.ts';
import { changeStock } from './change-stock.ts';
import { countWarehouseInput } from './inputs.ts';
import type { ChangedStock } from './receive-stock.ts';

type Counted = z.output<typeof countWarehouseInput>['lines'][number];

interface Count {
  line: WantedLine;
  counted: number;
  onHand: number;
}

/** Takes stock: what was counted holds, and the differences are written as adjustments. All lines or none. */
export async function countWarehouse(
  ctx: Context,
  input: z.input<typeof countWarehouseInput>,
): Promise<ChangedStock> {
  const viewer = authorizeStaff(ctx, 'stock.correct');
  const { idempotencyKey, ...wanted } = parse(countWarehouseInput, input);
  const at = ctx.clock.now();
  const call = {
    subject: viewer.id,
    operation: 'countWarehouse',
    key: idempotencyKey,
    input: wanted,
    now: at,
  };
  const who = { actor: staffActor(viewer), at };
  const reason = wanted.reason ?? 'counted';
  checkOnce(wanted.lines);
  return changeStock(ctx, call, async (tx, freed) => {
    const warehouse = await findWarehouse(tx, ctx, wanted.warehouse, ['warehouse']);
    const asked = wanted.lines.map(({ sku, counted, serials }) => ({ sku, quantity: counted, serials }));
    const lines = await readLines(tx, asked);
    const keys = lines.map(({ part }) => ({ partId: part.id, warehouseId: warehouse.id }));
    const levels = await lockLevels(tx, keys);
    checkCounts(wanted.lines, lines, warehouse, levels);
    const counts = lines.map((line): Count => ({
      line,
      counted: line.quantity,
      onHand: levels.get(keyOf({ partId: line.part.id, warehouseId: warehouse.id }))!.onHand,
    }));
    const units = await settleUnits(tx, warehouse, counts, at);
    const different = counts.filter(
      ({ line, counted, onHand }) => counted !== onHand || units.has(line.part.id),
    );
    const changed = await changeLevels(
      tx,
      levels,
      different.flatMap((count) => adjustmentsOf(count, warehouse, units.get(count.line.part.id), reason)),
      who,
    );
    const told = {
      type: 'stock.adjusted' as const,
      data: {
        warehouse: warehouse.code,
        lines: changed.map((level) => {
          const { counted, onHand } = different.find(({ line }) => line.part.id === level.partId)!;
          return lineOf(level, counted - onHand);
        }),
        counted: true,
        reason,
      },
      organizationIds: [warehouse.organizationId],
    };
    await recordStock(tx, [told], changed, who);
    freed.push(...keys);
    return { levelIds: keys.map((key) => levels.get(keyOf(key))!.id) };
  });
}

interface FoundUnits {
  gone: string[];
  fresh: string[];
}

/** What the ledger says of a difference: of tracked parts, which units are gone and which were found, though they may be as many. */
function adjustmentsOf(
  { line, counted, onHand }: Count,
  { id: warehouseId }: StockPlace,
  units: FoundUnits | undefined,
  reason: string,
): StockChange[] {
  const adjustment = (change: number, serials: string[]): StockChange => ({
    partId: line.part.id,
    warehouseId,
    onHand: change,
    movement: { kind: 'ADJUSTMENT', serials, reason },
  });
  if (!units) return [adjustment(counted - onHand, [])];
  return [
    ...(units.gone.length > 0 ? [adjustment(-units.gone.length, units.gone)] : []),
    ...(units.fresh.length > 0 ? [adjustment(units.fresh.length, units.fresh)] : []),
  ];
}

function checkOnce(lines: readonly Counted[]): void {
  const twice = lines.findIndex(({ sku }, index) => lines.findIndex((line) => line.sku === sku) !== index);
  if (twice === -1) return;
  throw issueAt(['lines', twice, 'sku'], `${lines[twice]!.sku} is here twice: count it once.`, 'duplicate');
}

/** A count below what is reserved, or of what has moved since the counting began, would lie: every such line at once. */
function checkCounts(
  asked: readonly Counted[],
  lines: readonly WantedLine[],
  { id: warehouseId, code }: StockPlace,
  levels: LockedLevels,
): void {
  const issues = asked.flatMap(({ sku, counted, expected }, index): ValidationIssue[] => {
    const { part } = lines[index]!;
    const { onHand, reserved } = levels.get(keyOf({ partId: part.id, warehouseId }))!;
    const path = ['lines', String(index)];
    if (expected != null && expected !== onHand) {
      const message = `There are ${onHand} of ${sku} in ${code} by the books now, not ${expected}: count it again.`;
      return [{ path: [...path, 'expected'], message, code: 'moved_on' }];
    }
    if (counted >= reserved) return [];
    const message = `${reserved} of ${sku} in ${code} are reserved: release some before you count only ${counted}.`;
    return [{ path: [...path, 'counted'], message, code: 'below_reserved' }];
  });
  if (issues.length > 0) throw new ValidationError(issues);
}

/** Which units of tracked parts were found: the others are gone, new ones are there. Answers those that differ, by part. */
async function settleUnits(
  tx: Transaction,
  warehouse: StockPlace,
  counts: readonly Count[],
  at: Date,
): Promise<Map<string, FoundUnits>> {
  const different = new Map<string, FoundUnits>();
  for (const { line, counted } of counts) {
    const { part, serials, path } = line;
    if (!part.serialTracked) continue;
    if ((serials?.length ?? 0) !== counted) {
      const message = `Each ${part.sku} has a serial number: give the ${counted} that you found.`;
      throw issueAt(
        [...path, 'serials'],
        message,
        counted > 0 && !serials?.length ? 'required' : 'wrong_number',
      );
    }
    const found = new Set(serials);
    const units = await tx.stockUnit.findMany({
      where: { partId: part.id, warehouseId: warehouse.id, state: 'IN_STOCK' },
    });
    const gone = units.filter(({ serial }) => !found.has(serial));
    const held = gone.find(({ partLineId, transferLineId }) => partLineId ?? transferLineId);
    if (held) {
      const message = `${held.serial} is reserved: release it before you count without it.`;
      throw issueAt([...path, 'serials'], message, 'below_reserved');
    }
    await tx.stockUnit.updateMany({
      where: { id: { in: gone.map(({ id }) => id) } },
      data: { state: 'SCRAPPED' },
    });
    const known = new Set(units.map(({ serial }) => serial));
    const fresh = [...found].filter((serial) => !known.has(serial));
    await takeInUnits(tx, { part, warehouse, quantity: fresh.length, serials: fresh, path, at });
    if (gone.length + fresh.length === 0) continue;
    different.set(part.id, { gone: gone.map(({ serial }) => serial), fresh });
  }
  return different;
}
