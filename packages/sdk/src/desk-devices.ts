import { Devices } from './devices.ts';
import { DeskDeviceDocument, type DeskDeviceQuery } from './generated/operations.ts';
import type { CallOptions } from './options.ts';

/** A device with all that its file holds: its tickets and history, and its warranty. */
export type DeskDevice = NonNullable<DeskDeviceQuery['device']>;

/** Devices, with what is covered. */
export class DeskDevices extends Devices {
  /** Reads one device with its tickets, its history and its warranty; null if there is none to see. */
  override async get(
    by: { serial: string } | { id: string },
    options?: CallOptions,
  ): Promise<DeskDevice | null> {
    return (await this.transport.read(DeskDeviceDocument, by, options)).device;
  }
}
