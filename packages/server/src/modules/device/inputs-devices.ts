import { z } from 'zod';
import { idempotencyKey, optionalText, requiredText } from '../../platform/text.ts';
import { contactInput } from '../customer/index.ts';
import { normalizeSerial } from './rules.ts';

export const mostDevices = 1_000;

const day = z.date().nullish();
const text = requiredText(100);
const reason = requiredText(2_000);
/** How a device that is on record is named. */
const known = text;

/** The serial number of a device that comes on record: what stands on a plate, and can be told on the phone. */
const serial = text.transform(normalizeSerial).pipe(
  z
    .string()
    .max(100, 'This may have at most 100 characters.')
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/+:#()-]*$/u, {
      error: 'A serial number is made of letters, digits and . _ / + : # ( ) -, like LCAC350000001.',
    }),
);

const code = requiredText(50);

const dates = { purchasedOn: day, deliveredOn: day, installedOn: day, acceptedOn: day };

/** A device that comes on record. */
export const newDeviceInput = z.object({
  serial,
  modelCode: code.toUpperCase(),
  ...dates,
  policy: optionalText(50),
  soldBy: optionalText(50),
  customer: contactInput.nullish(),
  parts: z
    .array(z.object({ sku: text, serial: optionalText(100) }))
    .max(100, 'There may be at most 100 parts.')
    .nullish(),
});

export const registerDevicesInput = z.object({
  idempotencyKey,
  devices: z
    .array(newDeviceInput)
    .min(1, 'This is required.')
    .max(mostDevices, `There may be at most ${mostDevices.toLocaleString('en')} at once.`),
});

export const updateDeviceInput = z.object({ serial: known, ...dates, policy: z.string().nullish() });
export const transferDeviceInput = z.object({
  serial: known,
  customer: contactInput,
  note: optionalText(2_000),
});
export const retireDeviceInput = z.object({ serial: known, reason });
export const replaceDeviceInput = z.object({
  idempotencyKey,
  serial: known,
  newSerial: serial,
  modelCode: optionalText(50),
  replacedOn: day,
  warranty: z.enum(['CONTINUES', 'NEW']),
  reason,
});
