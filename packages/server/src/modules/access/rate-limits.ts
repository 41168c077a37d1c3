import { z } from 'zod';
import type { Rate } from '../../platform/rate-limiter/index.ts';

const minute = 60;
const hour = 60 * minute;
const mB = 1024 * 1024;

interface Limit extends Rate {
  /** What is counted, of whom. docs/rate-limits.md shows it. */
  what: string;
}

const limit = (count: number, seconds: number, what: string): Limit => ({ count, seconds, what });

/** Every limit there is: generous to people, and in the way of scripts. A limit of a public verb has the verb's name. */
const table = {
  address: limit(1_200, minute, 'requests and operations from an address, without a secret key'),
  secretKey: limit(6_000, minute, 'requests and operations with a secret key'),
  trackingToken: limit(300, minute, 'requests and operations with the tracking tokens of a ticket'),
  'authentication.address': limit(100, 10 * minute, 'keys and tokens from an address that are not good'),
  'socket.address': limit(300, minute, 'WebSocket connections opened from an address'),
  'submitTicket.address': limit(20, 10 * minute, 'submitTicket from an address, on all pages'),
  'submitTicket.contact': limit(10, hour, 'submitTicket for a phone number or email, on all pages'),
  'submitTicket.key': limit(600, 10 * minute, 'submitTicket with a publishable key'),
  'requestTracking.address': limit(20, 10 * minute, 'requestTracking from an address, on all pages'),
  'requestTracking.number': limit(10, hour, 'requestTracking for a ticket number, with any key'),
  'requestTracking.key': limit(1_200, 10 * minute, 'requestTracking with a publishable key'),
  'deviceCheck.address': limit(60, 10 * minute, 'deviceCheck from an address, on all pages'),
  'deviceCheck.serial': limit(60, hour, 'deviceCheck of a serial number, on all pages'),
  'deviceCheck.key': limit(3_000, 10 * minute, 'deviceCheck with a publishable key'),
  'upload.files': limit(60, 10 * minute, 'files from an address with one publishable key or for one ticket'),
  'upload.bytes': limit(200 * mB, 10 * minute, 'bytes of such files'),
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof table;
export type RateLimits = Record<LimitName, Rate>;

export const limitNames = Object.keys(table) as LimitName[];
/** What holds where the operator says nothing else. */
export const usualLimits = Object.fromEntries(
  limitNames.map((name) => [name, { count: table[name].count, seconds: table[name].seconds }]),
) as RateLimits;
export const wordsOfLimit = (name: LimitName): string => table[name].what;

/** The verbs that look something up or take something in for anybody, and what each is counted by beside address and key. */
export const publicVerbs = {
  submitTicket: 'contact',
  requestTracking: 'number',
  deviceCheck: 'serial',
} as const;
export type PublicVerb = keyof typeof publicVerbs;

const positive = z
  .number({ error: 'must be a number' })
  .int('must be a whole number')
  .min(1, 'must be at least 1');
const rate = z.strictObject({
  count: positive.optional(),
  seconds: positive.max(24 * hour, 'must be at most 86400').optional(),
});
const changed = z.strictObject(
  Object.fromEntries(limitNames.map((name) => [name, rate.optional()])) as Record<
    LimitName,
    z.ZodOptional<typeof rate>
  >,
);

/** AFTERCARE_RATE_LIMITS: the limits that are to be others, as JSON. */
export const changedLimits = z.string().transform((text, check): RateLimits => {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    check.addIssue({
      code: 'custom',
      message: 'must be JSON like {"submitTicket.address": {"count": 50, "seconds": 600}}',
    });
    return z.NEVER;
  }
  const parsed = changed.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
      const message = unknown.length > 0 ? 'is not known' : issue.message;
      for (const key of unknown.length > 0 ? unknown.map((name) => [name]) : [[]]) {
        check.addIssue({ code: 'custom', path: [...issue.path.map(String), ...key], message });
      }
    }
    return z.NEVER;
  }
  return Object.fromEntries(
    limitNames.map((name) => [name, { ...usualLimits[name], ...parsed.data[name] }]),
  ) as RateLimits;
});
