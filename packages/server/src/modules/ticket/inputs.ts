import { z } from 'zod';
import {
  Channel,
  CommentVisibility,
  DistanceBand,
  FaultCause,
  HoldReason,
  Priority,
  Terms,
  TicketKind,
} from '../../generated/prisma/enums.ts';
import { idempotencyKey, localeTag, optionalText, requiredText } from '../../platform/text.ts';
import { attachmentIds, someAttachmentIds } from '../attachment/index.ts';
import { addressInput, contactInput } from '../customer/index.ts';
import { offer } from '../quote/index.ts';
import { parseTicketNumber } from './number.ts';
import { isSignature } from './signature-rules.ts';

const reason = requiredText(2_000);
const body = requiredText(5_000);
const rating = z
  .number()
  .int('A rating is a whole number from 1 to 5.')
  .min(1, 'A rating is a whole number from 1 to 5.')
  .max(5, 'A rating is a whole number from 1 to 5.')
  .nullish();

export const submitTicketInput = z.object({
  idempotencyKey,
  kind: z
    .enum(TicketKind)
    .nullish()
    .transform((kind) => kind ?? 'REPAIR'),
  description: requiredText(5_000),
  severity: z.enum(Priority).nullish(),
  channel: z.enum(Channel).nullish(),
  serviceLevel: optionalText(50),
  device: z.object({ serial: optionalText(100), modelCode: optionalText(100) }).nullish(),
  contact: contactInput,
  site: addressInput.nullish(),
  locale: localeTag.nullish(),
  attachments: attachmentIds.nullish(),
  // What is wrong with these is for the desk to see, not for the sender.
  formProof: z.string().nullish(),
  honeypot: z.string().nullish(),
});

export const requestTrackingInput = z.object({
  number: requiredText(40).transform((text, check) => {
    const number = parseTicketNumber(text);
    if (number) return number;
    check.addIssue({
      code: 'custom',
      message: 'This is not a ticket number. It looks like AC-7KQ2-M40P; check each character.',
      params: { code: 'invalid_number' },
    });
    return z.NEVER;
  }),
  contact: requiredText(254),
});

export const target = { id: z.string(), expectedVersion: z.int().nullish() };

const promise = {
  priority: z.enum(Priority).nullish(),
  band: z.enum(DistanceBand).nullish(),
  serviceLevel: optionalText(50),
};
export const acceptTicketInput = z.object({ ...target, ...promise });
export const classifyTicketInput = z
  .object({ ...target, ...promise })
  .refine(({ priority, band, serviceLevel }) => priority ?? band ?? serviceLevel, {
    path: ['priority'],
    error: 'Say a priority, a band or a service level.',
    params: { code: 'required' },
  });
export const startWorkInput = z.object({ ...target, remote: z.boolean().nullish() });
export const handOverTicketInput = z.object({
  ...target,
  // Codes of organizations are kept in capitals.
  organization: requiredText(100).transform((code) => code.toUpperCase()),
  note: requiredText(2_000),
});
export const holdTicketInput = z.object({
  ...target,
  reason: z.enum(HoldReason).superRefine((value, check) => {
    if (value === 'WAITING_PARTS') {
      check.addIssue({
        code: 'custom',
        message: 'WAITING_PARTS begins and ends by itself with a missing part; nobody sets it.',
        params: { code: 'not_allowed' },
      });
    }
  }),
  note: optionalText(2_000),
});
export const resumeTicketInput = z.object(target);
const findings = {
  faultCode: requiredText(50),
  cause: z.enum(FaultCause),
  sku: optionalText(100),
  partSerial: optionalText(100),
  diagnosis: body,
};
export const diagnoseTicketInput = z.object({ ...target, ...findings });
export const resolveTicketInput = z.object({ ...target, ...findings, workDone: body });
export const quotePreviewInput = z.object({ id: z.string(), ...offer });
export const sendQuoteInput = z.object({
  ...target,
  idempotencyKey,
  ...offer,
  validUntil: z.date().nullish(),
  note: optionalText(2_000),
});
export const withdrawQuoteInput = z.object({ ...target, reason });
const ending = z
  .enum(['UNREPAIRED', 'CANCELLED'])
  .nullish()
  .transform((chosen) => chosen ?? 'UNREPAIRED');
const answer = { accepted: z.boolean(), reason: optionalText(2_000), ending };
export const answerQuoteInput = z.object({ quote: z.string(), ...answer, answeredBy: requiredText(200) });
export const answerTrackedQuoteInput = z.object({
  quote: z.string(),
  ...answer,
  answeredBy: optionalText(200),
});
export const decideCoverageInput = z.object(target);
export const grantGoodwillInput = z
  .object({
    ...target,
    labour: z.enum(Terms),
    parts: z.enum(Terms),
    travel: z.enum(Terms),
    reason,
  })
  .refine(({ labour, parts, travel }) => [labour, parts, travel].some((terms) => terms !== 'CHARGED'), {
    path: ['labour'],
    error: 'This grants nothing: say FREE or AT_COST for labour, parts or travel.',
    params: { code: 'required' },
  });
export const identifyDeviceInput = z.object({ ...target, serial: requiredText(100) });
/** A drawn signature: SVG path data of straight strokes, in a box of 600 × 200. It is drawn again, so nothing else gets in. */
const signature = z
  .string()
  .max(20_000, 'This may have at most 20,000 characters.')
  .refine(isSignature, {
    error: 'A signature is strokes of M and L with whole numbers in a box of 600 × 200, like M10 20 L30 40.',
    params: { code: 'invalid_signature' },
  })
  .nullish();

export const closeTicketInput = z
  .object({ ...target, signedBy: optionalText(200), signature, rating })
  .refine(({ signedBy, signature: drawn }) => !drawn || signedBy, {
    path: ['signedBy'],
    error: 'Say whose signature it is.',
    params: { code: 'required' },
  });
export const reopenTicketInput = z.object({ ...target, reason });
export const releaseTicketInput = z.object(target);
export const discardTicketInput = z.object({ ...target, reason });
export const cancelTicketInput = z.object({ ...target, reason });
const visibility = z
  .enum(CommentVisibility)
  .nullish()
  .transform((given) => given ?? 'INTERNAL');
export const addCommentInput = z.object({ id: z.string(), body, visibility, idempotencyKey });
export const attachToTicketInput = z.object({
  id: z.string(),
  attachments: someAttachmentIds,
  visibility,
  idempotencyKey,
});

export const commentTrackedTicketInput = z.object({ body, idempotencyKey });
export const attachToTrackedTicketInput = z.object({ attachments: someAttachmentIds, idempotencyKey });
export const cancelTrackedTicketInput = z.object({ reason });
export const closeTrackedTicketInput = z.object({ signedBy: requiredText(200), signature, rating });
export const reopenTrackedTicketInput = z.object({ reason });
