import { z } from 'zod';
import { FaultCause, Terms, WarrantyStart } from '../../generated/prisma/enums.ts';
import type { ValidationIssue } from '../../platform/errors.ts';
import { idempotencyKey, optionalText, requiredText } from '../../platform/text.ts';
import { extensionProblems, policyProblems } from './policy-rules.ts';

const code = requiredText(50).refine((text) => text === '' || /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text), {
  error: 'A code is made of letters, digits and . - _, and begins with a letter or a digit.',
  params: { code: 'invalid_code' },
});

const terms = { labour: z.enum(Terms), parts: z.enum(Terms), travel: z.enum(Terms) };
const phases = z.array(z.object({ months: z.number(), ...terms })).max(50, 'There may be at most 50 phases.');
const day = z.date().nullish();
const reason = requiredText(2_000);

const policy = {
  startEvent: z.enum(WarrantyStart),
  phases,
  afterwards: z.object(terms),
  excludedCauses: z
    .array(z.enum(FaultCause))
    .nullish()
    .transform((causes) => causes ?? []),
  replacedPart: z
    .object({ months: z.number(), given: z.enum(['ALWAYS', 'UNDER_WARRANTY']), ...terms })
    .nullish()
    .transform((given) => given ?? null),
};

/** Beside the shape of an input, what the rules find wrong with it: all at once. */
const sound = <Shape extends z.ZodType>(
  shape: Shape,
  problems: (wanted: z.output<Shape>) => ValidationIssue[],
) =>
  shape.superRefine((wanted, check) => {
    for (const { code: problem, ...rest } of problems(wanted)) {
      check.addIssue({ code: 'custom', ...rest, params: { code: problem } });
    }
  });

export const createWarrantyPolicyInput = sound(z.object({ idempotencyKey, code, ...policy }), policyProblems);
export const updateWarrantyPolicyInput = sound(
  z.object({ code: z.string(), expectedVersion: z.int().nullish(), ...policy }),
  policyProblems,
);

const serial = requiredText(100);

export const coverageInput = z.object({
  serial,
  at: z.date().nullish(),
  cause: z.enum(FaultCause),
  sku: optionalText(100),
  partSerial: optionalText(100),
});
export const voidWarrantyInput = z.object({ serial, reason });
export const restoreWarrantyInput = z.object({ serial, reason });
export const extendWarrantyInput = sound(
  z.object({ idempotencyKey, serial, name: requiredText(100), phases, startsOn: day }),
  ({ phases: bought }) => extensionProblems(bought),
);
export const revokeWarrantyExtensionInput = z.object({ extension: z.string(), reason });
export const replacePartInput = z.object({
  idempotencyKey,
  serial,
  sku: requiredText(100),
  newPartSerial: optionalText(100),
  oldPartSerial: optionalText(100),
  replacedOn: day,
  ticket: z.string().nullish(),
});
