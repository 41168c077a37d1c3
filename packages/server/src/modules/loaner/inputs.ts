import { z } from 'zod';
import { LoanerCondition } from '../../generated/prisma/enums.ts';
import { idempotencyKey, optionalText, requiredText } from '../../platform/text.ts';
import { normalizeSerial } from '../device/index.ts';
import { money } from '../stock/index.ts';

const text = optionalText(2_000);
const serial = requiredText(100).transform(normalizeSerial);
const code = requiredText(100).transform((value) => value.toUpperCase());

export const addLoanerInput = z.object({ idempotencyKey, serial, organization: code.nullish(), note: text });
export const removeLoanerInput = z.object({ idempotencyKey, serial, note: text });

/** Which unit: one by its serial number, or any of a model. */
const unit = { serial: serial.nullish(), modelCode: code.nullish() };

const oneOf = (one: unknown, other: unknown) => (one == null) !== (other == null);

export const bookLoanerInput = z
  .object({ idempotencyKey, ticket: z.string(), ...unit, startsAt: z.date(), endsAt: z.date() })
  .refine(({ serial: one, modelCode }) => oneOf(one, modelCode), {
    path: ['serial'],
    error: 'Say a serial number or a model, not both.',
    params: { code: 'required' },
  });

export const lendLoanerInput = z
  .object({
    idempotencyKey,
    ticket: z.string().nullish(),
    booking: z.string().nullish(),
    ...unit,
    until: z.date().nullish(),
  })
  .superRefine(({ ticket, booking, serial: one, modelCode, until }, check) => {
    const issue = (path: string, message: string) =>
      check.addIssue({ code: 'custom', path: [path], message, params: { code: 'required' } });
    if (!oneOf(ticket, booking)) return issue('ticket', 'Say a ticket or a booking, not both.');
    if (booking != null) {
      if (modelCode != null) issue('modelCode', 'A booking says which unit it is.');
      return;
    }
    if (!oneOf(one, modelCode)) issue('serial', 'Say a serial number or a model, not both.');
    if (until == null) issue('until', 'Say until when.');
  });

export const extendLoanerInput = z.object({ idempotencyKey, booking: z.string(), until: z.date() });

export const returnLoanerInput = z
  .object({
    idempotencyKey,
    booking: z.string(),
    condition: z.enum(LoanerCondition),
    inspectionNote: text,
    charge: money.nullish(),
  })
  .superRefine(({ condition, inspectionNote, charge }, check) => {
    const issue = (path: string, message: string, code: string) =>
      check.addIssue({ code: 'custom', path: [path], message, params: { code } });
    if (condition === 'OK') {
      if (charge) issue('charge', 'Only damage is charged.', 'not_allowed');
      return;
    }
    if (!inspectionNote) issue('inspectionNote', 'Say what is damaged.', 'required');
    if (!charge) issue('charge', 'Say what the damage costs the customer; 0 for nothing.', 'required');
  });

export const cancelLoanerBookingInput = z.object({ idempotencyKey, booking: z.string(), reason: text });
