import { z } from 'zod';
import { DistanceBand } from '../../generated/prisma/enums.ts';
import { optionalText, requiredText } from '../../platform/text.ts';
import { emailKey, phoneKey } from './rules.ts';

const email = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim() || null : value),
  z.email('This is not an email address.').max(254, 'This may have at most 254 characters.').nullish(),
);

const phone = optionalText(40).superRefine((value, check) => {
  if (value && phoneKey(value) === null) {
    check.addIssue({
      code: 'custom',
      message: 'This is not a phone number.',
      params: { code: 'invalid_phone' },
    });
  }
});

export const contactInput = z
  .object({ name: requiredText(200), phone, email })
  .superRefine((contact, check) => {
    if (!contact.phone && !contact.email) {
      check.addIssue({
        code: 'custom',
        message: 'Give a phone number or an email address.',
        params: { code: 'contact_missing' },
      });
    }
  })
  .transform((contact) => ({
    name: contact.name,
    phone: contact.phone ?? null,
    email: contact.email ?? null,
    phoneKey: contact.phone ? phoneKey(contact.phone) : null,
    emailKey: contact.email ? emailKey(contact.email) : null,
  }));

export const addressInput = z.object({
  country: optionalText(100),
  region: optionalText(100),
  city: optionalText(100),
  line: requiredText(500),
  band: z.enum(DistanceBand).nullish(),
});
