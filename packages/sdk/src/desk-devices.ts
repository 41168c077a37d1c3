import { Devices } from './devices.ts';
import {
  DeskDeviceDocument,
  type DeskDeviceQuery,
  UpdateDeviceDocument,
  type UpdateDeviceInput,
} from './generated/operations.ts';
import type { CallOptions } from './options.ts';

/** A device with all that its file holds: its tickets and history, its warranty, its parts, the units before and after it. */
export type DeskDevice = NonNullable<DeskDeviceQuery['device']>;

/** Devices, with what is covered. */
export class DeskDevices extends Devices {
  /** Reads one device with all that its file holds; null if there is none to see. */
  override async get(
    by: { serial: string } | { id: string },
    options?: CallOptions,
  ): Promise<DeskDevice | null> {
    return (await this.transport.read(DeskDeviceDocument, by, options)).device;
  }

  /**
   * Corrects what is known of a device: the days from which warranties count, or its policy. What is left out stays.
   *
   * @throws ValidationError, NotFoundError, PermissionError
   */
  async update(input: UpdateDeviceInput, options?: CallOptions): Promise<void> {
    await this.transport.write(UpdateDeviceDocument, { input }, options);
  }
}
