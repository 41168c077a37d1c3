import { z } from 'zod';

/** PostgreSQL's text holds every character but NUL. */
export const isStorable = (text: string): boolean => !text.includes('\u0000');

/** The text as a pattern of LIKE that matches nothing but itself: Prisma's filters take it as a pattern. */
export const literalPattern = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`);

/** A text that people write: trimmed, not empty, at most `max` characters (UTF-16 units). */
export const requiredText = (max: number) =>
  z
    .string()
    // Half a surrogate pair is no character, and JSON columns refuse it.
    .overwrite((text) => text.toWellFormed())
    .trim()
    .min(1, 'This is required.')
    .max(max, `This may have at most ${max.toLocaleString('en')} characters.`)
    .refine(isStorable, 'This holds a character (NUL) that cannot be stored.');

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
  .refine(isStorable, 'This holds a character (NUL) that cannot be stored.')
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
