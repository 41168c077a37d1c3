import { z } from 'zod';
import { Role, Tier } from '../../generated/prisma/enums.ts';
import { idempotencyKey, optionalText, requiredText } from '../../platform/text.ts';
import { isTimeZone, normalizeCategory } from './rules.ts';

const name = requiredText(200);

const organizationCode = requiredText(40)
  .toUpperCase()
  .refine((code) => /^[A-Z0-9][A-Z0-9-]*$/.test(code), {
    error: 'A code is made of letters, digits and hyphens, like SC-EAST.',
    params: { code: 'invalid_code' },
  });

const timeZone = requiredText(100).refine(isTimeZone, {
  error: 'This is not an IANA time zone, like Asia/Shanghai.',
  params: { code: 'unknown_time_zone' },
});

const email = requiredText(254).toLowerCase().pipe(z.email('This is not an email address.'));

const unique = <Value>(values: Value[]): Value[] => [...new Set(values)];

const roles = z.array(z.enum(Role)).transform(unique);

const words = z.array(requiredText(100)).max(50, 'There may be at most 50.').transform(unique);

const certification = z.object({
  category: requiredText(100).transform(normalizeCategory),
  validUntil: z.date(),
});

const certifications = z
  .array(certification)
  .max(50, 'There may be at most 50.')
  .superRefine((given, check) => {
    given.forEach(({ category }, at) => {
      if (given.findIndex((other) => other.category === category) === at) return;
      check.addIssue({
        code: 'custom',
        path: [at, 'category'],
        message: `${category} is here twice.`,
        params: { code: 'duplicate' },
      });
    });
  });

export const createOrganizationInput = z.object({
  idempotencyKey,
  code: organizationCode,
  name,
  tier: z.enum(Tier),
  parent: z.string(),
  timeZone: timeZone.nullish(),
  serviceLevel: optionalText(50),
});

export const updateOrganizationInput = z.object({
  code: z.string(),
  name: name.nullish(),
  timeZone: timeZone.nullish(),
  /** Null: that of the nearest organization above; absent: as it was. */
  serviceLevel: optionalText(50),
});

export const createMemberInput = z.object({
  idempotencyKey,
  organization: z.string(),
  name,
  email,
  roles,
  skills: words.nullish(),
  regions: words.nullish(),
  certifications: certifications.nullish(),
});

export const updateMemberInput = z.object({
  id: z.string(),
  name: name.nullish(),
  roles: roles.nullish(),
  skills: words.nullish(),
  regions: words.nullish(),
});

export const certifyMemberInput = certification.extend({ member: z.string() });
