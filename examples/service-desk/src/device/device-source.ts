import type { DeskDevice, DeskEvent } from '@aftercare/sdk/desk';
import type { Desk } from '../desk.ts';
import { wholeHistory } from '../history.ts';
import { LiveResource } from '../live-resource.ts';

export interface DeviceFile {
  device: DeskDevice;
  /** All of it, the oldest first: tickets, visits, parts, warranty, owners. */
  history: readonly DeskEvent[];
}

export function followDevice({ client, feed }: Desk, serial: string): LiveResource<DeviceFile> {
  return new LiveResource(feed, {
    concerns: (event) => event.device?.serial === serial,
    async read(signal) {
      const device = await client.devices.get({ serial }, { signal });
      return device && { device, history: await wholeHistory(client, { device: device.id }, signal) };
    },
  });
}
