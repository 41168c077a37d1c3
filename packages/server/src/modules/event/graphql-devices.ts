import { builder } from '../../graphql/builder.ts';
import { ReplacementWarrantyRef } from '../device/graphql-registry.ts';
import type { DeviceEventData } from '../device/index.ts';
import { type EventOf, EventRef, typeName } from './graphql.ts';

const eventRef = <Type extends keyof DeviceEventData>(type: Type) =>
  builder.objectRef<EventOf<DeviceEventData[Type]>>(typeName(type));

const serial = 'Its serial number.';

eventRef('device.registered').implement({
  description: 'A device was registered.',
  interfaces: [EventRef],
  fields: (t) => ({
    serial: t.string({ description: serial, resolve: ({ data }) => data.serial }),
  }),
});

eventRef('device.changed').implement({
  description: 'What is known of a device was changed.',
  interfaces: [EventRef],
  fields: (t) => ({
    serial: t.string({ description: serial, resolve: ({ data }) => data.serial }),
    fields: t.stringList({ description: 'The fields that changed.', resolve: ({ data }) => data.fields }),
  }),
});

eventRef('device.transferred').implement({
  description: 'A device has another owner.',
  interfaces: [EventRef],
  fields: (t) => ({
    serial: t.string({ description: serial, resolve: ({ data }) => data.serial }),
    previousOwner: t.string({
      nullable: true,
      description: 'Name of the owner before, if known.',
      resolve: ({ data }) => data.from,
    }),
    owner: t.string({ description: 'Name of the owner now.', resolve: ({ data }) => data.to }),
    note: t.string({ nullable: true, description: 'What else was said.', resolve: ({ data }) => data.note }),
  }),
});

eventRef('device.retired').implement({
  description: 'A device went out of service for good.',
  interfaces: [EventRef],
  fields: (t) => ({
    serial: t.string({ description: serial, resolve: ({ data }) => data.serial }),
    reason: t.string({ description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});

eventRef('device.replaced').implement({
  description: 'A customer got another unit in place of a device.',
  interfaces: [EventRef],
  fields: (t) => ({
    serial: t.string({
      description: 'Serial number of the old one.',
      resolve: ({ data }) => data.serial,
    }),
    newSerial: t.string({
      description: 'Serial number of the new one.',
      resolve: ({ data }) => data.newSerial,
    }),
    replacedOn: t.field({
      type: 'Date',
      description: 'The day on which the customer got it.',
      resolve: ({ data }) => new Date(data.replacedOn),
    }),
    warranty: t.field({
      type: ReplacementWarrantyRef,
      description: 'What is promised for the new one.',
      resolve: ({ data }) => data.warranty,
    }),
    reason: t.string({ description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});
