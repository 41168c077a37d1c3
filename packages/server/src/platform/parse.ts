import type { z } from 'zod';
import { ValidationError, type ValidationIssue } from './errors.ts';

/** Parses an input whole: throws a ValidationError with every issue at once, each with its path. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ValidationError(parsed.error.issues.map(toIssue));
}

function toIssue(issue: z.core.$ZodIssue): ValidationIssue {
  return { path: issue.path.map(String), message: issue.message, code: codeOf(issue) };
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return typeof issue.params?.['code'] === 'string' ? issue.params['code'] : 'invalid_value';
    case 'too_big':
      return hasLength(issue.origin) ? 'too_long' : 'invalid_value';
    case 'too_small':
      if (!hasLength(issue.origin)) return 'invalid_value';
      return issue.minimum === 1 ? 'required' : 'too_short';
    case 'invalid_format':
      return `invalid_${issue.format}`;
    default:
      return 'invalid_value';
  }
}

const hasLength = (origin: string): boolean => origin === 'string' || origin === 'array';
