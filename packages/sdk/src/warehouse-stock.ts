import type { TypedDocumentString } from './documents.ts';
import {
  AdjustStockDocument,
  type AdjustStockInput,
  CancelExpectedStockDocument,
  type CancelExpectedStockInput,
  CountWarehouseDocument,
  type CountWarehouseInput,
  CreateWarehouseDocument,
  type CreateWarehouseInput,
  ExpectedStockDocument,
  type ExpectedDetailFragment as ExpectedStock,
  ExpectStockDocument,
  type ExpectStockInput,
  type LevelDetailFragment as StockLevel,
  ReceiveStockDocument,
  type ReceiveStockInput,
  type RefusalFragment,
  ScrapPartsDocument,
  type ScrapPartsInput,
  SetReorderPointDocument,
  type SetReorderPointInput,
  type StockFilter,
  StockLevelDocument,
  StockLevelsDocument,
  StockMovementsDocument,
  type StockMovementsQuery,
  StockReportDocument,
  type StockReportInput,
  type StockReportQuery,
  StockUnitDocument,
  type StockUnitQuery,
  type WarehouseNameFragment,
  WarehousesDocument,
  type WarehousesQuery,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';
import type { Payload } from './transport/refusals.ts';

/** One entry of the ledger. */
export type StockMovement = StockMovementsQuery['stockMovements']['nodes'][number];
/** One piece of a part that is tracked by serial number. */
export type StockUnit = NonNullable<StockUnitQuery['stockUnit']>;
/** The key figures of a warehouse in a month. Amounts are in minor units, lengths of time ISO 8601 like PT36H. */
export type StockReportRow = Payload<StockReportQuery['stockReport']>['rows'][number];
/** Where an organization keeps parts. */
export type Warehouse = WarehousesQuery['warehouses']['nodes'][number];

/** Which levels, movements or deliveries, in pages of which size. */
export interface StockListOptions extends PageRange, CallOptions {
  filter?: StockFilter;
}

/** Which warehouses, in pages of which size. */
export interface WarehouseListOptions extends PageRange, CallOptions {
  /** Code of the organization whose they are; all that you see by default. */
  organization?: string;
}

type Change<Input> = TypedDocumentString<
  { [field: string]: { levels: StockLevel[] } | RefusalFragment },
  { input: Input }
>;

/**
 * What there is in the warehouses, and how it changes. Quantities are whole pieces. The calls that move stock answer the
 * levels that they changed, and are safe to repeat: they draw an `idempotencyKey` unless the input has one.
 */
export class WarehouseStock extends Part {
  /** Lists warehouses, by code. */
  warehouses({ organization, ...options }: WarehouseListOptions = {}): List<Warehouse> {
    return this.transport.list(WarehousesDocument, { organization }, options);
  }

  /**
   * Opens a warehouse.
   *
   * @throws AlreadyExistsError (the code is taken), ValidationError, IdempotencyMismatchError
   */
  async createWarehouse(input: CreateWarehouseInput, options?: CallOptions): Promise<WarehouseNameFragment> {
    return (await this.transport.write(CreateWarehouseDocument, { input: keyed(input) }, options)).warehouse;
  }

  /** Lists what there is, by SKU and warehouse. */
  levels({ filter, ...options }: StockListOptions = {}): List<StockLevel> {
    return this.transport.list(StockLevelsDocument, { filter }, options);
  }

  /** What there is of a part in a warehouse; null if there never was any. */
  async level(
    { sku, warehouse }: { sku: string; warehouse: string },
    options?: CallOptions,
  ): Promise<StockLevel | null> {
    return (await this.transport.read(StockLevelDocument, { sku, warehouse }, options)).stockLevel;
  }

  /** Reads the ledger, the newest entry first. */
  movements({ filter, ...options }: StockListOptions = {}): List<StockMovement> {
    return this.transport.list(StockMovementsDocument, { filter }, options);
  }

  /** A unit of a tracked part by its serial number; null if there is none in your warehouses. */
  async unit(
    { sku, serial }: { sku: string; serial: string },
    options?: CallOptions,
  ): Promise<StockUnit | null> {
    return (await this.transport.read(StockUnitDocument, { sku, serial }, options)).stockUnit;
  }

  /**
   * Hit rate, turnover and backorders by warehouse and month: from one month (`2026-09`) or day (`2026-09-15`) to another,
   * both counted.
   *
   * @throws ValidationError (also for more than 1,200 rows)
   */
  async report(input: StockReportInput, options?: CallOptions): Promise<StockReportRow[]> {
    return (await this.transport.write(StockReportDocument, { input }, options)).rows;
  }

  /**
   * Takes goods in. Those who wait for them get them at once: by priority, then by age.
   *
   * @throws ValidationError, IdempotencyMismatchError
   */
  receive(input: ReceiveStockInput, options?: CallOptions): Promise<StockLevel[]> {
    return this.#change(ReceiveStockDocument, input, options);
  }

  /**
   * Corrects what is on hand by a number of pieces, never below what is reserved.
   *
   * @throws ValidationError, IdempotencyMismatchError
   */
  adjust(input: AdjustStockInput, options?: CallOptions): Promise<StockLevel[]> {
    return this.#change(AdjustStockDocument, input, options);
  }

  /**
   * Throws goods away.
   *
   * @throws InsufficientStockError, ValidationError, IdempotencyMismatchError
   */
  scrap(input: ScrapPartsInput, options?: CallOptions): Promise<StockLevel[]> {
    return this.#change(ScrapPartsDocument, input, options);
  }

  /**
   * Takes stock: what was counted holds from then on. All lines or none.
   *
   * @throws ValidationError (below what is reserved, or moved on since `expected` was read), IdempotencyMismatchError
   */
  count(input: CountWarehouseInput, options?: CallOptions): Promise<StockLevel[]> {
    return this.#change(CountWarehouseDocument, input, options);
  }

  /**
   * Says at how many available pieces a part is to be ordered again; null: never.
   *
   * @throws ValidationError
   */
  async setReorderPoint(input: SetReorderPointInput, options?: CallOptions): Promise<StockLevel> {
    return (await this.transport.write(SetReorderPointDocument, { input }, options)).level;
  }

  /** Lists what suppliers are to deliver, the next first. */
  expected({ filter, ...options }: StockListOptions = {}): List<ExpectedStock> {
    return this.transport.list(ExpectedStockDocument, { filter }, options);
  }

  /**
   * Says what a supplier is to deliver, and when. Safe to repeat, as the others.
   *
   * @throws ValidationError, IdempotencyMismatchError
   */
  async expect(input: ExpectStockInput, options?: CallOptions): Promise<ExpectedStock> {
    return (await this.transport.write(ExpectStockDocument, { input: keyed(input) }, options)).expected;
  }

  /**
   * Takes back a delivery that does not come.
   *
   * @throws NotFoundError
   */
  async cancelExpected(input: CancelExpectedStockInput, options?: CallOptions): Promise<void> {
    await this.transport.write(CancelExpectedStockDocument, { input }, options);
  }

  async #change<Input extends { idempotencyKey?: string | null | undefined }>(
    document: Change<Input>,
    input: Input,
    options?: CallOptions,
  ): Promise<StockLevel[]> {
    return (await this.transport.write(document, { input: keyed(input) }, options)).levels;
  }
}
