import { DeviceCheckDocument as DeviceCheckId } from './generated/document-ids.ts';
import {
  DeviceCheckDocument,
  type DeviceCheckQuery,
  type DeviceDetailFragment as Device,
  DeviceDocument,
  type DeviceFilter,
  DevicesDocument,
  type DeviceSummaryFragment as DeviceSummary,
} from './generated/operations.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

/** Whether a serial number belongs to a model, what the product is called, and what its warranty covers in plain words. */
export type DeviceCheck = DeviceCheckQuery['deviceCheck'];

/** Which devices, in pages of which size. */
export interface DeviceListOptions extends PageRange, CallOptions {
  filter?: DeviceFilter;
}

/** What anybody with a publishable key may ask about devices. */
export class PublicDevices extends Part {
  /**
   * Checks a serial number against a model before a fault is reported, and tells what the warranty covers. Nothing of the
   * owner; every answer takes the same time.
   */
  async check(device: { serial: string; modelCode: string }, options?: CallOptions): Promise<DeviceCheck> {
    return (await this.transport.read(DeviceCheckId, device, options)).deviceCheck;
  }
}

/** Devices and their history. */
export class Devices extends Part {
  /**
   * Checks a serial number against a model before a fault is reported, and tells what the warranty covers. Nothing of the
   * owner; every answer takes the same time.
   */
  async check(device: { serial: string; modelCode: string }, options?: CallOptions): Promise<DeviceCheck> {
    return (await this.transport.read(DeviceCheckDocument, device, options)).deviceCheck;
  }

  /** Reads one device with its tickets and history, by its serial number or its id; null if there is none to see. */
  async get(by: { serial: string } | { id: string }, options?: CallOptions): Promise<Device | null> {
    return (await this.transport.read(DeviceDocument, by, options)).device;
  }

  /** Lists devices. */
  list({ filter, ...options }: DeviceListOptions = {}): List<DeviceSummary> {
    return this.transport.list(DevicesDocument, { filter }, options);
  }
}
