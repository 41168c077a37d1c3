import { builder } from '../../graphql/builder.ts';
import { IdempotencyMismatchError, PreconditionError, ValidationError } from '../../platform/errors.ts';
import { CustomerInput } from '../customer/graphql.ts';
import { DeviceRef } from './graphql.ts';
import { findDevice, findDevices } from './read.ts';
import { registerDevices } from './register-devices.ts';
import { replaceDevice } from './replace-device.ts';
import { retireDevice } from './retire-device.ts';
import { transferDevice } from './transfer-device.ts';
import { updateDevice } from './update-device.ts';

const outcome = 'The payload, or the expected error that came instead.';
const idempotencyKey = 'The same key and input within 24 hours: one effect, one answer.';
const notInFuture = 'Not after today, by the vendor’s clock.';
const reason = 'Why, at most 2,000 characters.';

const DevicePartInput = builder.inputType('DevicePartInput', {
  description: 'A part with which a device was made.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Its SKU.' }),
    serial: t.string({ description: 'Its own serial number, at most 100 characters.' }),
  }),
});

const RegisterDeviceInput = builder.inputType('RegisterDeviceInput', {
  description: 'One device that comes on record.',
  fields: (t) => ({
    serial: t.string({
      required: true,
      description:
        'Serial number, unique, at most 100 characters: letters, digits and . _ / + : # ( ) -. Kept in capitals and without spaces.',
    }),
    modelCode: t.string({ required: true, description: 'Code of its product model.' }),
    purchasedOn: t.field({ type: 'Date', description: `When it was bought. ${notInFuture}` }),
    deliveredOn: t.field({ type: 'Date', description: `When it was delivered. ${notInFuture}` }),
    installedOn: t.field({ type: 'Date', description: `When it was installed. ${notInFuture}` }),
    acceptedOn: t.field({
      type: 'Date',
      description: `When the installation was accepted. ${notInFuture}`,
    }),
    policy: t.string({
      description:
        'Code of the warranty policy that it is sold with, in its version of now; by default that of its model.',
    }),
    customer: t.field({
      type: CustomerInput,
      description: 'Its owner: the customer with the same phone or email, else a new one.',
    }),
    soldBy: t.string({
      description:
        'Code of the organization that sold it, and that keeps it on record; by default your own keeps it.',
    }),
    parts: t.field({ type: [DevicePartInput], description: 'The parts in it, at most 100.' }),
  }),
});

const RegisterDevicesInput = builder.inputType('RegisterDevicesInput', {
  description: 'Devices that come on record, all or none.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    devices: t.field({
      type: [RegisterDeviceInput],
      required: true,
      description: 'The devices, 1 to 1,000.',
    }),
  }),
});

const UpdateDeviceInput = builder.inputType('UpdateDeviceInput', {
  description:
    'What is to change of a device; what is absent stays. To change what is on record takes a MANAGER.',
  fields: (t) => ({
    serial: t.string({ required: true, description: 'Its serial number, which stays.' }),
    purchasedOn: t.field({ type: 'Date', description: 'When it was bought. Null: not known.' }),
    deliveredOn: t.field({ type: 'Date', description: 'When it was delivered. Null: not known.' }),
    installedOn: t.field({ type: 'Date', description: 'When it was installed. Null: not known.' }),
    acceptedOn: t.field({
      type: 'Date',
      description: 'When the installation was accepted. Null: not known.',
    }),
    policy: t.string({
      description: 'Code of its warranty policy, in the version of now. Null: sold without a warranty.',
    }),
  }),
});

const TransferDeviceInput = builder.inputType('TransferDeviceInput', {
  description: 'A device that has a new owner.',
  fields: (t) => ({
    serial: t.string({ required: true, description: 'Its serial number.' }),
    customer: t.field({
      type: CustomerInput,
      required: true,
      description: 'The new owner: the customer with the same phone or email, else a new one.',
    }),
    note: t.string({ description: 'What else to know, at most 2,000 characters.' }),
  }),
});

const RetireDeviceInput = builder.inputType('RetireDeviceInput', {
  description: 'A device that goes out of service for good.',
  fields: (t) => ({
    serial: t.string({ required: true, description: 'Its serial number.' }),
    reason: t.string({ required: true, description: reason }),
  }),
});

export const ReplacementWarrantyRef = builder.enumType('ReplacementWarranty', {
  description: 'What is promised for a unit that was given in place of another.',
  values: {
    CONTINUES: {
      description: 'The warranty of the old one goes on: policy, dates, extensions, and a void that stands.',
    },
    NEW: { description: 'The warranty with which the model is sold now, from the day of the replacement.' },
  } as const,
});

const ReplaceDeviceInput = builder.inputType('ReplaceDeviceInput', {
  description: 'A unit that a customer got in place of another.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    serial: t.string({ required: true, description: 'Serial number of the old one.' }),
    newSerial: t.string({
      required: true,
      description: 'Serial number of the new one, which is not on record yet.',
    }),
    modelCode: t.string({ description: 'Code of its product model; the same by default.' }),
    replacedOn: t.field({
      type: 'Date',
      description: `The day on which the customer got it; today by default. It stands in the history; a warranty that is NEW counts from it, one that CONTINUES does not. ${notInFuture}`,
    }),
    warranty: t.field({
      type: ReplacementWarrantyRef,
      required: true,
      description: 'What is promised for it.',
    }),
    reason: t.string({ required: true, description: reason }),
  }),
});

const RegisterDevicesPayload = builder.objectRef<{ ids: string[] }>('RegisterDevicesPayload').implement({
  description: 'The devices are on record.',
  fields: (t) => ({
    devices: t.prismaField({
      type: [DeviceRef],
      description: 'The devices, in the order given.',
      resolve: (query, { ids }, _args, ctx) => findDevices(ctx, ids, query),
    }),
  }),
});

const devicePayload = (name: string, description: string, which = 'The device.') =>
  builder.objectRef<{ id: string }>(name).implement({
    description,
    fields: (t) => ({
      device: t.prismaField({
        type: DeviceRef,
        description: which,
        resolve: async (query, { id }, _args, ctx) => {
          const device = await findDevice(ctx, { id }, query);
          if (!device) throw new Error(`the device ${id} was written and is gone`);
          return device;
        },
      }),
    }),
  });

builder.mutationFields((t) => ({
  registerDevices: t.field({
    type: RegisterDevicesPayload,
    description:
      'Puts devices on record, all or none: a ValidationError tells of each problem with the place of its row. For the desk.',
    args: { input: t.arg({ type: RegisterDevicesInput, required: true, description: 'The devices.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: { name: 'RegisterDevicesResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ ids: await registerDevices(ctx, input) }),
  }),
  updateDevice: t.field({
    type: devicePayload('UpdateDevicePayload', 'The device is changed.'),
    description:
      'Adds what was missing of a device. For the desk; a MANAGER also corrects what is on record.',
    args: { input: t.arg({ type: UpdateDeviceInput, required: true, description: 'What is to change.' }) },
    errors: { types: [ValidationError], union: { name: 'UpdateDeviceResult', description: outcome } },
    resolve: async (_root, { input }, ctx) => ({ id: await updateDevice(ctx, input) }),
  }),
  transferDevice: t.field({
    type: devicePayload('TransferDevicePayload', 'The device has another owner.'),
    description: 'Gives a device another owner; warranty and history go with it. For the desk.',
    args: { input: t.arg({ type: TransferDeviceInput, required: true, description: 'Which, and to whom.' }) },
    errors: {
      types: [ValidationError, PreconditionError],
      union: { name: 'TransferDeviceResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ id: await transferDevice(ctx, input) }),
  }),
  retireDevice: t.field({
    type: devicePayload('RetireDevicePayload', 'The device is out of service.'),
    description: 'Takes a device out of service for good; it stays on record. For the desk.',
    args: { input: t.arg({ type: RetireDeviceInput, required: true, description: 'Which, and why.' }) },
    errors: {
      types: [ValidationError, PreconditionError],
      union: { name: 'RetireDeviceResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ id: await retireDevice(ctx, input) }),
  }),
  replaceDevice: t.field({
    type: devicePayload('ReplaceDevicePayload', 'The device is replaced.', 'The new one.'),
    description:
      'Puts the unit on record that a customer got in place of another, and retires that one. For the desk.',
    args: { input: t.arg({ type: ReplaceDeviceInput, required: true, description: 'Which, and by what.' }) },
    errors: {
      types: [ValidationError, PreconditionError, IdempotencyMismatchError],
      union: { name: 'ReplaceDeviceResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ id: await replaceDevice(ctx, input) }),
  }),
}));
