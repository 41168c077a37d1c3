import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';

export interface Unit {
  id: string;
  serial: string;
}

export const issueAt = (path: readonly (string | number)[], message: string, code: string): ValidationError =>
  new ValidationError([{ path: path.map(String), message, code }]);

export interface WantedUnits {
  part: { id: string; sku: string };
  warehouse: { id: string; code: string };
  quantity: number;
  /** Which ones; the oldest by default. */
  serials?: readonly string[] | null;
  /** Where in the input, for what is wrong with it. */
  path: readonly (string | number)[];
  /** Units that are held for this line of parts may be taken too. */
  heldFor?: string;
}

/** Units of a part that is tracked by serial number, in a warehouse whose level is locked and has them: which ones are taken. */
export async function pickUnits(
  tx: Transaction,
  { part, warehouse, quantity, serials, path, heldFor }: WantedUnits,
): Promise<Unit[]> {
  const held = heldFor ? [{ partLineId: heldFor, transferLineId: null }] : [];
  const units = await tx.stockUnit.findMany({
    where: {
      partId: part.id,
      warehouseId: warehouse.id,
      state: 'IN_STOCK',
      OR: [{ partLineId: null, transferLineId: null }, ...held],
      ...(serials && { serial: { in: [...serials] } }),
    },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    ...(serials ? {} : { take: quantity }),
    select: { id: true, serial: true },
  });
  if (!serials) {
    if (units.length === quantity) return units;
    throw new Error(`${warehouse.code} has ${units.length} units of ${part.sku} of ${quantity}`);
  }
  if (serials.length !== quantity || new Set(serials).size !== quantity) {
    throw issueAt(
      [...path, 'serials'],
      `There are ${new Set(serials).size} serial numbers for ${quantity} of ${part.sku}.`,
      'wrong_number',
    );
  }
  const found = new Set(units.map(({ serial }) => serial));
  const absent = serials.findIndex((serial) => !found.has(serial));
  if (absent === -1) return units;
  throw issueAt(
    [...path, 'serials', absent],
    `There is no ${part.sku} with the serial number ${serials[absent]} free in ${warehouse.code}.`,
    'unknown_unit',
  );
}

/** Puts new units into a warehouse. One that is known is refused, unless it was scrapped or taken out of its device again. */
export async function takeInUnits(
  tx: Transaction,
  { part, warehouse, quantity, serials, path, at }: Omit<WantedUnits, 'heldFor'> & { at: Date },
): Promise<void> {
  if (serials?.length !== quantity) {
    throw issueAt(
      [...path, 'serials'],
      `Each ${part.sku} has a serial number: give ${quantity}, not ${serials?.length ?? 0}.`,
      serials?.length ? 'wrong_number' : 'required',
    );
  }
  // Whoever else has one of them in hand, in another warehouse, is waited for: in one order, after the levels.
  await tx.$executeRaw`
    select from stock_unit where part_id = ${part.id}::uuid and serial = any(${serials}) order by id for update`;
  const known = await tx.stockUnit.findMany({
    where: { partId: part.id, serial: { in: [...serials] } },
    include: { warehouse: { select: { code: true } } },
  });
  const gone = await takenOut(
    tx,
    part.id,
    known.filter(({ state }) => state === 'ISSUED').map((unit) => unit.serial),
  );
  for (const unit of known) {
    if (unit.state === 'SCRAPPED' || gone.has(unit.serial)) continue;
    const where = { IN_STOCK: `in ${unit.warehouse.code}`, IN_TRANSIT: 'on its way', ISSUED: 'issued' }[
      unit.state
    ];
    throw issueAt(
      [...path, 'serials', serials.indexOf(unit.serial)],
      `The ${part.sku} with the serial number ${unit.serial} is ${where} already.`,
      'taken',
    );
  }
  if (known.length > 0) {
    await tx.stockUnit.updateMany({
      where: { id: { in: known.map(({ id }) => id) } },
      data: {
        state: 'IN_STOCK',
        warehouseId: warehouse.id,
        partLineId: null,
        transferLineId: null,
        receivedAt: at,
      },
    });
  }
  const back = new Set(known.map(({ serial }) => serial));
  const fresh = serials
    .filter((serial) => !back.has(serial))
    .map((serial) => ({
      partId: part.id,
      serial,
      state: 'IN_STOCK' as const,
      warehouseId: warehouse.id,
      receivedAt: at,
    }));
  const { count } = await tx.stockUnit.createMany({ data: fresh, skipDuplicates: true });
  if (count === fresh.length) return;
  throw issueAt(
    [...path, 'serials'],
    `One of these units of ${part.sku} has come in elsewhere just now.`,
    'taken',
  );
}

/** Those of the issued units that were put into a device and are in none any more. */
async function takenOut(tx: Transaction, partId: string, serials: string[]): Promise<Set<string>> {
  if (serials.length === 0) return new Set();
  const installed = await tx.installedPart.findMany({
    where: { partId, serial: { in: serials } },
    select: { serial: true, removedOn: true },
  });
  const inDevice = new Set(
    installed.filter(({ removedOn }) => removedOn === null).map(({ serial }) => serial),
  );
  return new Set(installed.flatMap(({ serial }) => (serial && !inDevice.has(serial) ? [serial] : [])));
}
