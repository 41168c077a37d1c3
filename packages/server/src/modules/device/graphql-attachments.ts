import { builder } from '../../graphql/builder.ts';
import { rowIds } from '../../graphql/selection.ts';
import { IdempotencyMismatchError, ValidationError } from '../../platform/errors.ts';
import { AttachmentRef } from '../attachment/graphql.ts';
import { attachToDevice } from './attach.ts';
import { DeviceRef } from './graphql.ts';
import { findDevice } from './read.ts';

builder.prismaObjectField(DeviceRef, 'attachments', (t) =>
  t.relation('attachments', {
    type: AttachmentRef,
    description: 'Photos and documents that belong to it, oldest first; at most 100.',
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  }),
);

const AttachToDeviceInput = builder.inputType('AttachToDeviceInput', {
  description: 'Files for a device.',
  fields: (t) => ({
    serial: t.string({ required: true, description: 'Serial number of the device.' }),
    attachments: t.idList({
      required: true,
      description: 'Ids that POST /uploads answered to the same key: 1 to 20.',
    }),
    idempotencyKey: t.string({
      description: 'The same key and input within 24 hours: one effect, one answer.',
    }),
  }),
});

const AttachToDevicePayload = builder.objectRef<{ deviceId: string }>('AttachToDevicePayload').implement({
  description: 'The files hang on the device.',
  fields: (t) => ({
    device: t.prismaField({
      type: DeviceRef,
      description: 'The device as it is now.',
      resolve: async (query, { deviceId }, _args, ctx) => {
        const device = await findDevice(ctx, { id: deviceId }, query);
        if (!device) throw new Error(`the device ${deviceId} was changed and is gone`);
        return device;
      },
    }),
  }),
});

builder.mutationField('attachToDevice', (t) =>
  t.field({
    type: AttachToDevicePayload,
    description: 'Hangs uploads on a device, for the staff to see.',
    args: { input: t.arg({ type: AttachToDeviceInput, required: true, description: 'Which, and where.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: {
        name: 'AttachToDeviceResult',
        description: 'The payload, or the expected error that came instead.',
      },
    },
    resolve: async (_root, { input }, ctx) => ({
      deviceId: await attachToDevice(ctx, {
        ...input,
        attachments: rowIds('Attachment', input.attachments),
      }),
    }),
  }),
);
