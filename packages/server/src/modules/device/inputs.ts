import { z } from 'zod';
import { idempotencyKey, localeTag, optionalText, requiredText } from '../../platform/text.ts';
import { normalizeCategory } from '../organization/index.ts';

/** Names in other languages, each language once. */
export const localNames = z
  .array(z.object({ locale: localeTag, name: requiredText(200) }))
  .max(50, 'There may be at most 50.')
  .superRefine((given, check) => {
    given.forEach(({ locale }, at) => {
      if (given.findIndex((other) => other.locale === locale) === at) return;
      check.addIssue({
        code: 'custom',
        path: [at, 'locale'],
        message: `${locale} is here twice.`,
        params: { code: 'duplicate' },
      });
    });
  })
  .nullish();

const category = requiredText(100).transform(normalizeCategory);

export const createProductModelInput = z.object({
  idempotencyKey,
  code: requiredText(50)
    .toUpperCase()
    .refine((code) => /^[A-Z0-9][A-Z0-9._/+-]*$/.test(code), {
      error: 'A code is made of letters, digits and . _ / + -, like LC-AC35.',
      params: { code: 'invalid_code' },
    }),
  name: requiredText(200),
  names: localNames,
  category,
  warrantyPolicy: optionalText(50),
});

export const updateProductModelInput = z.object({
  code: z.string().trim().toUpperCase(),
  name: requiredText(200).nullish(),
  names: localNames,
  category: category.nullish(),
  warrantyPolicy: optionalText(50),
});
