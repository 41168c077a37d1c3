import { Client } from './client.ts';
import { DeskDevices } from './desk-devices.ts';
import { DeskEvents } from './desk-events.ts';
import { DeskTickets } from './desk-tickets.ts';
import type { ClientOptions } from './options.ts';
import { createTransport, type Transport } from './transport/transport.ts';
import { Warranties } from './warranties.ts';

export type {
  CoverageDetailFragment as Coverage,
  CoverageInput,
  CoverageOutcome,
  CoverPhaseFragment as CoverPhase,
  DecideCoverageInput,
  DeskEventFragment as DeskEvent,
  ExtendWarrantyInput,
  GrantGoodwillInput,
  IdentifyDeviceInput,
  InstalledPartDetailFragment as InstalledPart,
  ReplacePartInput,
  RestoreWarrantyInput,
  Terms,
  UpdateDeviceInput,
  VoidWarrantyInput,
  WarrantyDetailFragment as Warranty,
} from './generated/operations.ts';
export type { DeskDevice } from './desk-devices.ts';
export type { DeviceWarranty, TicketCoverage } from './warranties.ts';
export type { DeskDevices, DeskEvents, DeskTickets, Warranties };

/** The API as a service desk sees it: with who pays. Made by `createDeskClient`. */
export class DeskClient extends Client {
  override readonly tickets: DeskTickets;
  override readonly devices: DeskDevices;
  override readonly events: DeskEvents;
  readonly warranties: Warranties;

  /** @internal */
  constructor(transport: Transport) {
    super(transport);
    this.tickets = new DeskTickets(transport);
    this.devices = new DeskDevices(transport);
    this.events = new DeskEvents(transport);
    this.warranties = new Warranties(transport);
  }
}

/**
 * A client with all that `createClient` gives, and the calls of a service desk: who pays for a job, and why.
 *
 * ```ts
 * const client = createDeskClient({ url: 'https://service.example.com', key: process.env.AFTERCARE_KEY });
 * const { outcome, reasons } = await client.warranties.coverage({ serial, cause: 'WEAR' });
 * ```
 *
 * @throws TypeError if the url is none
 */
export function createDeskClient(options: ClientOptions): DeskClient {
  return new DeskClient(createTransport(options));
}
