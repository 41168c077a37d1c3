import { z } from 'zod';

/** PostgreSQL's text holds every character but NUL. */
const noNul = (value: string) => !value.includes('\u0000');

/** A text that people write: trimmed, not empty, at most `max` characters (UTF-16 units). */
export const requiredText = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'This is required.')
    .max(max, `This may have at most ${max.toLocaleString('en')} characters.`)
    .refine(noNul, 'This holds a character (NUL) that cannot be stored.');

/** The same, where blank means absent. */
export const optionalText = (max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    requiredText(max).nullish(),
  );

export const idempotencyKey = z
  .string()
  .min(1, 'This is required.')
  .max(255, 'This may have at most 255 characters.')
  .refine(noNul, 'This holds a character (NUL) that cannot be stored.')
  .nullish();

/** A BCP 47 language tag, in its canonical form. */
export const localeTag = z.string().transform((tag, check) => {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    check.addIssue({ code: 'custom', message: 'This must be a BCP 47 language tag, like zh-CN.' });
    return z.NEVER;
  }
});
