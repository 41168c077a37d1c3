import { DeskClient } from './desk.ts';
import type { ClientOptions } from './options.ts';
import { TicketParts } from './ticket-parts.ts';
import { Transfers } from './transfers.ts';
import { createTransport, type Transport } from './transport/transport.ts';
import { WarehouseStock } from './warehouse-stock.ts';

export type {
  AdjustStockInput,
  CancelExpectedStockInput,
  CancelTransferInput,
  CountedLineInput,
  CountWarehouseInput,
  CreateWarehouseInput,
  ExpectedDetailFragment as ExpectedStock,
  ExpectStockInput,
  IssuedUnitsInput,
  IssuePartsInput,
  LevelDetailFragment as StockLevel,
  MovementKind,
  PartLineDetailFragment as PartLine,
  PartLineState,
  ReceiveStockInput,
  ReceiveTransferInput,
  RecordRemovedPartInput,
  ReleasePartsInput,
  RemovedPartFate,
  ReservePartsInput,
  ReturnedLineInput,
  ReturnPartsInput,
  ScrapPartsInput,
  SendTransferInput,
  SetReorderPointInput,
  ShortagePolicy,
  StockFilter,
  StockLineInput,
  StockUnitState,
  TransferDetailFragment as Transfer,
  TransferFilter,
  TransferState,
  TransferStockInput,
} from './generated/operations.ts';
export type { TransferListOptions } from './transfers.ts';
export type {
  StockListOptions,
  StockMovement,
  StockUnit,
  Warehouse,
  WarehouseListOptions,
} from './warehouse-stock.ts';
export type { TicketParts, Transfers, WarehouseStock };

/** The API as a service desk with a store sees it. Made by `createStockClient`. */
export class StockClient extends DeskClient {
  readonly ticketParts: TicketParts;
  readonly stock: WarehouseStock;
  readonly transfers: Transfers;

  /** @internal */
  constructor(transport: Transport, options: ClientOptions) {
    super(transport, options);
    this.ticketParts = new TicketParts(transport);
    this.stock = new WarehouseStock(transport);
    this.transfers = new Transfers(transport);
  }
}

/**
 * A client with all that `createDeskClient` gives, and the calls of a store of spare parts: what there is, parts for tickets,
 * transfers.
 *
 * ```ts
 * const client = createStockClient({ url: 'https://service.example.com', key: process.env.AFTERCARE_KEY });
 * await client.ticketParts.reserve({ ticket: ticket.id, lines: [{ sku: 'LC-FAN-35', quantity: 1 }] });
 * ```
 *
 * @throws TypeError if the url is none
 */
export function createStockClient(options: ClientOptions): StockClient {
  return new StockClient(createTransport(options), options);
}
