import { type RateLimits, usualLimits } from '../src/modules/access/index.ts';

/** Nobody comes near these, also not where a test turns its clock back: room for a year, and a trillion uses in it. */
export const roomyLimits = Object.fromEntries(
  Object.keys(usualLimits).map((name) => [name, { count: 1e12, seconds: 366 * 24 * 60 * 60 }]),
) as RateLimits;
