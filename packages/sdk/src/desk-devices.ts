import { Devices } from './devices.ts';
import type { TypedDocumentString } from './documents.ts';
import {
  DeskDeviceDocument,
  type DeskDeviceQuery,
  type DeviceSummaryFragment as DeviceSummary,
  type InstalledPartDetailFragment as InstalledPart,
  type RefusalFragment,
  RegisterDevicesDocument,
  type RegisterDevicesInput,
  ReplaceDeviceDocument,
  type ReplaceDeviceInput,
  ReplacePartDocument,
  type ReplacePartInput,
  RetireDeviceDocument,
  type RetireDeviceInput,
  TransferDeviceDocument,
  type TransferDeviceInput,
  UpdateDeviceDocument,
  type UpdateDeviceInput,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';

/** A device with all that its file holds: its tickets and history, its warranty, its parts, the units before and after it. */
export type DeskDevice = NonNullable<DeskDeviceQuery['device']>;

type DeviceChange<Input> = TypedDocumentString<
  { [field: string]: { device: DeviceSummary } | RefusalFragment },
  { input: Input }
>;

/**
 * Devices, with what is covered, and what becomes of them. Days are `YYYY-MM-DD` and never later than today by the vendor's
 * clock; a serial number has at most 100 characters and is kept in capitals and without spaces; reasons and notes have at
 * most 2,000 characters.
 */
export class DeskDevices extends Devices {
  /** Reads one device with all that its file holds; null if there is none to see. */
  override async get(
    by: { serial: string } | { id: string },
    options?: CallOptions,
  ): Promise<DeskDevice | null> {
    return (await this.transport.read(DeskDeviceDocument, by, options)).device;
  }

  /**
   * Puts 1 to 1,000 devices on record, all or none, each with at most 100 parts; answers them in the order given. For AGENT and
   * MANAGER. Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * @throws ValidationError with all issues at once, each with the place of its device: `['devices', '3', 'serial']`, code `taken`;
   * PermissionError, IdempotencyMismatchError
   */
  async register(input: RegisterDevicesInput, options?: CallOptions): Promise<DeviceSummary[]> {
    return (await this.transport.write(RegisterDevicesDocument, { input: keyed(input) }, options)).devices;
  }

  /**
   * Corrects what is known of a device: the days from which warranties count, or its policy. What is left out stays. An AGENT
   * adds what was missing; only a MANAGER changes or removes what is on record.
   *
   * @throws ValidationError, NotFoundError, PermissionError
   */
  update(input: UpdateDeviceInput, options?: CallOptions): Promise<DeviceSummary> {
    return this.#change(UpdateDeviceDocument, input, options);
  }

  /**
   * Gives a device another owner: the customer with the same phone number or email address, else a new one. Warranty and history
   * go with it. For AGENT and MANAGER.
   *
   * @throws PreconditionError (it is retired), ValidationError, NotFoundError, PermissionError
   */
  transfer(input: TransferDeviceInput, options?: CallOptions): Promise<DeviceSummary> {
    return this.#change(TransferDeviceDocument, input, options);
  }

  /**
   * Takes a device out of service for good; it stays on record. For AGENT and MANAGER.
   *
   * @throws PreconditionError (it is retired already), ValidationError, NotFoundError, PermissionError
   */
  retire(input: RetireDeviceInput, options?: CallOptions): Promise<DeviceSummary> {
    return this.#change(RetireDeviceDocument, input, options);
  }

  /**
   * Puts the unit on record that a customer got in place of another, and retires that one. Answers the new one. For AGENT and
   * MANAGER. Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * @throws PreconditionError (it was replaced already), ValidationError, NotFoundError, PermissionError, IdempotencyMismatchError
   */
  replace(input: ReplaceDeviceInput, options?: CallOptions): Promise<DeviceSummary> {
    return this.#change(ReplaceDeviceDocument, keyed(input), options);
  }

  /**
   * Puts a new part into a device and takes the old one out; whether the warranty gave it is decided now, and kept. For every
   * role. Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * @throws ValidationError, NotFoundError (no such device), IdempotencyMismatchError
   */
  async replacePart(input: ReplacePartInput, options?: CallOptions): Promise<InstalledPart> {
    const variables = { input: keyed(input) };
    return (await this.transport.write(ReplacePartDocument, variables, options)).installedPart;
  }

  async #change<Input>(
    document: DeviceChange<Input>,
    input: Input,
    options?: CallOptions,
  ): Promise<DeviceSummary> {
    return (await this.transport.write(document, { input }, options)).device;
  }
}
