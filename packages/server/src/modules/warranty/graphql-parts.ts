import { builder } from '../../graphql/builder.ts';
import { optionalRowId } from '../../graphql/selection.ts';
import { IdempotencyMismatchError, ValidationError } from '../../platform/errors.ts';
import { DeviceRef } from '../device/graphql.ts';
import { PartRef } from '../stock/graphql.ts';
import { readChangedDevice } from './graphql-changes.ts';
import { findInstalledPart } from './read.ts';
import { replacePart, type ReplacedPartIds } from './replace-part.ts';

export const InstalledPartRef = builder.prismaObject('InstalledPart', {
  description: 'A part in a device. One that was put in as a replacement may have a warranty of its own.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque id.' }),
    part: t.field({
      type: PartRef,
      description: 'What it is.',
      select: (_args, _ctx, nested) => ({ part: nested(true) }),
      resolve: ({ part }) => part,
    }),
    serial: t.exposeString('serial', { nullable: true, description: 'Its own serial number.' }),
    installedOn: t.expose('installedOn', { type: 'Date', description: 'When it was put in.' }),
    removedOn: t.expose('removedOn', {
      type: 'Date',
      nullable: true,
      description: 'When it was taken out; null while it is in the device.',
    }),
    isReplacement: t.exposeBoolean('isReplacement', {
      description: 'Whether it was put in later, and not with the device.',
    }),
    underWarranty: t.exposeBoolean('underWarranty', {
      description: 'Whether the warranty gave it for free.',
    }),
  }),
});

builder.prismaObjectField(DeviceRef, 'installedParts', (t) =>
  t.relation('installedParts', {
    description: 'What is in it, in the order in which it was put in.',
    args: {
      removed: t.arg.boolean({ description: 'Also what was taken out; no by default.' }),
    },
    query: ({ removed }) => ({
      where: removed ? {} : { removedOn: null },
      orderBy: [{ installedOn: 'asc' }, { id: 'asc' }],
    }),
  }),
);

const ReplacePartInput = builder.inputType('ReplacePartInput', {
  description: 'A new part in the place of an old one.',
  fields: (t) => ({
    idempotencyKey: t.string({
      description: 'The same key and input within 24 hours: one effect, one answer.',
    }),
    serial: t.string({ required: true, description: 'Serial number of the device.' }),
    sku: t.string({ required: true, description: 'SKU of the part.' }),
    newPartSerial: t.string({
      description: 'Serial number of the new part; required where each one has a serial number.',
    }),
    oldPartSerial: t.string({
      description:
        'Serial number of the part that is taken out; by default the oldest of its kind in the device.',
    }),
    replacedOn: t.field({
      type: 'Date',
      description: 'On which day; today in the vendor’s time zone by default, and never a day to come.',
    }),
    ticket: t.id({
      description:
        'The job in which it was done: by its cause and its day it is decided whether the warranty gives the part. Without it: as a defect on that day.',
    }),
  }),
});

const ReplacePartPayload = builder.objectRef<ReplacedPartIds>('ReplacePartPayload').implement({
  description: 'The part is in the device.',
  fields: (t) => ({
    device: t.prismaField({
      type: DeviceRef,
      description: 'The device as it is now.',
      resolve: (query, { deviceId }, _args, ctx) => readChangedDevice(ctx, deviceId, query),
    }),
    installedPart: t.prismaField({
      type: InstalledPartRef,
      description: 'The new part.',
      resolve: (query, { installedPartId }, _args, ctx) => findInstalledPart(ctx, installedPartId, query),
    }),
  }),
});

builder.mutationField('replacePart', (t) =>
  t.field({
    type: ReplacePartPayload,
    description:
      'Puts a new part into a device, and takes the old one out if it is on record. Whether the warranty gave it is decided now, and kept.',
    args: { input: t.arg({ type: ReplacePartInput, required: true, description: 'Which part.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: {
        name: 'ReplacePartResult',
        description: 'The payload, or the expected error that came instead.',
      },
    },
    resolve: (_root, { input }, ctx) =>
      replacePart(ctx, { ...input, ticket: optionalRowId('Ticket', input.ticket) }),
  }),
);
