import { Attachments } from './attachments.ts';
import { Client } from './client.ts';
import { DeskDevices } from './desk-devices.ts';
import { DeskEvents } from './desk-events.ts';
import { DeskTickets } from './desk-tickets.ts';
import type { ClientOptions } from './options.ts';
import { Parts } from './parts.ts';
import { Quotes } from './quotes.ts';
import { byText } from './transport/naming.ts';
import { createTransport, type Transport } from './transport/transport.ts';
import { Uploads } from './uploads.ts';
import { Warranties } from './warranties.ts';

export type {
  AmountFragment as Money,
  AnswerQuoteInput,
  AttachmentDetailFragment as Attachment,
  AttachToDeviceInput,
  AttachToTicketInput,
  CoverageDetailFragment as Coverage,
  CoverageInput,
  CoverageOutcome,
  CoverPhaseFragment as CoverPhase,
  DecideCoverageInput,
  DiscardTicketInput,
  DeskEventFragment as DeskEvent,
  ExtendWarrantyInput,
  GrantGoodwillInput,
  IdentifyDeviceInput,
  InstalledPartDetailFragment as InstalledPart,
  RegisterDeviceInput,
  RegisterDevicesInput,
  ReplaceDeviceInput,
  ReplacementWarranty,
  ReplacePartInput,
  JobLineKind,
  PartDetailFragment as SparePart,
  QuarantineReason,
  QuoteDetailFragment as Quote,
  QuotedLineFragment as QuotedLine,
  QuoteEnding,
  QuoteLineInput,
  QuotePreviewInput,
  QuoteState,
  ReleaseTicketInput,
  RemoveAttachmentInput,
  RestoreWarrantyInput,
  RetireDeviceInput,
  RevokeWarrantyExtensionInput,
  SendQuoteInput,
  ServiceRateDetailFragment as ServiceRate,
  TaxRateDetailFragment as TaxRate,
  Terms,
  TransferDeviceInput,
  UpdateDeviceInput,
  VoidWarrantyInput,
  WarrantyDetailFragment as Warranty,
  WithdrawQuoteInput,
} from './generated/operations.ts';
export type { DeskDevice } from './desk-devices.ts';
export type { SignOff } from './desk-tickets.ts';
export type { PartListOptions } from './parts.ts';
export type { QuotePreview } from './quotes.ts';
export type { Upload, UploadOptions } from './uploads.ts';
export type { DeviceWarranty, TicketCoverage } from './warranties.ts';
export type { Attachments, DeskDevices, DeskEvents, DeskTickets, Parts, Quotes, Uploads, Warranties };

/** The API as a service desk sees it: with who pays, quotes, parts and files. Made by `createDeskClient`. */
export class DeskClient extends Client {
  override readonly tickets: DeskTickets;
  override readonly devices: DeskDevices;
  override readonly events: DeskEvents;
  readonly warranties: Warranties;
  readonly quotes: Quotes;
  readonly parts: Parts;
  readonly attachments: Attachments;
  readonly uploads: Uploads;

  /** @internal */
  constructor(transport: Transport, options: ClientOptions) {
    super(transport);
    this.tickets = new DeskTickets(transport);
    this.devices = new DeskDevices(transport);
    this.events = new DeskEvents(transport);
    this.warranties = new Warranties(transport);
    this.quotes = new Quotes(transport);
    this.parts = new Parts(transport);
    this.attachments = new Attachments(transport);
    this.uploads = new Uploads(options);
  }
}

/**
 * A client with all that `createClient` gives, and the calls of a service desk: who pays for a job and why, quotes, spare parts,
 * photos and documents.
 *
 * ```ts
 * const client = createDeskClient({ url: 'https://service.example.com', key: process.env.AFTERCARE_KEY });
 * const { outcome, reasons } = await client.warranties.coverage({ serial, cause: 'WEAR' });
 * ```
 *
 * @throws TypeError if the url is none
 */
export function createDeskClient(options: ClientOptions): DeskClient {
  return new DeskClient(createTransport(options, byText), options);
}
