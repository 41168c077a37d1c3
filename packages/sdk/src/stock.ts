import { DeskClient } from './desk.ts';
import { Loaners } from './loaners.ts';
import type { ClientOptions } from './options.ts';
import { TicketParts } from './ticket-parts.ts';
import { Transfers } from './transfers.ts';
import { byText } from './transport/naming.ts';
import { createTransport, type Transport } from './transport/transport.ts';
import { WarehouseStock } from './warehouse-stock.ts';

export type {
  AddLoanerInput,
  AdjustStockInput,
  BookLoanerInput,
  CancelExpectedStockInput,
  CancelLoanerBookingInput,
  CancelTransferInput,
  CountedLineInput,
  CountWarehouseInput,
  CreateWarehouseInput,
  ExpectedDetailFragment as ExpectedStock,
  ExpectStockInput,
  ExtendLoanerInput,
  IssuedUnitsInput,
  IssuePartsInput,
  LevelDetailFragment as StockLevel,
  LendLoanerInput,
  LoanerBookingDetailFragment as LoanerBooking,
  LoanerBookingState,
  LoanerCondition,
  LoanerDetailFragment as Loaner,
  LoanerFilter,
  LoanerState,
  MovementKind,
  PartLineDetailFragment as PartLine,
  PartLineState,
  ReceiveStockInput,
  ReceiveTransferInput,
  RecordRemovedPartInput,
  ReleasePartsInput,
  RemovedPartFate,
  RemoveLoanerInput,
  ReservePartsInput,
  ReturnedLineInput,
  ReturnLoanerInput,
  ReturnPartsInput,
  ScrapPartsInput,
  SendTransferInput,
  SetReorderPointInput,
  ShortagePolicy,
  StockFilter,
  StockLineInput,
  StockReportInput,
  StockUnitState,
  TransferDetailFragment as Transfer,
  TransferFilter,
  TransferState,
  TransferStockInput,
} from './generated/operations.ts';
export type { LoanerListOptions, LoanerPlan } from './loaners.ts';
export type { TransferListOptions } from './transfers.ts';
export type {
  StockListOptions,
  StockMovement,
  StockReportRow,
  StockUnit,
  Warehouse,
  WarehouseListOptions,
} from './warehouse-stock.ts';
export type { Loaners, TicketParts, Transfers, WarehouseStock };

/** The API as a service desk with a store sees it. Made by `createStockClient`. */
export class StockClient extends DeskClient {
  readonly ticketParts: TicketParts;
  readonly stock: WarehouseStock;
  readonly transfers: Transfers;
  readonly loaners: Loaners;

  /** @internal */
  constructor(transport: Transport, options: ClientOptions) {
    super(transport, options);
    this.ticketParts = new TicketParts(transport);
    this.stock = new WarehouseStock(transport);
    this.transfers = new Transfers(transport);
    this.loaners = new Loaners(transport);
  }
}

/**
 * A client with all that `createDeskClient` gives, and the calls of a store of spare parts: what there is, parts for tickets,
 * transfers; and of a pool of loaners.
 *
 * ```ts
 * const client = createStockClient({ url: 'https://service.example.com', key: process.env.AFTERCARE_KEY });
 * await client.ticketParts.reserve({ ticket: ticket.id, lines: [{ sku: 'LC-FAN-35', quantity: 1 }] });
 * ```
 *
 * @throws TypeError if the url is none
 */
export function createStockClient(options: ClientOptions): StockClient {
  return new StockClient(createTransport(options, byText), options);
}
