import { z } from 'zod';
import { ApiKeyKind, Role } from '../../generated/prisma/enums.ts';
import type { Clock } from '../../platform/clock.ts';
import { optionalText } from '../../platform/text.ts';
import { type OriginFault, readOrigin } from './origins.ts';

const dayMs = 24 * 60 * 60 * 1000;
export const defaultOverlapMs = dayMs;
const longestOverlapMs = 30 * dayMs;
const longestLifeYears = 5;

const originFaults: Record<OriginFault, string> = {
  invalid_origin: 'Give an origin: scheme, host and port, without a path, like https://example.com.',
  invalid_wildcard: 'A star stands for everything below a domain, at its front, like https://*.example.com.',
  wildcard_too_wide: 'Under a star there must be a domain that somebody owns: this one holds those of many.',
};

const origin = z.string().transform((text, check) => {
  const read = readOrigin(text);
  if ('origin' in read) return read.origin;
  // Goes on, so that everything that is wrong is told at once.
  check.addIssue({
    code: 'custom',
    message: originFaults[read.fault],
    params: { code: read.fault },
    continue: true,
  });
  return text;
});

/** Each once, in the order given. */
const origins = z
  .array(origin)
  .max(100, 'A key may have at most 100 origins.')
  .transform((given) => [...new Set(given)]);
const roles = z.array(z.enum(Role)).transform((given) => [...new Set(given)]);

/** An end that is still to come, and not so far off that it is none. */
const expiresAt = (clock: Clock) =>
  z
    .date()
    .refine((end) => end > clock.now(), {
      error: 'This has passed: a key must live before it ends.',
      params: { code: 'in_the_past' },
    })
    .refine(
      (end) => {
        const latest = clock.now();
        latest.setUTCFullYear(latest.getUTCFullYear() + longestLifeYears);
        return end <= latest;
      },
      {
        error: `A key ends within ${longestLifeYears} years, or not by itself.`,
        params: { code: 'too_far_off' },
      },
    );

interface Powers {
  roles?: readonly Role[] | null | undefined;
  origins?: readonly string[] | null | undefined;
}

/** What a key of a kind may not have. `complete`: nothing was left as it is. */
export function powerFaults(
  kind: ApiKeyKind,
  input: Powers,
  complete: boolean,
): { path: string; message: string }[] {
  if (kind === 'SECRET') {
    const message = 'A secret key has no origins: it never lies in a web page.';
    return input.origins?.length ? [{ path: 'origins', message }] : [];
  }
  const faults = [];
  if (input.roles?.length) faults.push({ path: 'roles', message: 'A publishable key has no roles.' });
  if (complete ? !input.origins?.length : input.origins?.length === 0) {
    faults.push({
      path: 'origins',
      message: 'A publishable key needs the origins of the pages that it lies in.',
    });
  }
  return faults;
}

export const createKeyInput = (clock: Clock) =>
  z
    .object({
      organization: z.string(),
      kind: z.enum(ApiKeyKind),
      label: optionalText(200),
      roles: roles.nullish(),
      origins: origins.nullish(),
      expiresAt: expiresAt(clock).nullish(),
    })
    .superRefine((input, check) => {
      for (const { path, message } of powerFaults(input.kind, input, true)) {
        check.addIssue({ code: 'custom', path: [path], message, params: { code: 'not_allowed' } });
      }
    });

/** What is left out stays; null takes the label or the end away. */
export const updateKeyInput = (clock: Clock) =>
  z.object({
    label: optionalText(200),
    roles: roles.nullish(),
    origins: origins.nullish(),
    expiresAt: expiresAt(clock).nullish(),
  });

export const rotateKeyInput = z.object({
  overlap: z
    .number()
    .min(0, 'An overlap goes forward: say a length of time, like PT24H.')
    .max(longestOverlapMs, 'The old secret may stay valid for at most 30 days.')
    .nullish(),
});
